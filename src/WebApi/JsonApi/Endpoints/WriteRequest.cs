using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>The body of a write, read whole (its size is bounded by the edge), and the fingerprint that an idempotency key stands for.</summary>
internal sealed class WriteRequest
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    private readonly byte[] _body;

    private WriteRequest(byte[] body, string fingerprint) => (_body, Fingerprint) = (body, fingerprint);

    /// <summary>Method, URL and body (JA-220).</summary>
    public string Fingerprint { get; }

    public static async Task<WriteRequest> ReadAsync(Exchange exchange)
    {
        using var buffer = new MemoryStream();
        await exchange.Context.Request.Body.CopyToAsync(buffer, exchange.Aborted);
        return Of(exchange, buffer.ToArray());
    }

    public static WriteRequest Empty(Exchange exchange) => Of(exchange, []);

    /// <summary>A request whose content was read elsewhere and is known by a digest: an uploaded form.</summary>
    public static WriteRequest OfDigest(Exchange exchange, string digest) => Of(exchange, Encoding.UTF8.GetBytes(digest));

    /// <summary>A document that came with files, which are known by their check sums.</summary>
    public static WriteRequest Of(Exchange exchange, byte[] document, IEnumerable<string> checksums) =>
        new(document, Of(exchange, [.. document, .. Encoding.UTF8.GetBytes(string.Join(',', checksums))]).Fingerprint);

    public JsonDocument Parse()
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(_body, Strict);
        }
        catch (JsonException e)
        {
            // An empty body, a byte order mark, bytes that are no UTF-8, 33 levels, a member twice.
            throw Malformed($"The body is not well-formed JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            // Of the parser, which compares the names to find those that come twice.
            throw Malformed("The name of a member holds half a surrogate pair.");
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object) return document;

        document.Dispose();
        throw new ApiException(new ApiError("invalid_document", "The body is a JSON object.") { Pointer = "" });
    }

    /// <summary>The resource object of a document.</summary>
    public static JsonElement Data(JsonElement root)
    {
        if (!root.TryGetProperty("data", out var data))
        {
            var faults = new Faults();
            faults.Missing("missing_data", "data", "");
            faults.ThrowIfAny();
        }

        return data.ValueKind == JsonValueKind.Null ? throw new ApiException(new ApiError("missing_data", "'data' holds no resource object.") { Pointer = "/data" }) : data;
    }

    private static ApiException Malformed(string why) => new(new ApiError("malformed_json", why) { Pointer = "" });

    private static WriteRequest Of(Exchange exchange, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{exchange.Context.Request.Method} {exchange.Self}\n"));
        hash.AppendData(body);
        return new WriteRequest(body, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
