using Marketplace.Application.Common;
using Marketplace.Domain.Media;
using MediatR;

namespace Marketplace.Application.Media;

/// <summary>Opens a public picture by the name in its address; null where there is none.</summary>
public sealed record OpenMediaFile(string Name, Rendition Rendition) : IQuery<MediaFile?>;

/// <param name="IsFinal">False where the original stands in for a form that this machine cannot make: it must not be cached for ever.</param>
public sealed record MediaFile(Stream Content, string ContentType, bool IsFinal);

internal sealed class OpenMediaFileHandler(RenditionMaker maker, IImageProcessor images) : IRequestHandler<OpenMediaFile, MediaFile?>
{
    public async Task<MediaFile?> Handle(OpenMediaFile query, CancellationToken ct)
    {
        if (StorageKeys.OfPublic(query.Name) is not { } key) return null;

        var isFinal = query.Rendition == Rendition.Original || images.CanRender;
        var rendition = isFinal ? query.Rendition : Rendition.Original;
        var kind = rendition == Rendition.Original ? StorageKeys.KindOf(key) : FileKind.WebP;
        return await maker.OpenAsync(key, rendition, ct) is { } content ? new(content, kind.MediaType, isFinal) : null;
    }
}
