using System.ComponentModel.DataAnnotations;

namespace Marketplace.Infrastructure.Media;

/// <summary>Section <c>Media</c> of the configuration.</summary>
internal sealed record MediaOptions
{
    public const string Section = "Media";

    /// <summary>Where kept files lie; a relative folder begins at the working folder of the program.</summary>
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
