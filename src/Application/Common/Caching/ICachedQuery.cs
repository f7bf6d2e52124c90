namespace Marketplace.Application.Common.Caching;

/// <summary>A query whose answer is the same for everybody who asks; its rendered bytes may be kept until something that they show changes.</summary>
public interface ICachedQuery
{
    /// <summary>All that the answer depends on, but for the stored data.</summary>
    string CacheKey { get; }
}

/// <summary>An answer as it is sent.</summary>
/// <param name="Stripes">What it shows, as <see cref="CacheStripes"/>: a change of one of these ends it. Null: it must not be kept.</param>
public sealed record RenderedAnswer(byte[] Body, string? ETag, string ContentType, int[]? Stripes)
{
    /// <summary>Where it was made from a copy of the database: the instant up to which it shows every change. Null: from the database itself, as of when its making began.</summary>
    public AnswerInstant? AsOf { get; init; }
}

/// <summary>An instant by the changes that were heard of until then.</summary>
/// <param name="Own">On the clock of this process.</param>
/// <param name="Shared">On the clock that nodes share, where they share answers.</param>
public sealed record AnswerInstant(long Own, SharedInstant? Shared);

/// <summary>An instant on the clock that nodes share.</summary>
/// <param name="Generation">A store that has lost its memory begins another one.</param>
public readonly record struct SharedInstant(string Generation, long Clock);

/// <summary>
/// A query that may be answered from a copy of the database that is some seconds behind: for what the public reads. Never what a decision to write rests on, and
/// never one's own things, which one sees as soon as they are stored.
/// </summary>
public interface IToleratesStaleness;

/// <summary>Keeps rendered answers, in this process and, where there is one, in a store that nodes share.</summary>
public interface IAnswerCache
{
    /// <summary>The kept answer; else what <paramref name="make"/> gives, made once however many ask for it at the same moment.</summary>
    Task<RenderedAnswer> GetAsync(string key, Func<Task<RenderedAnswer>> make, CancellationToken ct);
}
