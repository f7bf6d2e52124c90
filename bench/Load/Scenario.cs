namespace Marketplace.Bench.Load;

/// <summary>Who is asked: the built server without and with its cache of answers, the raw one, and the raw one for constant bytes (L1).</summary>
internal enum Side { Ours, Baseline, Cached, Constant }

/// <summary>A kind of request that the servers answer with the same work.</summary>
/// <param name="Target">How much of the baseline's rate it must reach, where that is laid down.</param>
internal sealed record Scenario(string Name, double? Target, Func<Side, IRequests> Requests)
{
    /// <summary>Whether every round needs carts that nobody has used yet.</summary>
    public bool Writes { get; init; }

    /// <summary>How much of L1's rate the cache of answers must reach, where that is laid down.</summary>
    public double? CachedTarget { get; init; }
}

/// <summary>Where requests come from; asked by all connections at once.</summary>
internal interface IRequests
{
    /// <summary>Makes ready what so many requests need, while nobody measures.</summary>
    Task PrepareAsync(int count);

    HttpRequestMessage? Next();
}

/// <summary>Paths in turn, so that no server answers the same question twice in a row.</summary>
internal sealed class Paths(IReadOnlyList<string> paths) : IRequests
{
    private int _next = -1;

    /// <summary>Reading uses nothing up.</summary>
    public Task PrepareAsync(int count) => Task.CompletedTask;

    public HttpRequestMessage Next() => new(HttpMethod.Get, paths[(int)((uint)Interlocked.Increment(ref _next) % paths.Count)]);
}
