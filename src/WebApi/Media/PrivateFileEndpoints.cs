using Marketplace.Application.Media;
using Marketplace.WebApi.JsonApi;
using Microsoft.Net.Http.Headers;

namespace Marketplace.WebApi.Media;

/// <summary>Hands out private files by their signed addresses (JA-283); refusals are those of the API.</summary>
internal static class PrivateFileEndpoints
{
    public static void MapPrivateFiles(this IEndpointRouteBuilder app) =>
        app.MapGet(FileAddresses.Root + "/{id}", Get)
            .AllowAnonymous()
            .WithName("getPrivateFile")
            .ExcludeFromDescription();

    private static async Task<IResult> Get(string id, HttpContext context, IMediator sender, CancellationToken ct)
    {
        if (!Guid.TryParseExact(id, "D", out var upload)) throw Exchange.NotFound();

        var query = context.Request.Query;
        var file = await sender.Send(new OpenPrivateFile(new(new(upload), query["expires"].ToString(), query["by"].ToString(), query["signature"].ToString())), ct);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Filename);
        var headers = context.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.CacheControl = "private, no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(file.Content, file.ContentType);
    }
}
