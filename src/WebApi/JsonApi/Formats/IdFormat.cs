using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Ids where they stand as plain values.</summary>
internal sealed class IdFormat : ValueFormat<Guid>
{
    public static IdFormat Instance { get; } = new();

    public override bool CanFilter => true;

    public override string Expected => "an id";

    public override void Write(Utf8JsonWriter json, Guid value) => json.WriteStringValue(value);

    public override Guid Read(JsonElement json, Faults faults, string pointer) => json.ValueKind == JsonValueKind.String && json.TryGetGuid(out var id) ? id : Wrong(faults, pointer);

    public override bool TryParse(string text, out Guid value)
    {
        if (!Guid.TryParseExact(text, "D", out value)) value = Guid.Empty;
        return true;
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteString("format"u8, "uuid"u8);
    }
}
