using Microsoft.AspNetCore.ResponseCompression;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Compresses answers that are worth it: over 1 kB (JA-315). The framework's own middleware compresses a 40-byte answer too.</summary>
internal sealed class Compression
{
    private const int WorthIt = 1024;

    private readonly ResponseCompressionMiddleware _inner;

    public Compression(RequestDelegate next, IResponseCompressionProvider provider) =>
        _inner = new ResponseCompressionMiddleware(next, new OnlyLarge(provider));

    public Task InvokeAsync(HttpContext context) => _inner.Invoke(context);

    private sealed class OnlyLarge(IResponseCompressionProvider inner) : IResponseCompressionProvider
    {
        public ICompressionProvider? GetCompressionProvider(HttpContext context) => inner.GetCompressionProvider(context);

        public bool ShouldCompressResponse(HttpContext context) =>
            (context.Response.ContentLength is null || context.Response.ContentLength >= WorthIt) && inner.ShouldCompressResponse(context);

        public bool CheckRequestAcceptsCompression(HttpContext context) => inner.CheckRequestAcceptsCompression(context);
    }
}
