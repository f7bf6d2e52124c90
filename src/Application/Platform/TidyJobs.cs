using Marketplace.Application.Common;
using Marketplace.Domain.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Platform;

/// <summary>Removes jobs thirty days after their end (JA-198), and of the routine ones that failed all but the last fifty of each kind.</summary>
public sealed record TidyJobsCommand : ICommand<int>;

internal sealed class TidyJobsHandler(IPlatformDb db, IUnitOfWork work, TimeProvider clock) : IRequestHandler<TidyJobsCommand, int>
{
    private const int FailuresKept = 50;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<int> Handle(TidyJobsCommand command, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        var removed = await work.ExecuteAsync(ct => db.Jobs.Where(job => job.FinishedAt < before).ExecuteDeleteAsync(ct), cancellationToken);
        foreach (var kind in await db.JobSchedules.Select(schedule => schedule.Kind).ToListAsync(cancellationToken)) removed += await work.ExecuteAsync(ct => ThinAsync(kind, ct), cancellationToken);
        return removed;
    }

    private async Task<int> ThinAsync(string kind, CancellationToken ct)
    {
        var failures = db.Jobs.Where(job => job.Kind == kind && job.Status == JobStatus.Failed && job.IsRoutine);
        var oldest = await failures.OrderByDescending(job => job.FinishedAt).Skip(FailuresKept).Select(job => job.FinishedAt).FirstOrDefaultAsync(ct);
        return oldest is null ? 0 : await failures.Where(job => job.FinishedAt <= oldest).ExecuteDeleteAsync(ct);
    }
}
