using Marketplace.Domain.Media;

namespace Marketplace.Application.Media;

/// <summary>Decodes pictures outside this process, so that a hostile one can at worst end a helper program.</summary>
public interface IImageProcessor
{
    /// <summary>False where the machine lacks the program: pictures are then kept and served as they came.</summary>
    bool CanRender { get; }

    /// <summary>The size as the decoder sees it; refuses with <c>invalid_format</c> what it cannot read.</summary>
    Task<ImageSize> InspectAsync(string path, CancellationToken ct);

    /// <summary>
    /// Writes a form of the picture, upright, in sRGB and without metadata: the original size in its own format, the smaller ones
    /// as WebP. Never enlarges.
    /// </summary>
    Task RenderAsync(string source, FileKind kind, Rendition rendition, string target, CancellationToken ct);
}
