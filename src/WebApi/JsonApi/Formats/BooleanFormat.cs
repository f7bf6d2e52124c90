using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

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
