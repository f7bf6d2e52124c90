using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Bounds of a request, judged before it is read: the URL (JA-119) and the body (JA-318, JA-282).</summary>
internal sealed class RequestLimits(RequestDelegate next)
{
    public const int MaxJsonBytes = 1_000_000;

    /// <summary>A form with files: what is in it is judged part by part.</summary>
    public const int MaxFormBytes = 120_000_000;

    /// <summary>The server's own limit is twice as much, so that we answer.</summary>
    public const int MaxHeaderBytes = 32_768;

    private const int LineOverhead = 4; // ": " and the end of the line

    public Task InvokeAsync(HttpContext context)
    {
        // The server leaves what it cannot decode in the path as it is, so the text as it was sent is judged.
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (target.Length == 0) target = context.Request.GetEncodedPathAndQuery();
        if (target.Length > RawQuery.MaxUrlLength) throw new ApiException(new ApiError("url_too_long", $"A URL has at most {RawQuery.MaxUrlLength} characters."));
        if (!IsDecodable(target)) throw new ApiException(new ApiError("malformed_url", "The path is no percent-encoded UTF-8."));

        if (BytesOf(context.Request.Headers) > MaxHeaderBytes) throw new ApiException(new ApiError("headers_too_large", $"The headers have at most {MaxHeaderBytes} bytes together."));

        var limit = context.GetEndpoint()?.Metadata.GetMetadata<JsonApiEndpointMetadata>()?.AllowsAnyBody == true ? MaxFormBytes : MaxJsonBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit;
        return context.Request.ContentLength > limit
            ? throw new ApiException(new ApiError("payload_too_large", $"At most {limit} bytes are accepted here."))
            : next(context);
    }

    private static int BytesOf(IHeaderDictionary headers)
    {
        var bytes = 0;
        foreach (var (name, values) in headers)
        {
            foreach (var value in values) bytes += name.Length + (value?.Length ?? 0) + LineOverhead;
        }

        return bytes;
    }

    private static bool IsDecodable(string target)
    {
        if (!target.Contains('%', StringComparison.Ordinal)) return true;

        var path = target.Split('?')[0];
        try
        {
            return !RawQuery.Decode(path.Replace('+', ' ')).Contains('\0', StringComparison.Ordinal);
        }
        catch (ApiException)
        {
            return false;
        }
    }
}
