using System.Globalization;
using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>A day of the calendar without a time: <c>2026-01-31</c> (JA-253).</summary>
internal sealed class DateFormat : ValueFormat<DateOnly>
{
    private const string Form = "yyyy-MM-dd";

    public static DateFormat Instance { get; } = new();

    public override string Expected => "a date such as 2026-01-31";

    public override bool CanFilter => true;

    public override void Write(Utf8JsonWriter json, DateOnly value) => json.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));

    public override DateOnly Read(JsonElement json, Faults faults, string pointer) =>
        json.ValueKind == JsonValueKind.String && Texts.TryGet(json, out var text) && TryParse(text, out var value) ? value : Wrong(faults, pointer);

    public override bool TryParse(string text, out DateOnly value) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteString("format"u8, "date"u8);
    }
}
