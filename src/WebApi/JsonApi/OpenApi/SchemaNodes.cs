using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>Small pieces of JSON Schema. Every call makes new nodes: a node has one parent.</summary>
internal static class SchemaNodes
{
    public static JsonObject Ref(string section, string name) => new() { ["$ref"] = $"#/components/{section}/{name}" };

    public static JsonObject Text(string? description = null) => Described(new JsonObject { ["type"] = "string" }, description);

    public static JsonObject Const(string value) => new() { ["type"] = "string", ["const"] = value };

    public static JsonObject Words(IEnumerable<string> words) => new() { ["type"] = "string", ["enum"] = Array(words) };

    public static JsonObject ListOf(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    public static JsonObject Members(JsonObject properties, params IEnumerable<string> required)
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        var names = Array(required);
        if (names.Count > 0) schema["required"] = names;
        return schema;
    }

    public static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    public static JsonObject AnyOf(params IEnumerable<JsonObject> schemas) => new() { ["anyOf"] = new JsonArray([.. schemas]) };

    public static JsonObject OrNull(JsonObject schema) => AnyOf(schema, new JsonObject { ["type"] = "null" });

    public static JsonObject Described(JsonObject schema, string? description)
    {
        if (description is not null) schema["description"] = description;
        return schema;
    }

    /// <summary>What a format writes about itself, widened by null where the value may be null.</summary>
    public static JsonObject Of(Action<Utf8JsonWriter> members, bool isNullable = false)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        var schema = JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
        if (!isNullable) return schema;
        if (schema["type"] is not JsonValue type || schema.ContainsKey("const")) return OrNull(schema);

        schema["type"] = new JsonArray(type.GetValue<string>(), "null");
        (schema["enum"] as JsonArray)?.Add((JsonNode?)null);
        return schema;
    }
}
