using Marketplace.Application.Media;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Marketplace.WebApi.JsonApi;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Marketplace.WebApi.Media;

/// <summary>
/// Takes the one file of a request, as raw bytes or as <c>multipart/form-data</c> with one part <c>file</c> (JA-280), without
/// holding it in memory. What it answers is entered by sending the command.
/// </summary>
internal sealed class UploadReceiver(FileIntake intake)
{
    /// <summary>Boundaries and part headers around the file.</summary>
    private const int MultipartOverhead = 16 * 1024;

    private const int MaxBoundaryLength = 70; // RFC 2046, section 5.1.1

    public async Task<StoreUpload> ReceiveAsync(HttpRequest request, UploadPurpose purpose, CancellationToken ct)
    {
        // Judged by what is announced, before a byte is read; what is not announced is counted while it comes.
        Ensure.That(request.ContentLength is null or <= Upload.MaxBytes + MultipartOverhead, UploadErrors.TooLarge);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = Upload.MaxBytes + (2 * MultipartOverhead);

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) throw Refused("unsupported_media_type", "The request tells no type of its content.");
        try
        {
            return type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? await ReceivePartAsync(request, type, purpose, ct)
                : await KeepAsync(request.Body, DispositionOf(request.Headers.ContentDisposition), purpose, ct);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new DomainException(UploadErrors.TooLarge);
        }
    }

    /// <summary>The purpose as the parameter <c>uploadPurpose</c> names it; an image where nothing stands.</summary>
    public static UploadPurpose PurposeOf(string? parameter)
    {
        if (parameter is null) return UploadPurpose.Image;
        foreach (var purpose in Enum.GetValues<UploadPurpose>())
        {
            var name = purpose.ToString();
            if (parameter == char.ToLowerInvariant(name[0]) + name[1..]) return purpose;
        }

        throw new ApiException(new ApiError("invalid_filter_value", "There is no such purpose of an upload.") { Parameter = "uploadPurpose" });
    }

    private async Task<StoreUpload> ReceivePartAsync(HttpRequest request, MediaTypeHeaderValue type, UploadPurpose purpose, CancellationToken ct)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > MaxBoundaryLength) throw Refused("invalid_document", "The multipart body has no usable boundary.");

        var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        try
        {
            var part = await reader.ReadNextSectionAsync(ct);
            var disposition = DispositionOf(part?.ContentDisposition);
            if (part is null || HeaderUtilities.RemoveQuotes(disposition?.Name ?? default) != "file") throw OnePart();

            var received = await KeepAsync(part.Body, disposition, purpose, ct);
            return await reader.ReadNextSectionAsync(ct) is null ? received : throw OnePart();
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Refused("invalid_document", "The multipart body is malformed.");
        }
    }

    private async Task<StoreUpload> KeepAsync(Stream content, ContentDispositionHeaderValue? disposition, UploadPurpose purpose, CancellationToken ct)
    {
        var file = await intake.ReceiveAsync(content, purpose, ct);
        var given = disposition is null ? null : (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).ToString();
        return new(file, Filenames.Of(given, $"upload.{file.Kind.Extension}"), purpose);
    }

    private static ContentDispositionHeaderValue? DispositionOf(string? header) =>
        ContentDispositionHeaderValue.TryParse(header, out var disposition) ? disposition : null;

    private static ApiException OnePart() => Refused("invalid_document", "The multipart body has exactly one part, named 'file'.");

    private static ApiException Refused(string code, string detail) => new(new ApiError(code, detail));
}
