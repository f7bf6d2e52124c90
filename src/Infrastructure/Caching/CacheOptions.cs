using System.ComponentModel.DataAnnotations;

namespace Marketplace.Infrastructure.Caching;

/// <summary>Answers that are kept (section <c>Cache</c>).</summary>
internal sealed record CacheOptions
{
    public const string Section = "Cache";

    /// <summary>Whether anything is kept.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How long an answer is kept at most; a change ends it at once.</summary>
    [Range(1, 86_400)]
    public int LifetimeSeconds { get; init; } = 300;

    /// <summary>How much memory the answers of this process may take.</summary>
    [Range(1, 65_536)]
    public int MemoryMegabytes { get; init; } = 128;
}
