using System.Text.Json.Nodes;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>The schemas of request bodies. What a creation does not know is refused, so those are closed; a change may send back what it read.</summary>
internal sealed class BodySchemas(Components components, Names names, TypeSchemas types)
{
    public JsonObject Create(ResourceType type, Surface surface) => components.Schema(names.Of(type, surface) + "Create", () =>
    {
        var properties = new JsonObject { ["type"] = SchemaNodes.Const(type.Name) };
        List<string> required = ["type"];
        AddGroup("attributes", type.Attributes.Where(field => field.OnCreate && field.IsOn(surface)).Select(field => ((Field)field, Attribute(field))), properties, required);
        AddGroup("relationships", type.Relationships.Where(field => field.OnCreate && type.FindRelationship(field.Name, surface) is not null).Select(field => ((Field)field, Relationship(field))), properties, required);
        return Document(SchemaNodes.Members(properties, required));
    });

    public JsonObject Update(ResourceType type, Surface surface) => components.Schema(names.Of(type, surface) + "Update", () =>
    {
        var properties = new JsonObject { ["type"] = SchemaNodes.Const(type.Name), ["id"] = TypeSchemas.Id() };
        var attributes = type.Attributes.Where(field => field.OnUpdate && field.IsOn(surface)).ToList();
        if (attributes.Count > 0) properties["attributes"] = SchemaNodes.Members(new JsonObject(attributes.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Attribute(field)))));

        var relationships = type.Relationships.Where(field => field.OnUpdate && type.FindRelationship(field.Name, surface) is not null).ToList();
        if (relationships.Count > 0) properties["relationships"] = SchemaNodes.Members(new JsonObject(relationships.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Relationship(field)))));
        return Document(SchemaNodes.Members(properties, "type", "id"));
    });

    public JsonObject Linkage(RelationshipField field) => components.Schema(
        TypeSchemas.NameOfMembers(field) + (field.IsMany ? "LinkagesChange" : "LinkageChange"), () => Document(types.Linkage(field)));

    /// <summary>A move: the words of the machine's states and, where it asks for one, the reason.</summary>
    public JsonObject Transition(ResourceType machine, ResourceType transitions, Surface surface) => components.Schema(names.Of(machine, surface) + "Transition", () =>
    {
        var reason = transitions.Attributes.Find(field => field.Name == "reason");
        var attributes = new JsonObject { ["to"] = SchemaNodes.Words(machine.Transitions!.States) };
        if (reason is not null) attributes["reason"] = SchemaNodes.Of(reason.WriteSchema, isNullable: true);
        return Document(SchemaNodes.Members(
            new JsonObject { ["type"] = SchemaNodes.Const(transitions.Name), ["attributes"] = Closed(SchemaNodes.Members(attributes, "to")) }, "type", "attributes"));
    });

    private static void AddGroup(string group, IEnumerable<(Field Field, JsonObject Schema)> fields, JsonObject properties, List<string> required)
    {
        var all = fields.ToList();
        if (all.Count == 0) return;

        var needed = all.Where(pair => pair.Field.IsRequired).Select(pair => pair.Field.Name).ToList();
        properties[group] = Closed(SchemaNodes.Members(new JsonObject(all.Select(pair => KeyValuePair.Create(pair.Field.Name, (JsonNode?)pair.Schema))), needed));
        if (needed.Count > 0) required.Add(group);
    }

    private static JsonObject Attribute(AttributeField field) => SchemaNodes.Described(SchemaNodes.Of(field.WriteSchema, field.TakesNull), field.Description);

    private JsonObject Relationship(RelationshipField field)
    {
        var linkage = field.IsMany || field.TakesNull ? types.Linkage(field) : types.Identifier(field);
        return SchemaNodes.Described(SchemaNodes.Members(new JsonObject { ["data"] = linkage }, "data"), field.Description);
    }

    private static JsonObject Document(JsonObject data) => SchemaNodes.Members(new JsonObject { ["data"] = data }, "data");

    private static JsonObject Closed(JsonObject schema)
    {
        schema["additionalProperties"] = false;
        return schema;
    }
}
