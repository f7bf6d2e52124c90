using Marketplace.Application.Common;
using Marketplace.Application.Platform;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Integration;

/// <summary>A worker's hold on an import. Every step is one transaction, and begins with asking whether the import is still this worker's.</summary>
internal sealed class ImportHold(IIntegrationDb db, IPlatformDb platform, IUnitOfWork unit, ISellerDirectory sellers, StoreOptions store, TimeProvider clock)
{
    private static readonly ImportStatus[] Waiting = [ImportStatus.Uploaded, ImportStatus.Validating, ImportStatus.Running];

    /// <summary>Takes the oldest import that waits, or whose worker is gone; null where there is none.</summary>
    public async Task<ImportPass?> ClaimAsync(TimeSpan lease, CancellationToken ct)
    {
        if (!await Due(clock.GetUtcNow()).AnyAsync(ct)) return null;

        return await unit.ExecuteAsync(
            async token =>
            {
                var now = clock.GetUtcNow();
                if (await Due(now).OrderBy(due => due.Id).FirstOrDefaultAsync(token) is not { } job) return null;

                var import = await db.Imports.SingleAsync(candidate => candidate.JobId == job.Id, token);
                job.Start(now, lease);
                if (import.Status is ImportStatus.Uploaded) import.Move(ImportStatus.Validating, ImportMoves.OfSystem);
                await db.SaveChangesAsync(token);
                return new ImportPass(import, job.Attempts, import.SellerId is { } seller ? (await sellers.GetAsync(seller, token)).BaseCurrency : store.Currency);
            },
            ct);
    }

    /// <summary>What nobody foresaw; the owner may have it go on.</summary>
    public Task<bool> FailAsync(ImportPass pass, CancellationToken ct) => StepAsync(
        pass,
        expected: null,
        (import, job, _) =>
        {
            import.Move(ImportStatus.Failed, ImportMoves.OfSystem);
            job.Fail([new JobError("internal_error", "The import stopped; it can be resumed.")], clock.GetUtcNow());
            return Task.CompletedTask;
        },
        ct);

    /// <summary>Lets go at once, so that nobody has to wait for the lease to end.</summary>
    public async Task ReleaseAsync(ImportPass pass, CancellationToken ct) => await unit.ExecuteAsync(
        async token =>
        {
            var job = await platform.Jobs.SingleAsync(candidate => candidate.Id == pass.Job, token);
            if (job.Status is JobStatus.Running && job.Attempts == pass.Attempt) job.Progress(job.ProgressDone, job.ProgressTotal, clock.GetUtcNow(), TimeSpan.Zero);
            return await db.SaveChangesAsync(token);
        },
        ct);

    /// <summary>Does something as long as the import is this worker's; false where it was paused, cancelled or taken over.</summary>
    public Task<bool> StepAsync(ImportPass pass, ImportStatus? expected, Func<Import, Job, CancellationToken, Task> step, CancellationToken ct) => unit.ExecuteAsync(
        async token =>
        {
            var import = await db.Imports.SingleAsync(candidate => candidate.Id == pass.Id, token);
            var job = await platform.Jobs.SingleAsync(candidate => candidate.Id == pass.Job, token);
            if (job.Status is not JobStatus.Running || job.Attempts != pass.Attempt || import.JobId != job.Id || import.ItemsDone != pass.ItemsDone) return false;
            if (expected is not null && import.Status != expected) return false;

            await step(import, job, token);
            await db.SaveChangesAsync(token);
            return true;
        },
        ct);

    private IQueryable<Job> Due(DateTimeOffset now) => platform.Jobs.Where(job => job.Kind == StartImportHandler.JobKind
        && (job.Status == JobStatus.Queued || (job.Status == JobStatus.Running && job.LeaseUntil <= now))
        && db.Imports.Any(import => import.JobId == job.Id && Waiting.Contains(import.Status)));
}
