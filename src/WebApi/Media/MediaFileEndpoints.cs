using System.Globalization;
using Marketplace.Application.Media;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Media;
using Microsoft.Net.Http.Headers;

namespace Marketplace.WebApi.Media;

/// <summary>Serves kept pictures, outside of JSON:API. An address never changes its content.</summary>
internal static class MediaFileEndpoints
{
    private const int ForeverSeconds = 31_536_000;
    private const int StandInSeconds = 300;

    public static void MapMediaFiles(this IEndpointRouteBuilder app) =>
        app.MapMethods(OwnMediaAddresses.Root + "/{name}/{form}", [HttpMethods.Get, HttpMethods.Head], Get)
            .AllowAnonymous()
            .WithName("getMediaFile")
            .ExcludeFromDescription();

    private static async Task<IResult> Get(string name, string form, HttpContext context, IMediator sender, CancellationToken ct)
    {
        var file = Rendition.Named(form) is { } rendition ? await sender.Send(new OpenMediaFile(name, rendition), ct) : null;
        if (file is null) return Results.NotFound();

        var headers = context.Response.Headers;
        var seconds = (file.IsFinal ? ForeverSeconds : StandInSeconds).ToString(CultureInfo.InvariantCulture);
        headers.CacheControl = $"public, max-age={seconds}{(file.IsFinal ? ", immutable" : "")}";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.ContentDisposition = "inline";

        // Names are checksums, so name and form say all about the content.
        return Results.Stream(file.Content, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{name}-{(file.IsFinal ? form : "original")}\""), enableRangeProcessing: true);
    }
}
