namespace Marketplace.Infrastructure.Demo;

/// <summary>Chance that falls the same way every time and on every platform (SplitMix64), so that two developers see the same shop.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Dice of its own for everything that has a name, so that one more product changes none of the others.</summary>
    public static Dice Of(int seed, string name)
    {
        var hash = 14695981039346656037UL ^ (ulong)seed; // FNV-1a
        foreach (var letter in name) hash = unchecked((hash ^ letter) * 1099511628211UL);
        return new(hash);
    }

    /// <summary>From 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    public int Between(int lowest, int highest) => lowest + Below(highest - lowest + 1);

    /// <summary>True in so many of a hundred throws.</summary>
    public bool Falls(int percent) => Below(100) < percent;

    public double Between(double lowest, double highest) => lowest + ((highest - lowest) * (Next() >> 11) / (1UL << 53));

    public T Pick<T>(IReadOnlyList<T> among) => among[Below(among.Count)];

    /// <summary>So many different ones, in their order.</summary>
    public IReadOnlyList<T> Pick<T>(IReadOnlyList<T> among, int count)
    {
        var left = Enumerable.Range(0, among.Count).ToList();
        while (left.Count > count) left.RemoveAt(Below(left.Count));
        return [.. left.Select(index => among[index])];
    }

    private ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
