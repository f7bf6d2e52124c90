using System.Collections.Concurrent;
using Marketplace.Application.Common;

namespace Marketplace.Infrastructure.RateLimiting;

/// <summary>
/// Counters of this node. The generic cell rate algorithm (ITU-T I.371): one instant per key, at which everything taken so far would have been earned.
/// </summary>
internal sealed class MemoryRateCounters(TimeProvider clock) : IRateCounters
{
    private const int MaxKeys = 200_000;

    private readonly ConcurrentDictionary<string, long> _earnedAt = new(StringComparer.Ordinal);
    private int _sweeping;

    public ValueTask<RateCount> TakeAsync(string key, RateLimit limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var step = limit.Period.Ticks / limit.Count;
        var slack = step * limit.Burst;
        if (_earnedAt.Count > MaxKeys) Sweep(now);
        while (true)
        {
            var known = _earnedAt.TryGetValue(key, out var stored);
            var earned = known && stored > now ? stored : now;
            var next = earned + step;
            if (next - now > slack) return ValueTask.FromResult(new RateCount(IsTaken: false, 0, TimeSpan.FromTicks(earned - now), TimeSpan.FromTicks(next - slack - now)));

            var isStored = known ? _earnedAt.TryUpdate(key, next, stored) : _earnedAt.TryAdd(key, next);
            if (isStored) return ValueTask.FromResult(new RateCount(IsTaken: true, (int)((slack - (next - now)) / step), TimeSpan.FromTicks(next - now), TimeSpan.Zero));
        }
    }

    /// <summary>What is earned already says nothing any more.</summary>
    private void Sweep(long now)
    {
        if (Interlocked.Exchange(ref _sweeping, 1) == 1) return;
        foreach (var (key, earned) in _earnedAt)
        {
            if (earned <= now) _earnedAt.TryRemove(KeyValuePair.Create(key, earned));
        }

        Volatile.Write(ref _sweeping, 0);
    }
}
