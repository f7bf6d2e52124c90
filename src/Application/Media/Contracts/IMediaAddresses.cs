using Marketplace.Domain.Media;

namespace Marketplace.Application.Media.Contracts;

/// <summary>Where kept pictures can be fetched by anybody. The addresses never change their content, so they may be cached for ever.</summary>
public interface IMediaAddresses
{
    /// <summary>The address of a form of a public picture: a path on this host, or a whole address where another host serves them.</summary>
    string Of(string storageKey, Rendition rendition);
}

/// <summary>One form of a kept picture, as the contract shows it.</summary>
public sealed record RenditionView(string Url, int Width, int Height, string ContentType);

public static class MediaAddressesExtensions
{
    /// <summary>The smaller forms by name, with the sizes that they have.</summary>
    public static IEnumerable<(string Name, RenditionView View)> Renditions(this IMediaAddresses addresses, string storageKey, int width, int height)
    {
        foreach (var rendition in Domain.Media.Renditions.Smaller)
        {
            var size = new ImageSize(width, height).Within(rendition.LongerSide ?? int.MaxValue);
            yield return (rendition.Name, new RenditionView(addresses.Of(storageKey, rendition), size.Width, size.Height, FileKind.WebP.MediaType));
        }
    }
}

/// <summary>Pictures served by this program below <c>/media</c>, or by a CDN in front of it.</summary>
/// <param name="before">What stands before the path: nothing, or the address of the CDN without a slash at its end.</param>
public sealed class OwnMediaAddresses(string before = "") : IMediaAddresses
{
    public const string Root = "/media";

    public string Of(string storageKey, Rendition rendition) => $"{before}{Root}/{storageKey[(storageKey.LastIndexOf('/') + 1)..]}/{rendition.Name}";
}
