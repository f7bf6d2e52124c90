namespace Marketplace.Application.Platform.Contracts;

/// <summary>What long work tells of itself while it is done as a job; outside of one, nobody listens. Never called within a unit of work.</summary>
internal interface IRunningJob
{
    /// <summary>Where a predecessor that is gone had come to; null: from the beginning.</summary>
    string? Position { get; }

    /// <summary>So much is done. Ends the work by an exception where it is to be cancelled, or where somebody else does it by now.</summary>
    /// <param name="position">Where a successor would begin.</param>
    Task ReportAsync(int done, int? total, string? position, CancellationToken ct);
}
