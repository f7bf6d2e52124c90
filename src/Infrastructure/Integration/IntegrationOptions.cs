using System.ComponentModel.DataAnnotations;

namespace Marketplace.Infrastructure.Integration;

/// <summary>Section <c>Integration</c> of the configuration.</summary>
internal sealed record IntegrationOptions
{
    public const string Section = "Integration";

    /// <summary>Where imported files lie; a relative folder begins at the working folder of the program.</summary>
    [Required]
    public string Folder { get; init; } = "data/imports";

    /// <summary>Whether this process does imports by itself.</summary>
    public bool WorkerEnabled { get; init; } = true;

    /// <summary>How often to look for what nobody signalled: imports of other processes, and those whose worker is gone.</summary>
    [Range(10, 600_000)]
    public int PollMilliseconds { get; init; } = 2000;

    /// <summary>How many items are saved together.</summary>
    [Range(1, 1000)]
    public int ChunkSize { get; init; } = 50;

    /// <summary>After a crash another worker takes over this much later; a chunk and the fetching of a picture are far shorter.</summary>
    [Range(1, 600)]
    public int LeaseSeconds { get; init; } = 20;
}
