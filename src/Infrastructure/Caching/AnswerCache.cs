using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Marketplace.Application.Common.Caching;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Caching;

/// <summary>Two levels, the memory of this process and what nodes share, and one flight per key. Whatever is wrong with the second, the answer is made from the database.</summary>
internal sealed class AnswerCache(IOptions<CacheOptions> options, CacheEpochs epochs, ICacheLink link, ChangeTeller changes, TimeProvider clock, IMeterFactory meters) : IAnswerCache, IDisposable
{
    public const string MeterName = "Marketplace.Cache";

    private const int BytesBesideTheBody = 300;

    private static readonly KeyValuePair<string, object?> FromMemory = new("level", "memory");
    private static readonly KeyValuePair<string, object?> FromShared = new("level", "shared");

    private readonly MemoryCache _memory = new(new MemoryCacheOptions { SizeLimit = options.Value.MemoryMegabytes * 1024L * 1024, Clock = new Clock(clock) });
    private readonly ConcurrentDictionary<string, Flight> _flights = new(StringComparer.Ordinal);
    private readonly Counter<long> _hits = meters.Create(MeterName).CreateCounter<long>("marketplace.cache.hits", description: "Answers that were kept.");
    private readonly Counter<long> _misses = meters.Create(MeterName).CreateCounter<long>("marketplace.cache.misses", description: "Answers that had to be made.");

    private TimeSpan Lifetime => TimeSpan.FromSeconds(options.Value.LifetimeSeconds);

    public Task<RenderedAnswer> GetAsync(string key, Func<Task<RenderedAnswer>> make, CancellationToken ct)
    {
        if (!options.Value.Enabled || !link.IsHearing) return make();
        return Find(key) is { } kept ? kept.Found : FlyAsync(key, make, ct);
    }

    public void Dispose() => _memory.Dispose();

    /// <summary>Whoever asks after a change has been told of does not join a flight that left before it, unless the answer shows nothing of what has changed: then it is as good as one that was kept.</summary>
    private async Task<RenderedAnswer> FlyAsync(string key, Func<Task<RenderedAnswer>> make, CancellationToken ct)
    {
        var own = new Flight(epochs.Now);
        var flight = _flights.GetOrAdd(key, own);
        if (flight != own)
        {
            return await flight.Landed.Task.WaitAsync(ct) is { } answer && (flight.AsOf == own.AsOf || IsGood(answer, flight.AsOf)) ? answer : await make();
        }

        RenderedAnswer? made = null;
        try
        {
            return made = await FindOrMakeAsync(key, own.AsOf, make);
        }
        finally
        {
            _flights.TryRemove(KeyValuePair.Create(key, own));
            own.Landed.SetResult(made); // null: it went wrong, and everybody tries by himself
        }
    }

    private bool IsGood(RenderedAnswer answer, long asOf) => answer.Stripes is { } stripes && link.IsHearing && epochs.IsFresh(stripes, answer.AsOf?.Own ?? asOf);

    private Kept? Find(string key)
    {
        if (!_memory.TryGetValue<Kept>(key, out var kept) || !epochs.IsFresh(kept!.Answer.Stripes!, kept.AsOf)) return null;
        _hits.Add(1, FromMemory);
        return kept;
    }

    private async Task<RenderedAnswer> FindOrMakeAsync(string key, long asOf, Func<Task<RenderedAnswer>> make)
    {
        if (Find(key) is { } kept) return kept.Answer; // another flight landed since nothing was found

        var (shared, instant) = changes.IsBehind ? default : await link.FindAsync(key);
        if (shared is not null)
        {
            _hits.Add(1, FromShared);
            Keep(key, shared, asOf);
            return shared;
        }

        _misses.Add(1);
        var made = await make();
        if (made.Stripes is null) return made;

        Keep(key, made, made.AsOf?.Own ?? asOf);
        if ((made.AsOf is { } copied ? copied.Shared : instant) is { } since) await link.ShareAsync(key, made, since, Lifetime);
        return made;
    }

    private void Keep(string key, RenderedAnswer answer, long asOf) =>
        _memory.Set(key, new Kept(answer, asOf), new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Lifetime, Size = answer.Body.Length + (2 * key.Length) + (4 * answer.Stripes!.Length) + BytesBesideTheBody });

    private sealed class Flight(long asOf)
    {
        public long AsOf => asOf;

        public TaskCompletionSource<RenderedAnswer?> Landed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record Kept(RenderedAnswer Answer, long AsOf)
    {
        public Task<RenderedAnswer> Found { get; } = Task.FromResult(Answer);
    }

    private sealed class Clock(TimeProvider clock) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => clock.GetUtcNow();
    }
}
