namespace Marketplace.WebApi.JsonApi;

/// <summary>Parts of forms that carry a document beside files.</summary>
internal static class FormParts
{
    /// <summary>Reads the part with the JSON:API document; it has the same limit as a request that is only a document.</summary>
    public static async Task<byte[]> ReadDocumentAsync(Stream part, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await part.ReadAsync(chunk, ct)) > 0;)
        {
            if (buffer.Length + read > RequestLimits.MaxJsonBytes) throw new ApiException(new ApiError("payload_too_large", $"The document has at most {RequestLimits.MaxJsonBytes} bytes."));
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }
}
