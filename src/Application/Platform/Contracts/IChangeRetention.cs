namespace Marketplace.Application.Platform.Contracts;

/// <summary>How long changes are told.</summary>
internal interface IChangeRetention
{
    /// <summary>Closes the feed up to here: cursors before that are refused from now on.</summary>
    Task CloseAsync(DateTimeOffset before, CancellationToken ct);

    /// <summary>Removes some of what is told no longer. What the public still sees stays noted, so that its end can be told one day.</summary>
    /// <returns>How many; fewer than the limit where nothing is left.</returns>
    Task<int> TrimAsync(int limit, CancellationToken ct);
}
