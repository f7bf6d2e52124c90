using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Moves through state machines: <c>/{type}/{id}/transitions</c> (JA-187). The list is the timeline.</summary>
internal static class TransitionEndpoints
{
    public const string TypeName = "transitions";

    public static RequestDelegate List(ResourceType type, Surface surface) => async context =>
    {
        var exchange = Exchange.Begin(context, type, surface);
        var transitions = exchange.Catalog.Find(TypeName, surface)!;
        var plan = exchange.Parse(QueryFeatures.Collection, transitions);
        exchange.Demand(exchange.Rule.Access, write: false);
        var id = await exchange.IdAsync();
        if (await exchange.Reader.FindOwnerAsync(type, id, relationship: null, plan, exchange.Aborted) is null) throw Exchange.NotFound();

        var document = await exchange.Reader.CollectionAsync(plan, exchange.Aborted, transitions.ConditionOn("subject", Operator.Eq, [id]));
        await exchange.ReplyAsync(document);
    };

    public static RequestDelegate Create(ResourceType type, Surface surface) => async context =>
    {
        var exchange = Exchange.Begin(context, type, surface);
        var transitions = exchange.Catalog.Find(TypeName, surface)!;
        var plan = exchange.Parse(QueryFeatures.Shape, transitions);
        exchange.Demand(exchange.Rule.ForWriting, write: true);
        var id = await exchange.IdAsync();
        await new Writes(exchange, type).CurrentAsync(id);
        var request = await WriteRequest.ReadAsync(exchange);
        await Idempotency.RunAsync(exchange, request, async () =>
        {
            using var document = request.Parse();
            var written = await MoveAsync(exchange, type, id, WriteRequest.Data(document.RootElement), "/data");
            return await WriteEndpoints.CreatedAsync(exchange, plan, written);
        });
    };

    /// <summary>A transition by its own URL and those of its relationships: there for whom its subject is.</summary>
    public static async Task DemandSubjectAsync(Exchange exchange, Guid id, QueryPlan plan)
    {
        var subject = exchange.Type.Relationships.Find(relationship => relationship.Name == "subject")!;
        var move = await exchange.Reader.FindOwnerAsync(exchange.Type, id, subject, plan, exchange.Aborted) ?? throw Exchange.NotFound();
        var type = exchange.Catalog.Find(subject.TargetNameOf(move), exchange.Surface);
        if (type is null || !exchange.Rights.MayRead(type)) throw Exchange.NotFound();
        if (await exchange.Reader.FindOwnerAsync(type, subject.Ids(move)[0], relationship: null, plan, exchange.Aborted) is null) throw Exchange.NotFound();
    }

    /// <summary>One move, for a single request and for an operation.</summary>
    public static async Task<Written> MoveAsync(Exchange exchange, ResourceType type, Guid id, JsonElement data, string pointer)
    {
        var transitions = exchange.Catalog.Find(TypeName, exchange.Surface)!;
        var machine = type.Transitions!;
        var body = new BodyReader(transitions, exchange.Surface, pointer, ignoreRelationships: true).ReadNew(data);
        var to = body.Required<string>("to");
        if (!machine.States.Contains(to))
        {
            throw new ApiException(new ApiError("invalid_value", $"'{type.Name}' has no state '{to}'.")
            {
                Pointer = pointer + "/attributes/to",
                Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["allowed"] = machine.States },
            });
        }

        return await Writes.Faithfully(body, () => exchange.Sender.Send(machine.Command(id, to, body.Get<string>("reason")), exchange.Aborted));
    }
}
