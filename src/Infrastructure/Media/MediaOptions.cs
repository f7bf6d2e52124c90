using System.ComponentModel.DataAnnotations;
using Marketplace.Application.Common;
using Marketplace.Infrastructure.Media.Cloudinary;
using Marketplace.Infrastructure.Media.S3;

namespace Marketplace.Infrastructure.Media;

/// <summary>Where kept files lie.</summary>
internal enum MediaStorage { Files, S3, Cloudinary }

/// <summary>Section <c>Media</c> of the configuration.</summary>
internal sealed record MediaOptions : ICheckedSettings
{
    public const string Section = "Media";

    /// <summary>Where kept files lie: in a folder of this machine, in a bucket (Media:S3), or at Cloudinary (Media:Cloudinary).</summary>
    public MediaStorage Storage { get; init; }

    /// <summary>The https address of a CDN that fetches from this program, to stand before /media in the addresses of public pictures; without one they are paths on this host. Cloudinary has its own.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Where kept files lie, and in any case those that are being received; a relative folder begins at the working folder of the program.</summary>
    [Required]
    public string Folder { get; init; } = "data/media";

    /// <summary>The program that makes renditions, from the package libvips-tools.</summary>
    [Required]
    public string Thumbnailer { get; init; } = "vipsthumbnail";

    /// <summary>The program of the same package that reads a picture's header.</summary>
    [Required]
    public string HeaderReader { get; init; } = "vipsheader";

    /// <summary>How long one picture may take; then its program is ended.</summary>
    [Range(1, 120)]
    public int RenderSeconds { get; init; } = 20;

    /// <summary>How many pictures are worked on at once.</summary>
    [Range(1, 64)]
    public int Concurrency { get; init; } = 2;

    [Required]
    public FetchOptions Fetch { get; init; } = new();

    public S3Options S3 { get; init; } = new();

    public CloudinaryOptions Cloudinary { get; init; } = new();

    public IEnumerable<string> Faults() =>
    [
        .. PublicAddress is null || IsService(PublicAddress) ? Array.Empty<string>() : ["Media:PublicAddress has to be an https address."],
        .. Storage is MediaStorage.S3 ? S3.Faults() : [],
        .. Storage is MediaStorage.Cloudinary ? Cloudinary.Faults() : [],
    ];

    /// <summary>An https address without a query; on this very machine it may be http.</summary>
    internal static bool IsService(Uri? address) => address is { IsAbsoluteUri: true, Query: "", Fragment: "", UserInfo: "" } && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>Section <c>Media:Fetch</c>: pictures that are named by addresses, as in an imported file.</summary>
    internal sealed record FetchOptions
    {
        /// <summary>Whether they are fetched at all.</summary>
        public bool Enabled { get; init; } = true;

        /// <summary>Hosts, as they stand in addresses, that may be fetched from although they lie in a private network; none by default.</summary>
        public IReadOnlyList<string> AllowedHosts { get; init; } = [];

        /// <summary>How long one fetch may take.</summary>
        [Range(1, 10)]
        public int TimeoutSeconds { get; init; } = 10;

        /// <summary>How often an address may point to another one.</summary>
        [Range(0, 3)]
        public int MaxRedirects { get; init; } = 3;
    }
}
