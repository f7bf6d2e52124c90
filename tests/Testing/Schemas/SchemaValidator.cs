using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Marketplace.Testing.Schemas;

/// <summary>
/// The part of JSON Schema that our description uses. A keyword outside of it is an error, so that nothing passes unseen. Stricter than JSON Schema in
/// one point: a member that an object's schema does not name is a fault unless the schema says that there may be others; v1 may grow, an answer of today may not.
/// </summary>
public sealed class SchemaValidator(JsonObject document)
{
    private static readonly HashSet<string> Annotations = ["description", "title", "default", "examples", "example", "x-extensible-enum"];

    /// <returns>What is wrong, each with its place; nothing where the value fits.</returns>
    public IReadOnlyList<string> Validate(JsonNode? value, JsonObject schema)
    {
        var faults = new List<string>();
        Check(value, schema, "", faults);
        return faults;
    }

    public JsonObject Resolve(string reference)
    {
        JsonNode at = document;
        foreach (var step in reference[2..].Split('/'))
        {
            at = at[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)] ?? throw new InvalidOperationException($"'{reference}' leads nowhere.");
        }

        return at.AsObject();
    }

    private void Check(JsonNode? value, JsonObject schema, string at, List<string> faults)
    {
        foreach (var (keyword, rule) in schema)
        {
            switch (keyword)
            {
                case "$ref": Check(value, Resolve((string)rule!), at, faults); break;
                case "type": Demand(Types(rule!).Any(type => IsOf(value, type)), $"is no {rule!.ToJsonString()}"); break;
                case "const": Demand(JsonNode.DeepEquals(value, rule), $"is not {rule!.ToJsonString()}"); break;
                case "enum": Demand(rule!.AsArray().Any(word => JsonNode.DeepEquals(word, value)), $"is none of {rule.ToJsonString()}"); break;
                case "anyOf": Demand(Fitting(rule!) > 0, "fits no branch of anyOf"); break;
                case "oneOf": Demand(Fitting(rule!) == 1, "does not fit exactly one branch of oneOf"); break;
                case "required": Demand(value is not JsonObject whole || rule!.AsArray().All(name => whole.ContainsKey((string)name!)), $"lacks one of {rule!.ToJsonString()}"); break;
                case "properties": CheckMembers(value, schema, at, faults); break;
                case "additionalProperties": CheckOthers(value, schema, rule!, at, faults); break;
                case "items": CheckItems(value, rule!.AsObject(), at, faults); break;
                case "minItems": Demand(value is not JsonArray few || few.Count >= (int)rule!, "has too few items"); break;
                case "maxItems": Demand(value is not JsonArray many || many.Count <= (int)rule!, "has too many items"); break;
                case "maxProperties": Demand(value is not JsonObject wide || wide.Count <= (int)rule!, "has too many members"); break;
                case "minLength": Demand(Text(value) is not { } brief || brief.Length >= (int)rule!, "is too short"); break;
                case "maxLength": Demand(Text(value) is not { } lengthy || lengthy.Length <= (int)rule!, "is too long"); break;
                case "minimum": Demand(Number(value) is not { } small || small >= (decimal)rule!, "is too small"); break;
                case "maximum": Demand(Number(value) is not { } large || large <= (decimal)rule!, "is too large"); break;
                case "pattern": Demand(Text(value) is not { } text || Regex.IsMatch(text, (string)rule!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)), $"does not match {rule}"); break;
                case "format": Demand(Text(value) is not { } shaped || HasFormat(shaped, (string)rule!), $"is no {rule}"); break;
                default:
                    if (!Annotations.Contains(keyword)) throw new NotSupportedException($"The keyword '{keyword}' is not known to the validator.");
                    break;
            }

            void Demand(bool holds, string otherwise)
            {
                if (!holds) faults.Add($"{(at.Length == 0 ? "the whole" : at)} {otherwise}: {Short(value)}");
            }
        }

        int Fitting(JsonNode branches) => branches.AsArray().Count(branch => Validate(value, branch!.AsObject()).Count == 0);
    }

    private void CheckMembers(JsonNode? value, JsonObject schema, string at, List<string> faults)
    {
        if (value is not JsonObject members) return;

        var known = schema["properties"]!.AsObject();
        foreach (var (name, member) in members)
        {
            if (known[name] is JsonObject described) Check(member, described, $"{at}/{name}", faults);
            else if (!schema.ContainsKey("additionalProperties")) faults.Add($"{at}/{name} is not described: {Short(member)}");
        }
    }

    private void CheckOthers(JsonNode? value, JsonObject schema, JsonNode rule, string at, List<string> faults)
    {
        if (value is not JsonObject members) return;

        foreach (var (name, member) in members.Where(member => (schema["properties"] as JsonObject)?.ContainsKey(member.Key) != true))
        {
            if (rule is JsonObject described) Check(member, described, $"{at}/{name}", faults);
            else if (!(bool)rule) faults.Add($"{at}/{name} is not allowed: {Short(member)}");
        }
    }

    private void CheckItems(JsonNode? value, JsonObject schema, string at, List<string> faults)
    {
        if (value is not JsonArray items) return;
        for (var i = 0; i < items.Count; i++) Check(items[i], schema, $"{at}/{i}", faults);
    }

    private static IEnumerable<string> Types(JsonNode rule) => rule is JsonArray several ? several.Select(type => (string)type!) : [(string)rule!];

    private static bool IsOf(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => Number(value) is { } number && decimal.Truncate(number) == number,
        _ => false,
    };

    private static bool HasFormat(string text, string format) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "duration" => text.Length > 1 && text[0] == 'P',
        "date-time" => text.Length >= 20 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "time" => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "email" => text.Contains('@', StringComparison.Ordinal),
        _ => throw new NotSupportedException($"The format '{format}' is not known to the validator."),
    };

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static decimal? Number(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    private static string Short(JsonNode? value) => value?.ToJsonString() is not { } text ? "null" : text.Length > 200 ? text[..200] + "…" : text;
}
