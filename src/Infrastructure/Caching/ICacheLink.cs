using Marketplace.Application.Common.Caching;

namespace Marketplace.Infrastructure.Caching;

/// <summary>What connects the caches of nodes: they tell each other what changed, and may share what they keep.</summary>
internal interface ICacheLink
{
    /// <summary>Whether this node hears of every change. While it does not, it keeps nothing and trusts nothing that it kept.</summary>
    bool IsHearing { get; }

    /// <summary>Tells the other nodes, after the change is committed. Never fails: a node that was not told is deaf, and knows it.</summary>
    Task TellAsync(IReadOnlyCollection<int> stripes);

    /// <summary>This instant on the clock that nodes share; null where nothing is shared.</summary>
    Task<SharedInstant?> NowAsync();

    /// <summary>A shared answer that is still fresh, and the instant as of which another one may be shared; null where nothing is shared.</summary>
    Task<(RenderedAnswer? Answer, SharedInstant? AsOf)> FindAsync(string key);

    /// <summary>Shares an answer that was made after <see cref="FindAsync"/>.</summary>
    Task ShareAsync(string key, RenderedAnswer answer, SharedInstant asOf, TimeSpan lifetime);
}

/// <summary>One node by itself.</summary>
internal sealed class NoCacheLink : ICacheLink
{
    public bool IsHearing => true;

    public Task TellAsync(IReadOnlyCollection<int> stripes) => Task.CompletedTask;

    public Task<SharedInstant?> NowAsync() => Task.FromResult<SharedInstant?>(null);

    public Task<(RenderedAnswer? Answer, SharedInstant? AsOf)> FindAsync(string key) => Task.FromResult<(RenderedAnswer?, SharedInstant?)>((null, null));

    public Task ShareAsync(string key, RenderedAnswer answer, SharedInstant asOf, TimeSpan lifetime) => Task.CompletedTask;
}
