using Microsoft.AspNetCore.Http.Features;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Content negotiation (api.md 1): 406 before 415, both before credentials and before anything is read.</summary>
internal sealed class Negotiation(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<JsonApiEndpointMetadata>() is { } endpoint)
        {
            var accepted = Accept(context, endpoint);
            ContentType(context, endpoint);
            context.Features.Set(accepted ? JsonApiNegotiation.WithCursors : JsonApiNegotiation.Plain);
        }

        return next(context);
    }

    /// <returns>Whether the cursor-pagination profile was asked for.</returns>
    private static bool Accept(HttpContext context, JsonApiEndpointMetadata endpoint)
    {
        var header = context.Request.Headers.Accept.ToString();
        if (header.Trim().Length == 0) return false;

        var types = MediaTypes.Parse(header);
        var ours = types.Where(type => type.IsJsonApi).ToList();
        var usable = ours.Where(type => type.Weight > 0 && !type.HasForeignParameters && type.Extensions.All(extension => Supports(endpoint, extension))).ToList();
        if (usable.Count > 0) return usable.Exists(type => type.Profiles.Contains(PageParser.Profile));

        // Once our type is named, wildcards beside it rescue nothing: the specification demands 406 (JA-006).
        if (ours.Count == 0 && StandsForUs(types)) return false;

        throw new ApiException(new ApiError("not_acceptable", $"The answer is {Wire.MediaType}, without parameters other than ext and profile{Offer(endpoint)}.") { Header = "Accept" });
    }

    /// <summary>Plain JSON, or the nearest range (JA-005, JA-007).</summary>
    private static bool StandsForUs(IReadOnlyList<MediaType> types) =>
        types.Any(type => type.Is("application/json") && type.Weight > 0)
        || (types.FirstOrDefault(type => type.Is("application/*")) ?? types.FirstOrDefault(type => type.Is("*/*"))) is { Weight: > 0 };

    private static void ContentType(HttpContext context, JsonApiEndpointMetadata endpoint)
    {
        var header = context.Request.ContentType;
        var hasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true;
        if (string.IsNullOrWhiteSpace(header))
        {
            if (hasBody && !endpoint.AllowsAnyBody) throw Refused("unsupported_media_type", $"A body is sent as {Wire.MediaType}.");
            return;
        }

        var type = MediaTypes.ParseOne(header);
        if (type?.IsJsonApi != true)
        {
            if (hasBody && !endpoint.AllowsAnyBody) throw Refused("unsupported_media_type", $"A body is sent as {Wire.MediaType}.");
            return;
        }

        if (type.HasForeignParameters) throw Refused("unsupported_media_type", $"{Wire.MediaType} takes no parameters but ext and profile.");
        if (!type.Extensions.All(extension => Supports(endpoint, extension))) throw Refused("unsupported_media_type", $"The extension is not supported here{Offer(endpoint)}.");
        if (endpoint.AllowsAtomic && !type.Extensions.Contains(OperationsEndpoint.Extension)) throw Refused("extension_required", $"Operations are sent as {Wire.MediaType}; ext=\"{OperationsEndpoint.Extension}\".");
    }

    private static bool Supports(JsonApiEndpointMetadata endpoint, string extension) => endpoint.AllowsAtomic && extension == OperationsEndpoint.Extension;

    private static string Offer(JsonApiEndpointMetadata endpoint) => endpoint.AllowsAtomic ? $"; the extension here is {OperationsEndpoint.Extension}" : "";

    private static ApiException Refused(string code, string detail) => new(new ApiError(code, detail) { Header = "Content-Type" });
}
