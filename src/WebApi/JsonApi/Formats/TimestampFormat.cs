using System.Globalization;
using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Instants: RFC 3339 in UTC with at most microseconds; an offset in input is converted (JA-252).</summary>
internal sealed class TimestampFormat : ValueFormat<DateTimeOffset>
{
    private const int WholeSeconds = 19;
    private const int MaxLength = 32;

    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"];

    public static TimestampFormat Instance { get; } = new();

    public override string Expected => "an RFC 3339 instant such as 2026-01-31T09:30:00Z";

    public override bool CanFilter => true;

    public override void Write(Utf8JsonWriter json, DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        value.UtcDateTime.TryFormat(text, out _, "s", CultureInfo.InvariantCulture);
        var length = WholeSeconds;
        var micros = (int)(value.UtcTicks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
        if (micros > 0)
        {
            text[length++] = (byte)'.';
            for (var unit = 100_000; micros > 0; unit /= 10)
            {
                text[length++] = (byte)('0' + (micros / unit));
                micros %= unit;
            }
        }

        text[length++] = (byte)'Z';
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
