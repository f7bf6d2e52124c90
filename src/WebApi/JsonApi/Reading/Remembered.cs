using System.Collections.Concurrent;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Values that are cheap to make again. Once there are too many, all are forgotten: what is often asked soon comes back.</summary>
internal sealed class Remembered<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _values = new();
    private int _count;

    public TValue GetOrAdd(TKey key, Func<TKey, TValue> make)
    {
        if (_values.TryGetValue(key, out var known)) return known;

        var made = make(key);
        if (Interlocked.Increment(ref _count) > capacity)
        {
            _values.Clear();
            Interlocked.Exchange(ref _count, 1);
        }

        _values.TryAdd(key, made);
        return made;
    }
}
