using Marketplace.Application.Common;
using Marketplace.Application.Media;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Marketplace.WebApi.JsonApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Marketplace.WebApi.Catalog;

/// <summary>
/// Creating a product with its pictures in one request (CAT-05): <c>multipart/form-data</c> with one part <c>document</c>, the JSON:API document, and
/// parts <c>images</c>, the first of which is the primary one. A fault in a picture names its part in <c>meta.part</c>.
/// </summary>
internal static class ProductForm
{
    private const int MaxBoundaryLength = 70; // RFC 2046, section 5.1.1

    /// <summary>The endpoint of the seller surface; a plain document goes the usual way.</summary>
    public static RequestDelegate? On(ResourceType type, Surface surface)
    {
        if (surface != Surface.Seller) return null;

        var plain = WriteEndpoints.Create(type, surface);
        return context => Kind(context) switch
        {
            "multipart/form-data" => ReceiveAsync(context, type, surface),
            Wire.MediaType => plain(context),
            _ => throw new ApiException(new ApiError("unsupported_media_type", $"A product is sent as {Wire.MediaType}, or with its pictures as multipart/form-data.") { Header = "Content-Type" }),
        };
    }

    private static string? Kind(HttpContext context) => MediaTypes.ParseOne(context.Request.ContentType ?? "") switch
    {
        { IsJsonApi: true } => Wire.MediaType,
        { } type when type.Is("multipart/form-data") => "multipart/form-data",
        _ => null,
    };

    private static async Task ReceiveAsync(HttpContext context, ResourceType type, Surface surface)
    {
        var exchange = Exchange.Begin(context, type, surface);
        var plan = exchange.Parse(QueryFeatures.Shape);
        exchange.Demand(exchange.Rule.ForWriting, write: true);
        var (document, pictures) = await ReadPartsAsync(exchange);
        var request = WriteRequest.Of(exchange, document, pictures.Select(picture => picture.File.Checksum));
        await Idempotency.RunAsync(exchange, request, async () =>
        {
            using var json = request.Parse();
            var body = new BodyReader(type, surface, "/data").ReadNew(WriteRequest.Data(json.RootElement));
            var writes = new Writes(exchange, type);
            await writes.CheckTargetsAsync(body);
            var written = await Writes.Faithfully(body, () => exchange.Sender.Send(ProductResources.New(body) with { Pictures = pictures }, exchange.Aborted));
            return await WriteEndpoints.CreatedAsync(exchange, plan, written);
        });
    }

    private static async Task<(byte[] Document, IReadOnlyList<ReceivedPicture> Pictures)> ReadPartsAsync(Exchange exchange)
    {
        var boundary = MediaTypeHeaderValue.TryParse(exchange.Context.Request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        if (boundary.Length is 0 or > MaxBoundaryLength) throw Malformed("The multipart body has no usable boundary.");

        byte[]? document = null;
        var pictures = new List<ReceivedPicture>();
        var reader = new MultipartReader(boundary, exchange.Context.Request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        try
        {
            while (await reader.ReadNextSectionAsync(exchange.Aborted) is { } section)
            {
                var disposition = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var found) ? found : null;
                switch (HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).ToString())
                {
                    case "document" when document is null:
                        document = await FormParts.ReadDocumentAsync(section.Body, exchange.Aborted);
                        break;
                    case "images" when pictures.Count < Domain.Catalog.Product.MaxImages:
                        pictures.Add(await ReadPictureAsync(exchange, section.Body, disposition!, pictures.Count));
                        break;
                    default:
                        throw Malformed($"The parts are one 'document' and at most {Domain.Catalog.Product.MaxImages} 'images'.");
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Malformed("The multipart body is malformed.");
        }

        return (document ?? throw Malformed("The part 'document' is missing."), pictures);
    }

    private static async Task<ReceivedPicture> ReadPictureAsync(Exchange exchange, Stream part, ContentDispositionHeaderValue disposition, int number)
    {
        try
        {
            var file = await exchange.Services.GetRequiredService<FileIntake>().ReceiveAsync(part, UploadPurpose.Image, exchange.Aborted);
            var given = (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).ToString();
            return new ReceivedPicture(file, Filenames.Of(given, $"picture.{file.Kind.Extension}"));
        }
        catch (DomainException refused)
        {
            throw new ApiException(new ApiError(refused.Error.Code, refused.Error.Message)
            {
                Meta = new Dictionary<string, object?>(refused.Error.Meta ?? new Dictionary<string, object?>(StringComparer.Ordinal), StringComparer.Ordinal) { ["part"] = $"images[{number}]" },
            });
        }
    }

    private static ApiException Malformed(string detail) => new(new ApiError("invalid_document", detail));
}
