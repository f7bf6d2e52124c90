namespace Marketplace.Application.Platform.Contracts;

/// <summary>How long what happened is kept.</summary>
internal interface IOutboxRetention
{
    /// <summary>Removes the oldest delivered events, with what their consumers noted of them. What is not delivered stays.</summary>
    /// <returns>How many; fewer than the limit where no more are so old.</returns>
    Task<int> TrimAsync(DateTimeOffset before, int limit, CancellationToken ct);
}
