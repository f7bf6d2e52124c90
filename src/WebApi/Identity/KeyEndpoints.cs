using System.Text.Json;
using Marketplace.Application.Identity;

namespace Marketplace.WebApi.Identity;

/// <summary>The public keys of this marketplace (RFC 7517): by which a seller's application knows a pickup code for ours where it has no connection.</summary>
internal static class KeyEndpoints
{
    public const string Path = "/.well-known/jwks.json";

    public static void MapKeys(this IEndpointRouteBuilder app)
    {
        var body = new Lazy<byte[]>(() => JsonSerializer.SerializeToUtf8Bytes(new
        {
            keys = app.ServiceProvider.GetRequiredService<ISignatures>().Keys.Select(key => new { kty = "EC", crv = "P-256", use = "sig", alg = "ES256", kid = key.Id, x = key.X, y = key.Y }),
        }));
        app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], context => SendAsync(context, body.Value)).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task SendAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "application/jwk-set+json";
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "public, max-age=3600";
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
