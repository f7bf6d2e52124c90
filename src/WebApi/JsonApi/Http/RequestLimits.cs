using Microsoft.AspNetCore.Http.Features;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Bounds of a request, judged before it is read: the URL (JA-119) and the body (JA-318, JA-282).</summary>
internal sealed class RequestLimits(RequestDelegate next)
{
    public const int MaxJsonBytes = 1_000_000;

    /// <summary>A form with files: what is in it is judged part by part.</summary>
    public const int MaxFormBytes = 120_000_000;

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.QueryString.Value?.Length + context.Request.Path.Value?.Length > RawQuery.MaxUrlLength)
        {
            throw new ApiException(new ApiError("url_too_long", $"A URL has at most {RawQuery.MaxUrlLength} characters."));
        }

        if (!IsDecodable(context.Request.Path)) throw new ApiException(new ApiError("malformed_url", "The path holds characters that no address here has."));

        var limit = context.GetEndpoint()?.Metadata.GetMetadata<JsonApiEndpointMetadata>()?.AllowsAnyBody == true ? MaxFormBytes : MaxJsonBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit;
        return context.Request.ContentLength > limit
            ? throw new ApiException(new ApiError("payload_too_large", $"At most {limit} bytes are accepted here."))
            : next(context);
    }

    private static bool IsDecodable(PathString path) => path.Value?.Contains('\0', StringComparison.Ordinal) != true;
}
