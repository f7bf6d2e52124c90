using Marketplace.Domain.Platform;

namespace Marketplace.Application.Platform.Contracts;

/// <summary>Cancels jobs of a kind whose subject has states of its own.</summary>
internal interface IJobKeeper
{
    string Kind { get; }

    /// <summary>Ends the job and moves its subject; refuses as the subject does. The caller saves.</summary>
    Task CancelAsync(Job job, CancellationToken ct);
}
