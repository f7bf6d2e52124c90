using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;

namespace Marketplace.Application.Customers;

/// <summary>A request about one's data is answered one way or the other; its job ends with it and not before.</summary>
internal sealed class KeepPrivacyJob : IJobKeeper
{
    public string Kind => AskPrivacyHandler.JobKind;

    public Task CancelAsync(Job job, CancellationToken ct) => throw new DomainException(States.CannotMove(job.Status, JobStatus.Cancelled, []));
}
