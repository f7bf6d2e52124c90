using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Integration;

/// <summary>The job of an import ends by the import being cancelled, by whoever may do that. What is done stays done.</summary>
internal sealed class CancelImportJob(IIntegrationDb db, ICaller caller, TimeProvider clock) : IJobKeeper
{
    private static readonly DomainError NotAllowed = new(ErrorKind.Forbidden, "insufficient_scope", "The credential lacks the scope 'write:imports'.");

    public string Kind => StartImportHandler.JobKind;

    public async Task CancelAsync(Job job, CancellationToken ct)
    {
        Ensure.That(caller.Surface is Surface.Admin || caller.May("write:imports"), NotAllowed);

        var import = await db.Imports.SingleAsync(candidate => candidate.JobId == job.Id, ct);
        import.Move(ImportStatus.Cancelled, ImportMoves.OfOwner);
        job.Cancel(clock.GetUtcNow());
    }
}
