using System.Text.Json.Nodes;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>The reading URLs of one type on one surface.</summary>
internal sealed class ReadUrls(UrlKit kit, ResourceType type, Surface surface, SurfaceRule rule)
{
    private readonly string _one = kit.Names.Of(type, surface);

    public Deed List() => new($"list{kit.Names.PluralOf(type, surface)}", type.Name, $"List {Names.Spoken(type.Name)}", rule.Access, surface, type.IsFeed ? Refusals.Collection | Refusals.Feed : Refusals.Collection, "collection")
    {
        Description = type.Description,
        Parameters = [.. kit.Parameters.Collection(type, surface), kit.Parameters.IfNoneMatch()],
        Answers = Shown("A page of the collection.", kit.Types.Collection(type, surface)),
    };

    public Deed Get() => new($"get{_one}", type.Name, $"Read {Names.SpokenOne(type)}", rule.Access, surface, Refusals.Shape | Refusals.Single, "resource")
    {
        Description = type.Description,
        Parameters = [.. kit.Parameters.Shape(type, surface), kit.Parameters.IfNoneMatch()],
        Answers = Shown("The resource.", kit.Types.Document(type, surface), mayWait: type.RetryAfter is not null),
    };

    public Deed Related(RelationshipField field)
    {
        var (name, access) = ($"{Names.Pascal(field.Name)}Of{_one}", field.AccessOn(surface, rule));
        var summary = $"the {Names.Spoken(field.Name)} of {Names.SpokenOne(type)}";
        if (field.IsPolymorphic)
        {
            return new($"get{name}", type.Name, $"Read {summary}", access, surface, Refusals.Shape | Refusals.Single, "resource")
            {
                Description = "The type differs from resource to resource; include and fields are those of that type.",
                Parameters = [kit.Parameters.IfNoneMatch()],
                Answers = Shown("The related resource, or null.", kit.Types.AnyDocument()),
            };
        }

        return field.IsMany
            ? new($"list{name}", type.Name, $"List {summary}", access, surface, Refusals.Collection | Refusals.Single, "collection")
            {
                Description = field.Description,
                Parameters = [.. kit.Parameters.Collection(field.Target, surface), kit.Parameters.IfNoneMatch()],
                Answers = Shown("A page of the related resources.", kit.Types.Collection(field.Target, surface)),
            }
            : new($"get{name}", type.Name, $"Read {summary}", access, surface, Refusals.Shape | Refusals.Single, "resource")
            {
                Description = field.Description,
                Parameters = [.. kit.Parameters.Shape(field.Target, surface), kit.Parameters.IfNoneMatch()],
                Answers = Shown("The related resource, or null.", kit.Types.RelatedDocument(field.Target, surface)),
            };
    }

    public Deed Linkage(RelationshipField field)
    {
        IEnumerable<JsonObject> parameters = field.IsPolymorphic ? []
            : field.IsMany ? kit.Parameters.Collection(field.Target, surface, field) : kit.Parameters.Shape(field.Target, surface, field);
        var (refusals, access) = ((field.IsMany ? Refusals.Collection : Refusals.Shape) | Refusals.Single, field.AccessOn(surface, rule));
        return new($"get{Names.Pascal(field.Name)}LinkageOf{_one}", type.Name, $"Read the linkage '{field.Name}' of {Names.SpokenOne(type)}", access, surface, refusals, field.IsMany ? "collection" : "resource")
        {
            Description = field.Description,
            Parameters = [.. parameters, kit.Parameters.IfNoneMatch()],
            Answers = Shown("The linkage.", kit.Types.LinkageDocument(field)),
        };
    }

    public Deed Transitions(ResourceType transitions) =>
        new($"listTransitionsOf{_one}", type.Name, $"List the moves of {Names.SpokenOne(type)}", rule.Access, surface, Refusals.Collection | Refusals.Single, "collection")
        {
            Description = "The timeline of the resource: every move through its states.",
            Parameters = [.. kit.Parameters.Collection(transitions, surface), kit.Parameters.IfNoneMatch()],
            Answers = Shown("A page of the moves.", kit.Types.Collection(transitions, surface)),
        };

    private List<(int, JsonObject)> Shown(string description, JsonObject schema, bool mayWait = false)
    {
        var shown = mayWait
            ? kit.Operations.Answer(description, schema, ("Retry-After", kit.Components.Header("retryAfter", ResponseHeaders.RetryAfter)))
            : kit.Operations.Answer(description, schema);
        return [(200, shown), (304, OperationDescriber.Bare("The caller has it already."))];
    }
}
