namespace Marketplace.Application.Common;

/// <summary>So many requests in a period, and how many of them may come at once.</summary>
/// <param name="Name">As it stands in the headers of an answer.</param>
public sealed record RateLimit(string Name, int Count, TimeSpan Period)
{
    /// <summary>What may come at once after a quiet time; <see cref="Count"/> where nothing else is said.</summary>
    public int Burst { get; init; } = Count;
}

/// <param name="Remaining">How many more may come right now.</param>
/// <param name="ResetAfter">When all of the burst is free again.</param>
/// <param name="RetryAfter">When the next one may come; zero where this one was taken.</param>
public readonly record struct RateCount(bool IsTaken, int Remaining, TimeSpan ResetAfter, TimeSpan RetryAfter);

/// <summary>Counts what comes from whom. Nodes share a store where there is one.</summary>
public interface IRateCounters
{
    ValueTask<RateCount> TakeAsync(string key, RateLimit limit, CancellationToken ct);
}
