namespace Marketplace.Infrastructure.Health;

/// <summary>One thing that this node stands on. Each registration is asked by <c>/health/ready</c>, at most once a second.</summary>
public interface IReadinessCheck
{
    /// <summary>By which the answer tells it: <c>database</c>, <c>redis</c>.</summary>
    string Name { get; }

    /// <returns>What is to be told: in words that hold no secret, since everybody may ask.</returns>
    Task<ReadinessFinding> LookAsync(CancellationToken ct);
}

public enum ReadinessStatus
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Worse than it should be; the node serves all the same.</summary>
    Degraded,

    /// <summary>The node cannot serve like this.</summary>
    Failed,
}

/// <param name="Detail">What is wrong, or what was measured; null: nothing to tell.</param>
public sealed record ReadinessFinding(ReadinessStatus Status, string? Detail = null)
{
    public static ReadinessFinding Ok { get; } = new(ReadinessStatus.Ok);
}
