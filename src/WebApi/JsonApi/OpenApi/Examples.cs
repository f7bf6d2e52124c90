using System.Text.Json.Nodes;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>A small body that fits a schema: what is required, and one change where nothing is.</summary>
internal static class Examples
{
    private const string Id = "01980d2c-6a7b-7c3e-9f10-2b5d8e4a1c77";

    /// <param name="resolve">Finds a schema by its reference.</param>
    /// <returns>Null where a pattern asks for a text that only its owner knows.</returns>
    public static JsonNode? Of(JsonObject schema, Func<string, JsonObject> resolve)
    {
        try
        {
            return Value(schema, resolve, depth: 0);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static JsonNode? Value(JsonObject schema, Func<string, JsonObject> resolve, int depth)
    {
        if ((string?)schema["$ref"] is { } reference) return Value(resolve(reference), resolve, depth);
        if (schema["examples"] is JsonArray { Count: > 0 } examples) return examples[0]!.DeepClone();
        if (schema["const"] is { } fixedValue) return fixedValue.DeepClone();
        if (schema["enum"] is JsonArray words) return words[0]?.DeepClone();
        if (schema["anyOf"] is JsonArray choices) return Value(choices[0]!.AsObject(), resolve, depth);

        return (string?)(schema["type"] is JsonArray types ? types[0] : schema["type"]) switch
        {
            "string" => Text(schema),
            "integer" or "number" => Math.Clamp(1, (long?)schema["minimum"] ?? long.MinValue, (long?)schema["maximum"] ?? long.MaxValue),
            "boolean" => true,
            "array" => Items(schema, resolve, depth),
            "object" => Members(schema, resolve, depth),
            _ => null,
        };
    }

    private static string Text(JsonObject schema)
    {
        var text = (string?)schema["format"] switch
        {
            "uuid" => Id,
            "date-time" => "2026-01-31T09:30:00Z",
            "duration" => "P7D",
            "date" => "2026-01-31",
            "email" => "buyer@example.com",
            "uri" => "https://example.com/",
            _ => "Text",
        };
        if ((string?)schema["pattern"] is { } pattern)
        {
            string[] known = ["12.50", "text", "TEXT", "EUR", "#1a2b3c", "+4930123456"];
            text = Array.Find(known, candidate => System.Text.RegularExpressions.Regex.IsMatch(candidate, pattern, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)))
                ?? throw new NotSupportedException("No example is known for the pattern.");
        }

        if (text.Length > ((int?)schema["maxLength"] ?? int.MaxValue)) text = text[..(int)schema["maxLength"]!];
        return text.PadRight((int?)schema["minLength"] ?? 0, 't');
    }

    private static JsonArray Items(JsonObject schema, Func<string, JsonObject> resolve, int depth) =>
        depth < 6 ? [Value(schema["items"]!.AsObject(), resolve, depth + 1)] : [];

    private static JsonObject Members(JsonObject schema, Func<string, JsonObject> resolve, int depth)
    {
        var example = new JsonObject();
        if (schema["properties"] is not JsonObject properties) return example;

        HashSet<string> required = [.. (schema["required"] as JsonArray ?? []).Select(name => (string)name!)];
        foreach (var (name, member) in properties)
        {
            // Of an update nothing is required: its first attribute shows how a change looks.
            var isFirstChange = required.Count == 0 && example.Count == 0;
            if (required.Contains(name) || isFirstChange || (name == "attributes" && depth == 1)) example[name] = Value(member!.AsObject(), resolve, depth + 1);
        }

        return example;
    }
}
