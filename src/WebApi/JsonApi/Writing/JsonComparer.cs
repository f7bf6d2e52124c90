using System.Buffers;
using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Whether a client sent back what it had read.</summary>
internal static class JsonComparer
{
    public static bool Same(AttributeField field, object view, JsonElement sent)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Wire.WriterOptions))
        {
            json.WriteStartObject();
            field.Write(json, view);
            json.WriteEndObject();
        }

        using var written = JsonDocument.Parse(buffer.WrittenMemory);
        return written.RootElement.TryGetProperty(field.Name, out var current) && JsonElement.DeepEquals(current, sent);
    }

    public static bool SameLinkage(RelationshipField field, object view, JsonElement sent)
    {
        var ids = field.Ids(view).Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal);
        return sent.ValueKind switch
        {
            JsonValueKind.Null => ids.Count == 0,
            JsonValueKind.Object => ids.Count == 1 && IdOf(sent) is { } id && ids.Contains(id),
            JsonValueKind.Array => ids.SetEquals(sent.EnumerateArray().Select(item => IdOf(item) ?? "")) && SameQuantities(field, view, sent),
            _ => false,
        };
    }

    private static bool SameQuantities(RelationshipField field, object view, JsonElement sent) => field.Quantities(view) is not { } quantities || sent.EnumerateArray().All(item =>
        !item.TryGetProperty("meta", out var meta) || meta.ValueKind != JsonValueKind.Object || !meta.TryGetProperty("quantity", out var quantity)
        || (quantity.ValueKind == JsonValueKind.Number && quantity.TryGetInt32(out var number) && Guid.TryParse(IdOf(item), out var id) && quantities.GetValueOrDefault(id) == number));

    private static string? IdOf(JsonElement identifier) =>
        identifier.ValueKind == JsonValueKind.Object && identifier.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && Texts.TryGet(id, out var text) ? text : null;
}
