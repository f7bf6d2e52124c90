using System.Globalization;
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

/// <summary>JSON integers within bounds (JA-251).</summary>
internal sealed class IntegerFormat(int min = int.MinValue, int max = int.MaxValue) : ValueFormat<int>
{
    public static IntegerFormat Any { get; } = new();

    public override bool CanFilter => true;

    public override string Expected => "a whole number";

    public override void Write(Utf8JsonWriter json, int value) => json.WriteNumberValue(value);

    public override int Read(JsonElement json, Faults faults, string pointer)
    {
        if (json.ValueKind != JsonValueKind.Number) return Wrong(faults, pointer);
        if (!json.TryGetDecimal(out var exact))
        {
            faults.Add("out_of_range", Bounds, pointer);
            return 0;
        }

        if (decimal.Truncate(exact) != exact) return Wrong(faults, pointer);
        if (exact < min || exact > max)
        {
            faults.Add("out_of_range", Bounds, pointer, new Dictionary<string, object?>(StringComparer.Ordinal) { ["minimum"] = min, ["maximum"] = max });
            return 0;
        }

        return (int)exact;
    }

    public override bool TryParse(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "integer"u8);
        if (min != int.MinValue) json.WriteNumber("minimum"u8, min);
        if (max != int.MaxValue) json.WriteNumber("maximum"u8, max);
    }

    private string Bounds => $"The number must lie between {min} and {max}.";
}

internal sealed class BooleanFormat : ValueFormat<bool>
{
    public static BooleanFormat Instance { get; } = new();

    public override bool CanFilter => true;

    public override string Expected => "true or false";

    public override void Write(Utf8JsonWriter json, bool value) => json.WriteBooleanValue(value);

    public override bool Read(JsonElement json, Faults faults, string pointer) =>
        json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : Wrong(faults, pointer);

    public override bool TryParse(string text, out bool value)
    {
        value = text == "true";
        return value || text == "false";
    }

    public override void WriteSchema(Utf8JsonWriter json) => json.WriteString("type"u8, "boolean"u8);
}

/// <summary>Instants: RFC 3339 in UTC with at most microseconds; an offset in input is converted (JA-252).</summary>
internal sealed class TimestampFormat : ValueFormat<DateTimeOffset>
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"];

    public static TimestampFormat Instance { get; } = new();

    public override string Expected => "an RFC 3339 instant such as 2026-01-31T09:30:00Z";

    public override bool CanFilter => true;

    public override void Write(Utf8JsonWriter json, DateTimeOffset value)
    {
        Span<char> text = stackalloc char[32];
        value.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..length]);
    }

    public override DateTimeOffset Read(JsonElement json, Faults faults, string pointer) =>
        json.ValueKind == JsonValueKind.String && Texts.TryGet(json, out var text) && TryParse(text, out var value) ? value : Wrong(faults, pointer);

    public override bool TryParse(string text, out DateTimeOffset value)
    {
        // Without Z or an offset an instant is not one.
        if (!DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value)) return false;
        if (text.Length < 20 || (text[^1] is not 'Z' && text[^6] is not ('+' or '-'))) return false;
        value = value.ToUniversalTime();
        value = value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMicrosecond));
        return true;
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteString("format"u8, "date-time"u8);
    }
}

/// <summary>Decimals other than money are strings: rates, weights, coordinates (JA-251).</summary>
internal sealed class DecimalFormat(int decimals, decimal min, decimal max) : ValueFormat<decimal>
{
    public override bool CanFilter => true;

    public override string Expected => $"a decimal string with at most {decimals} decimals between {min.ToString(CultureInfo.InvariantCulture)} and {max.ToString(CultureInfo.InvariantCulture)}";

    public override void Write(Utf8JsonWriter json, decimal value) => json.WriteStringValue(value.ToString("F" + decimals, CultureInfo.InvariantCulture));

    public override decimal Read(JsonElement json, Faults faults, string pointer)
    {
        if (json.ValueKind != JsonValueKind.String || !Texts.TryGet(json, out var text) || !TryParse(text, out var value)) return Wrong(faults, pointer);
        if (value < min || value > max) faults.Add("out_of_range", $"Expected {Expected}.", pointer);
        return value;
    }

    public override bool TryParse(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value.Scale <= decimals;

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteString("pattern"u8, "^-?[0-9]+(\\.[0-9]+)?$"u8);
    }
}
