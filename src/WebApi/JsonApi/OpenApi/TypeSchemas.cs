using System.Text.Json.Nodes;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>
/// The schemas of answers. No field is required, for <c>fields</c> may leave any out; nothing is closed, for v1 may grow by new members.
/// </summary>
internal sealed class TypeSchemas(Components components, Names names)
{
    /// <summary>One resource, as a surface shows it.</summary>
    public JsonObject Resource(ResourceType type, Surface surface) => components.Schema(names.Of(type, surface), () =>
    {
        var properties = new JsonObject { ["type"] = SchemaNodes.Const(type.Name), ["id"] = Id() };
        var attributes = type.Attributes.Where(field => field.IsOn(surface) && !field.IsWriteOnly).ToList();
        if (attributes.Count > 0) properties["attributes"] = SchemaNodes.Members(new JsonObject(attributes.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Shown(field)))));

        var relationships = type.Relationships.Where(field => type.FindRelationship(field.Name, surface) is not null).ToList();
        if (relationships.Count > 0) properties["relationships"] = SchemaNodes.Members(new JsonObject(relationships.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Shown(field)))));

        properties["links"] = SchemaNodes.Ref("schemas", "resourceLinks");
        properties["meta"] = Meta(type, surface);
        return SchemaNodes.Described(SchemaNodes.Members(properties, "type", "id", "links", "meta"), type.Description);
    });

    public JsonObject Document(ResourceType type, Surface surface) =>
        components.Schema(names.Of(type, surface) + "Document", () => Document(Resource(type, surface), Included(type, surface)));

    /// <summary>The answer of a to-one's related URL, which may be empty.</summary>
    public JsonObject RelatedDocument(ResourceType type, Surface surface) =>
        components.Schema(names.Of(type, surface) + "RelatedDocument", () => Document(SchemaNodes.OrNull(Resource(type, surface)), Included(type, surface)));

    public JsonObject Collection(ResourceType type, Surface surface) => components.Schema(names.Of(type, surface) + "Collection", () =>
        Document(SchemaNodes.ListOf(Resource(type, surface)), Included(type, surface), SchemaNodes.Ref("schemas", "collectionMeta")));

    /// <summary>A document about a resource whose type differs.</summary>
    public JsonObject AnyDocument() => components.Schema("anyRelatedDocument", () => Document(SchemaNodes.OrNull(SchemaNodes.Ref("schemas", "resource")), AnyResource()));

    public JsonObject Linkage(RelationshipField field) => field.IsMany ? SchemaNodes.ListOf(Identifier(field)) : SchemaNodes.OrNull(Identifier(field));

    public JsonObject LinkageDocument(RelationshipField field)
    {
        var name = NameOfMembers(field) + (field.IsMany ? "Linkages" : "Linkage");
        return components.Schema(name, () => Document(Linkage(field), AnyResource(), field.IsMany ? SchemaNodes.Ref("schemas", "collectionMeta") : null));
    }

    public JsonObject Identifier(RelationshipField field) => field.IsPolymorphic
        ? SchemaNodes.Ref("schemas", "identifier")
        : components.Schema(NameOfMembers(field) + "Identifier", () => SchemaNodes.Members(
            new JsonObject { ["type"] = SchemaNodes.Const(field.TargetName), ["id"] = Id(), ["meta"] = SchemaNodes.Ref("schemas", field.IsCounted ? "quantityMeta" : "identifierMeta") }, "type", "id"));

    /// <summary>What schemas about a relationship's linkage begin with: its target and, where members are counted, that.</summary>
    public static string NameOfMembers(RelationshipField field) => field.IsPolymorphic ? "any" : Names.One(field.Target) + (field.IsCounted ? "Quantity" : "");

    public static JsonObject Id() => new() { ["type"] = "string", ["format"] = "uuid" };

    private static JsonObject Shown(AttributeField field) =>
        SchemaNodes.Described(SchemaNodes.Of(field.WriteSchema, field.IsNullable), field.Description ?? (field.IsWritable ? null : "Read-only."));

    private JsonObject Shown(RelationshipField field) => SchemaNodes.Described(
        SchemaNodes.Members(new JsonObject
        {
            ["links"] = SchemaNodes.Ref("schemas", "relationshipLinks"),
            ["data"] = Linkage(field),
            ["meta"] = SchemaNodes.Ref("schemas", "relationshipMeta"),
        }),
        field.Description);

    private static JsonObject Meta(ResourceType type, Surface surface)
    {
        var properties = new JsonObject { ["version"] = SchemaNodes.Ref("schemas", "version") };
        if (type.Transitions is { } machine && type.On(surface)!.Has(Methods.Transition))
        {
            properties["allowedTransitions"] = SchemaNodes.Described(SchemaNodes.ListOf(SchemaNodes.Words(machine.States)), "The moves that are open to this caller now.");
        }

        if (type.On(surface)! is var rule && (rule.Has(Methods.Update) || rule.Has(Methods.Delete)))
        {
            var can = new JsonObject();
            if (rule.Has(Methods.Update)) can["update"] = new JsonObject { ["type"] = "boolean" };
            if (rule.Has(Methods.Delete)) can["delete"] = new JsonObject { ["type"] = "boolean" };
            properties["can"] = SchemaNodes.Described(SchemaNodes.Members(can), "What the caller's roles or scopes allow.");
        }

        properties["page"] = SchemaNodes.Ref("schemas", "cursor");
        var meta = SchemaNodes.Members(properties, "version");
        meta["additionalProperties"] = true;
        return meta;
    }

    private static JsonObject Document(JsonObject data, JsonObject included, JsonObject? meta = null)
    {
        var properties = new JsonObject
        {
            ["jsonapi"] = SchemaNodes.Ref("schemas", "jsonapi"),
            ["links"] = SchemaNodes.Ref("schemas", "links"),
            ["data"] = data,
            ["included"] = SchemaNodes.Described(SchemaNodes.ListOf(included), "Only when include was sent."),
        };
        if (meta is not null) properties["meta"] = meta;
        return SchemaNodes.Members(properties, "jsonapi", "links", "data");
    }

    private JsonObject Included(ResourceType type, Surface surface)
    {
        var targets = Parameters.Includes(type, surface).SelectMany(path => TargetsOf(type, path, surface)).Distinct().OrderBy(target => target.Name, StringComparer.Ordinal).ToList();
        return targets.Count switch
        {
            0 => AnyResource(),
            1 => Resource(targets[0], surface),
            _ => SchemaNodes.AnyOf(targets.Select(target => Resource(target, surface))),
        };
    }

    /// <summary>What a path ends at: one type, or those of them that the surface has.</summary>
    public static IEnumerable<ResourceType> TargetsOf(ResourceType type, string path, Surface surface)
    {
        IEnumerable<ResourceType> targets = [type];
        foreach (var step in path.Split('.')) targets = targets.First().Relationships.Find(field => field.Name == step)!.Targets;
        return targets.Where(target => target.On(surface) is not null);
    }

    private static JsonObject AnyResource() => SchemaNodes.Ref("schemas", "resource");
}
