using System.Globalization;
using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Sums that may pass 32 bits; shown as JSON integers, never sent by a client.</summary>
internal sealed class LongFormat : ValueFormat<long>
{
    public static LongFormat Any { get; } = new();

    public override bool CanFilter => true;

    public override string Expected => "a whole number";

    public override void Write(Utf8JsonWriter json, long value) => json.WriteNumberValue(value);

    public override long Read(JsonElement json, Faults faults, string pointer) => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var value) ? value : Wrong(faults, pointer);

    public override bool TryParse(string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public override void WriteSchema(Utf8JsonWriter json) => json.WriteString("type"u8, "integer"u8);
}
