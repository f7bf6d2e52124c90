using System.Text.Json.Nodes;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>The writing URLs of one type on one surface.</summary>
internal sealed class WriteUrls(UrlKit kit, ResourceType type, Surface surface, SurfaceRule rule)
{
    private readonly string _one = kit.Names.Of(type, surface);

    private Refusals KeyRefusals => type.RequiresIdempotencyKey ? Refusals.KeyRequired : Refusals.None;

    private Refusals VersionRefusals => type.RequiresIfMatch ? Refusals.VersionRequired : Refusals.Conditional;

    public Deed Create()
    {
        var form = type.CreateEndpoint?.Invoke(surface) is null ? null : type.CreateForm;
        var refusals = Refusals.Create | Refusals.Shape | KeyRefusals | (form is null ? Refusals.None : Refusals.Form) | (type.CallsOutside ? Refusals.Upstream : Refusals.None);
        return new($"create{_one}", type.Name, $"Create {Names.SpokenOne(type)}", rule.ForCreating, surface, refusals, (form is null ? "create" : "form") + KeyKind)
        {
            IsWrite = true,
            Description = type.Description,
            Parameters = [.. kit.Parameters.Shape(type, surface), .. kit.Parameters.OfCreation(type), kit.Parameters.IdempotencyKey(type.RequiresIdempotencyKey)],
            Body = form is { DocumentPart: null } ? null : kit.Bodies.Create(type, surface),
            Form = form,
            Answers = type.IsOnlyNoted ? [(202, kit.Operations.Noted())] : type.IsAsynchronous ? Accepted(kit.Types.Document(kit.Jobs!, surface)) : Made(kit.Types.Document(type, surface)),
        };
    }

    public Deed Update() => new($"update{_one}", type.Name, $"Change {Names.SpokenOne(type)}", rule.ForWriting, surface, Refusals.Update | Refusals.Shape | Refusals.Single | VersionRefusals, "update")
    {
        IsWrite = true,
        Description = "Changes the fields that are sent. A read-only field may be sent back as it was read.",
        Parameters = [.. kit.Parameters.Shape(type, surface), kit.Parameters.IfMatch(type.RequiresIfMatch), kit.Parameters.IdempotencyKey(isRequired: false)],
        Body = kit.Bodies.Update(type, surface),
        Answers = [(200, kit.Operations.Answer("The resource as it is now.", kit.Types.Document(type, surface), Replayed()))],
    };

    public Deed Delete() => new($"delete{_one}", type.Name, $"Delete {Names.SpokenOne(type)}", rule.ForWriting, surface, Refusals.Single | Refusals.Delete | VersionRefusals, "delete")
    {
        IsWrite = true,
        Parameters = [kit.Parameters.IfMatch(type.RequiresIfMatch), kit.Parameters.IdempotencyKey(isRequired: false)],
        Answers = [(204, OperationDescriber.Bare("It is gone."))],
    };

    public Deed Linkage(RelationshipField field, LinkageChange change)
    {
        var (verb, summary) = change switch
        {
            LinkageChange.Replace => ("replace", $"Replace the linkage '{field.Name}' of {Names.SpokenOne(type)}"),
            LinkageChange.Add => ("add", $"Add members to the linkage '{field.Name}' of {Names.SpokenOne(type)}"),
            _ => ("remove", $"Remove members from the linkage '{field.Name}' of {Names.SpokenOne(type)}"),
        };
        var needsKey = change == LinkageChange.Add && type.RequiresIdempotencyKey;
        return new($"{verb}{Names.Pascal(field.Name)}LinkageOf{_one}", type.Name, summary, rule.ForWriting, surface,
            Refusals.Update | Refusals.Single | VersionRefusals | (needsKey ? Refusals.KeyRequired : Refusals.None), "linkage" + (needsKey ? KeyKind : ""))
        {
            IsWrite = true,
            Description = field.IsChangeable ? field.Description : "Refused: the members depend on the resource, and are made and removed one by one.",
            Parameters = [kit.Parameters.IfMatch(type.RequiresIfMatch), kit.Parameters.IdempotencyKey(needsKey)],
            Body = kit.Bodies.Linkage(field),
            Answers = [(204, new JsonObject { ["description"] = "Done.", ["headers"] = new JsonObject { ["ETag"] = ResponseHeaders.ETag(kit.Components) } })],
        };
    }

    public Deed Transition(ResourceType transitions) =>
        new($"createTransitionOf{_one}", type.Name, $"Move {Names.SpokenOne(type)} to another state", rule.ForWriting, surface, Refusals.Transition | Refusals.Shape | Refusals.Single | KeyRefusals, "transition" + KeyKind)
        {
            IsWrite = true,
            Description = "The moves that are open to the caller stand in the resource's meta.allowedTransitions.",
            Parameters = [.. kit.Parameters.Shape(transitions, surface), kit.Parameters.IdempotencyKey(type.RequiresIdempotencyKey)],
            Body = kit.Bodies.Transition(type, transitions, surface),
            Answers = Made(kit.Types.Document(transitions, surface)),
        };

    private string KeyKind => type.RequiresIdempotencyKey ? "WithKey" : "";

    private List<(int, JsonObject)> Accepted(JsonObject job) =>
        [(202, kit.Operations.Answer("Accepted; the work goes on.", job, ("Content-Location", ResponseHeaders.ContentLocation(kit.Components)), ("Retry-After", kit.Components.Header("retryAfter", ResponseHeaders.RetryAfter)), Replayed()))];

    private List<(int, JsonObject)> Made(JsonObject schema)
    {
        var location = ("Location", ResponseHeaders.Location(kit.Components));
        var again = kit.Operations.Answer("It had been done before.", schema.DeepClone().AsObject(), location, Replayed());
        return [(200, again), (201, kit.Operations.Answer("Made.", schema, ("Location", ResponseHeaders.Location(kit.Components)), Replayed()))];
    }

    private (string, JsonObject) Replayed() => ("Idempotency-Replayed", ResponseHeaders.Replayed(kit.Components));
}
