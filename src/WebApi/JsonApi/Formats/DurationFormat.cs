using System.Text.Json;
using System.Xml;

namespace Marketplace.WebApi.JsonApi;

/// <summary>A duration as ISO 8601 writes it: <c>P14D</c>, <c>PT48H</c> (JA-253). Years and months have no fixed length and are refused.</summary>
internal sealed class DurationFormat : ValueFormat<TimeSpan>
{
    public static DurationFormat Instance { get; } = new();

    public override string Expected => "a duration such as P7D or PT48H";

    public override void Write(Utf8JsonWriter json, TimeSpan value) => json.WriteStringValue(XmlConvert.ToString(value));

    public override TimeSpan Read(JsonElement json, Faults faults, string pointer) =>
        json.ValueKind is JsonValueKind.String && Texts.TryGet(json, out var text) && TryParse(text, out var value) ? value : Wrong(faults, pointer);

    public override bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var date = text.Split('T')[0];
        if (text.Length is 0 or > 40 || text[0] != 'P' || date.Contains('Y', StringComparison.Ordinal) || date.Contains('M', StringComparison.Ordinal)) return false;

        try
        {
            value = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception malformed) when (malformed is FormatException or OverflowException)
        {
            return false;
        }
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteString("format"u8, "duration"u8);
    }
}
