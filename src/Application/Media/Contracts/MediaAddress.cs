using Marketplace.Domain.Media;

namespace Marketplace.Application.Media.Contracts;

/// <summary>One form of a kept picture, as the contract shows it.</summary>
public sealed record RenditionView(string Url, int Width, int Height, string ContentType);

/// <summary>Where kept pictures can be fetched. The addresses never change their content, so they may be cached for ever.</summary>
public static class MediaAddress
{
    public const string Root = "/media";

    /// <summary>The path of a form of a public picture.</summary>
    public static string Of(string storageKey, Rendition rendition = Rendition.Original) =>
        $"{Root}/{storageKey[(storageKey.LastIndexOf('/') + 1)..]}/{rendition.Name}";

    /// <summary>The smaller forms by name, with the sizes that they have.</summary>
    public static IReadOnlyDictionary<string, RenditionView> Renditions(string storageKey, int width, int height) =>
        Domain.Media.Renditions.Smaller.ToDictionary(
            rendition => rendition.Name,
            rendition =>
            {
                var size = new ImageSize(width, height).Within(rendition.LongerSide ?? int.MaxValue);
                return new RenditionView(Of(storageKey, rendition), size.Width, size.Height, FileKind.WebP.MediaType);
            },
            StringComparer.Ordinal);
}
