using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// Cursors: the position in the order (its key values, not a row), tied by a check sum to the type, the order and the filters that it came
/// from (JA-092). Not secret and not signed: a forged one is only another position in a collection that the caller may read anyway.
/// </summary>
internal static class Cursor
{
    private const int ChecksumLength = 6;
    private const int MaxOnStack = 512;

    public static string Encode(object view, QueryPlan plan)
    {
        using var buffer = JsonBuffer.Rent();
        var json = buffer.Json;
        var position = plan.Type.PositionOf(view, plan.Order);
        json.WriteStartArray();
        for (var i = 0; i < position.Count; i++) json.WriteStringValue(plan.CursorKeys[i].Write(position[i]));
        json.WriteEndArray();

        var payload = buffer.Written.Span;
        var length = ChecksumLength + payload.Length;
        var bytes = length <= MaxOnStack ? stackalloc byte[length] : new byte[length];
        WriteChecksum(plan, payload, bytes);
        payload.CopyTo(bytes[ChecksumLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The position of a cursor; null where it is not one of this collection.</summary>
    public static IReadOnlyList<object?>? Decode(string cursor, QueryPlan plan)
    {
        if (cursor.Length is 0 or > 4000 || !Base64Url.IsValid(cursor)) return null;

        var bytes = Base64Url.DecodeFromChars(cursor).AsSpan();
        if (bytes.Length <= ChecksumLength) return null;

        Span<byte> checksum = stackalloc byte[ChecksumLength];
        WriteChecksum(plan, bytes[ChecksumLength..], checksum);
        if (!bytes[..ChecksumLength].SequenceEqual(checksum)) return null;

        try
        {
            var texts = JsonSerializer.Deserialize(bytes[ChecksumLength..], CursorJson.Default.StringArray);
            return texts is null || texts.Length != plan.Order.Count ? null : [.. texts.Select((text, i) => plan.CursorKeys[i].Read(text))];
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What every cursor of a plan is tied to; made once.</summary>
    public static ulong ContextOf(QueryPlan plan)
    {
        var context = new StringBuilder(plan.Type.Name).Append('|').Append(plan.Surface).Append('|').Append(plan.OrderText).Append('|').Append(plan.DisplayCurrency);
        foreach (var parameter in plan.Query.Parameters.Where(parameter => parameter.Family == "filter").OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
        {
            context.Append('|').Append(parameter.Name).Append('=').Append(parameter.Value);
        }

        return Fingerprint.Of(Encoding.UTF8.GetBytes(context.ToString()));
    }

    private static void WriteChecksum(QueryPlan plan, ReadOnlySpan<byte> payload, Span<byte> into)
    {
        Span<byte> whole = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(whole, Fingerprint.Of(payload, plan.CursorContext));
        whole[..ChecksumLength].CopyTo(into);
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class CursorJson : System.Text.Json.Serialization.JsonSerializerContext;
