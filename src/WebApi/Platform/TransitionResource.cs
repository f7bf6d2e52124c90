using Marketplace.Application.Common;
using Marketplace.Application.Platform;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Platform;

/// <summary>Moves through state machines; made and listed beside their subject, read by their own URL.</summary>
internal static class TransitionResource
{
    public static ResourceType Type { get; } = Resource.Type<TransitionView, TransitionId>(TransitionEndpoints.TypeName, move => move.Id, type =>
    {
        type.Describe("A move through a state machine. Made and listed at /{type}/{id}/transitions; the list is the timeline.");
        type.On(Surface.Public, Methods.Read, AccessRule.Anyone); // who may read the subject: the kernel makes sure of it
        type.On(Surface.Seller, Methods.Read, AccessRule.AnyOf(Surface.Seller));
        type.On(Surface.Admin, Methods.Read, AccessRule.AnyOf(Surface.Admin));
        type.Attribute("to", move => move.To, new StringFormat(maxLength: 40, minLength: 1)).CreateOnly(required: true);
        type.Attribute("reason", move => move.Reason, new StringFormat(StateMachine<JobStatus>.MaxReasonLength)).CreateOnly();
        type.Attribute("from", move => move.From, StringFormat.Any);
        type.Attribute("at", move => move.At, TimestampFormat.Instance).Sort();
        type.Attribute("actorKind", move => move.ActorKind, EnumFormat<ActorKind>.Instance);
        type.ToOne("actor", move => move.ActorId, "users").Describe("Shown to operators, and to who may know that person: oneself, and on the seller's side its own people.");
        type.ToAny("subject", move => move.SubjectType, move => (Guid?)move.SubjectId);
        type.NamedFilter<Guid>("subject", IdFormat.Instance, id => move => move.SubjectId == id, JsonApi.Surfaces.None);
        type.SortByDefault("at");
    });
}
