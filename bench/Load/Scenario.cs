namespace Marketplace.Bench.Load;

internal enum Side { Ours, Baseline }

/// <summary>A kind of request that both servers answer with the same work.</summary>
/// <param name="Target">How much of the baseline's rate it must reach, where that is laid down.</param>
internal sealed record Scenario(string Name, double? Target, Func<Side, IRequests> Requests)
{
    /// <summary>Whether every round needs carts that nobody has used yet.</summary>
    public bool Writes { get; init; }
}

/// <summary>Where requests come from; asked by all connections at once.</summary>
internal interface IRequests
{
    /// <summary>Makes ready what so many requests need, while nobody measures.</summary>
    void Prepare(int count);

    HttpRequestMessage? Next();
}

/// <summary>Paths in turn, so that neither server answers the same question twice in a row.</summary>
internal sealed class Paths(IReadOnlyList<string> paths) : IRequests
{
    private int _next = -1;

    public void Prepare(int count)
    {
        // Reading uses nothing up.
    }

    public HttpRequestMessage Next() => new(HttpMethod.Get, paths[(int)((uint)Interlocked.Increment(ref _next) % paths.Count)]);
}
