using System.Text.Json;
using System.Text.RegularExpressions;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Text of bounded length: any Unicode but NUL and unpaired surrogates (JA-155). Lengths count UTF-16 units.</summary>
internal sealed class StringFormat(int maxLength = int.MaxValue, int minLength = 0, Regex? pattern = null, string? patternName = null, string? jsonFormat = null) : ValueFormat<string>
{
    public static StringFormat Any { get; } = new();

    public override bool CanFilter => true;

    public override string Expected => patternName ?? "a string";

    public override void Write(Utf8JsonWriter json, string value) => json.WriteStringValue(value);

    public override string? Read(JsonElement json, Faults faults, string pointer)
    {
        if (json.ValueKind != JsonValueKind.String) return Wrong(faults, pointer);
        if (!Texts.TryGet(json, out var text))
        {
            faults.Add("invalid_format", "The text contains a NUL character or half a surrogate pair.", pointer);
            return null;
        }

        if (text.Length < minLength) faults.Add(text.Length == 0 ? "required" : "too_short", $"At least {minLength} characters are needed.", pointer);
        else if (text.Length > maxLength) faults.Add("too_long", $"At most {maxLength} characters are possible.", pointer, Limit("maxLength", maxLength));
        else if (pattern is not null && !pattern.IsMatch(text)) faults.Add("invalid_format", $"Expected {patternName}.", pointer);
        return text;
    }

    public override bool TryParse(string text, out string? value)
    {
        value = text;
        return !text.Contains('\0', StringComparison.Ordinal);
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        if (minLength > 0) json.WriteNumber("minLength"u8, minLength);
        if (maxLength < int.MaxValue) json.WriteNumber("maxLength"u8, maxLength);
        if (pattern is not null) json.WriteString("pattern"u8, pattern.ToString());
        if (jsonFormat is not null) json.WriteString("format"u8, jsonFormat);
    }

    private static Dictionary<string, object?> Limit(string name, object value) => new(StringComparer.Ordinal) { [name] = value };
}

/// <summary>Reads JSON strings without trusting them.</summary>
internal static class Texts
{
    /// <summary>False where the string holds NUL or an unpaired surrogate, which no database takes.</summary>
    public static bool TryGet(JsonElement json, out string text)
    {
        try
        {
            text = json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }

        return IsClean(text);
    }

    /// <summary>Whether a JSON string is this one.</summary>
    public static bool Is(JsonElement json, string text) => TryGet(json, out var said) && said == text;

    public static bool IsClean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i])) return false;
        }

        return true;
    }
}
