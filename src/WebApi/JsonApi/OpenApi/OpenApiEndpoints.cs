using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>Gives out the description of the contract, and pages to read it.</summary>
internal static class OpenApiEndpoints
{
    /// <summary>The viewer's scripts are files of its own; it sets style attributes, and its pictures are data URLs.</summary>
    private const string ViewerPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static void MapOpenApi(this IEndpointRouteBuilder app)
    {
        var document = new Lazy<Answer>(() => Make(app.ServiceProvider.GetRequiredService<ResourceCatalog>()));
        app.MapMethods(ServiceUrls.Path, [HttpMethods.Get, HttpMethods.Head], context => Send(context, document.Value)).AllowAnonymous();
        app.MapSwaggerUI("docs", Configure).AllowAnonymous().Add(endpoint =>
        {
            var page = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context =>
            {
                context.Response.Headers.ContentSecurityPolicy = ViewerPolicy;
                return page(context);
            };
        });
    }

    private static Answer Make(ResourceCatalog catalog)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 20);
        using (var json = new Utf8JsonWriter(buffer, Wire.WriterOptions)) OpenApiDocument.Write(json, catalog);
        return new Answer(200, buffer.WrittenMemory)
        {
            ContentType = "application/json",
            ETag = $"\"{Base64Url.EncodeToString(SHA256.HashData(buffer.WrittenSpan).AsSpan(0, 12))}\"",
        };
    }

    private static Task Send(HttpContext context, Answer document) =>
        (Conditions.IsKnown(context.Request, document.ETag!) ? document with { Status = 304 } : document).SendAsync(context);

    private static void Configure(SwaggerUIOptions viewer)
    {
        viewer.DocumentTitle = "Marketplace API";
        viewer.SwaggerEndpoint(".." + ServiceUrls.Path, "Marketplace");
        viewer.DocExpansion(DocExpansion.None);
        viewer.DefaultModelsExpandDepth(-1);
        viewer.DisplayOperationId();
        viewer.EnableDeepLinking();
        viewer.EnableFilter();
        viewer.ConfigObject.ValidatorUrl = null;
    }
}
