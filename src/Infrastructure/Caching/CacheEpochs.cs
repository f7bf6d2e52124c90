using Marketplace.Application.Common.Caching;

namespace Marketplace.Infrastructure.Caching;

/// <summary>
/// When each stripe last changed, on a clock that ticks with every change. What was read as of an instant is fresh while nothing that it shows has changed
/// after that; so an answer that was being made while something changed is never mistaken for a new one.
/// </summary>
internal sealed class CacheEpochs
{
    private readonly long[] _changedAt = new long[CacheStripes.Count];
    private long _now;
    private long _droppedAt;

    public long Now => Volatile.Read(ref _now);

    public void Change(IEnumerable<int> stripes)
    {
        var now = Interlocked.Increment(ref _now);
        foreach (var stripe in stripes) Raise(ref _changedAt[stripe], now);
    }

    /// <summary>Whatever was kept so far may be wrong.</summary>
    public void Drop() => Raise(ref _droppedAt, Interlocked.Increment(ref _now));

    public bool IsFresh(int[] stripes, long asOf)
    {
        if (Volatile.Read(ref _droppedAt) > asOf) return false;
        foreach (var stripe in stripes)
        {
            if (Volatile.Read(ref _changedAt[stripe]) > asOf) return false;
        }

        return true;
    }

    private static void Raise(ref long place, long value)
    {
        for (var known = Volatile.Read(ref place); known < value;)
        {
            var found = Interlocked.CompareExchange(ref place, value, known);
            if (found == known) return;
            known = found;
        }
    }
}
