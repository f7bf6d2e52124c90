using System.IO.Compression;
using System.Text.Json;

namespace Marketplace.Application.Integration.Files;

/// <summary>The elements of a JSON array in a file, packed with gzip or not.</summary>
internal static class JsonRecords
{
    private const int MaxDepth = 16;

    /// <summary>All of them, or why there are none: a tree can only be made when the whole of it is known.</summary>
    public static async Task<(IReadOnlyList<JsonElement> Records, string? Problem)> ReadAsync(Stream file, CancellationToken ct)
    {
        try
        {
            using var plain = await UnpackAsync(file, ct);
            using var document = await JsonDocument.ParseAsync(plain, new JsonDocumentOptions { MaxDepth = MaxDepth }, ct);
            if (document.RootElement.ValueKind != JsonValueKind.Array) return ([], "The file is no JSON array.");
            return document.RootElement.GetArrayLength() switch
            {
                0 => ([], "The file has no records."),
                > ImportLimits.MaxRows => ([], $"A file has at most {ImportLimits.MaxRows} records."),
                _ => ([.. document.RootElement.EnumerateArray().Select(record => record.Clone())], null),
            };
        }
        catch (JsonException failure)
        {
            return ([], $"The file is no JSON: see line {failure.LineNumber + 1}.");
        }
        catch (InvalidDataException)
        {
            return ([], "The file cannot be unpacked, or is too large.");
        }
    }

    /// <summary>The text of a member, trimmed; null where it is missing, empty or no text.</summary>
    public static string? Text(JsonElement record, string name)
    {
        if (Member(record, name) is not { } value) return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => Decode(value),
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        return text.Length == 0 ? null : text;
    }

    public static JsonElement? Member(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The elements of an array member; none where it is anything else.</summary>
    public static IEnumerable<JsonElement> List(JsonElement record, string name) =>
        Member(record, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string Decode(JsonElement value)
    {
        try
        {
            return value.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            return ""; // half of a surrogate pair: grammatical JSON, but no text
        }
    }

    private static async Task<MemoryStream> UnpackAsync(Stream file, CancellationToken ct)
    {
        var bytes = await CopyAsync(file, ImportLimits.MaxBytes, ct);
        if (bytes.GetBuffer().AsSpan(0, (int)Math.Min(2, bytes.Length)) is [0x1f, 0x8b])
        {
            await using var packed = new GZipStream(bytes, CompressionMode.Decompress);
            bytes = await CopyAsync(packed, ImportLimits.MaxUnpackedBytes, ct);
        }

        // A byte-order mark is allowed in a file and not in JSON.
        if (bytes.Length >= 3 && bytes.GetBuffer().AsSpan(0, 3) is [0xEF, 0xBB, 0xBF]) bytes.Position = 3;
        return bytes;
    }

    private static async Task<MemoryStream> CopyAsync(Stream from, int limit, CancellationToken ct)
    {
        var copy = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = await from.ReadAsync(buffer, ct)) > 0)
        {
            if (copy.Length + count > limit) throw new InvalidDataException("Too large.");
            await copy.WriteAsync(buffer.AsMemory(0, count), ct);
        }

        copy.Position = 0;
        return copy;
    }
}
