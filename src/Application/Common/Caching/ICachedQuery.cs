namespace Marketplace.Application.Common.Caching;

/// <summary>A query whose answer is the same for everybody who asks; its rendered bytes may be kept until something that they show changes.</summary>
public interface ICachedQuery
{
    /// <summary>All that the answer depends on, but for the stored data.</summary>
    string CacheKey { get; }
}

/// <summary>An answer as it is sent.</summary>
/// <param name="Stripes">What it shows, as <see cref="CacheStripes"/>: a change of one of these ends it. Null: it must not be kept.</param>
public sealed record RenderedAnswer(byte[] Body, string? ETag, string ContentType, int[]? Stripes);

/// <summary>Keeps rendered answers, in this process and, where there is one, in a store that nodes share.</summary>
public interface IAnswerCache
{
    /// <summary>The kept answer; else what <paramref name="make"/> gives, made once however many ask for it at the same moment.</summary>
    Task<RenderedAnswer> GetAsync(string key, Func<Task<RenderedAnswer>> make, CancellationToken ct);
}
