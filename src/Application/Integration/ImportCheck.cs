using Marketplace.Application.Common;
using Marketplace.Application.Integration.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Integration;

/// <summary>Looks at a file before anything of it is carried out.</summary>
internal sealed class ImportCheck(IIntegrationDb db, ImportHold hold, IUnitOfWork unit, ImportItems items, TimeProvider clock)
{
    /// <summary>A check begins from the beginning, also where an earlier one was interrupted.</summary>
    public Task<bool> BeginAsync(ImportPass pass, ImportPace pace, CancellationToken ct) => hold.StepAsync(
        pass,
        pass.Import.Status,
        async (import, job, token) =>
        {
            await db.ImportRows.Where(row => row.ImportId == import.Id).ExecuteDeleteAsync(token);
            job.Progress(0, total: null, clock.GetUtcNow(), pace.Lease);
        },
        ct);

    /// <summary>Applies the items and takes everything back; what would have become of them is only told.</summary>
    public async Task<AppliedItems> TryAsync(ImportPass pass, IReadOnlyList<ImportItem> chunk, IReadOnlyDictionary<ImportItem, DomainError> refused, CancellationToken ct)
    {
        AppliedItems? applied = null;
        try
        {
            await unit.ExecuteAsync<bool>(
                async token =>
                {
                    applied = await items.ApplyAsync(pass, chunk, refused, isCheck: true, token);
                    await db.SaveChangesAsync(token);
                    throw new TakenBackException();
                },
                ct);
        }
        catch (TakenBackException)
        {
            // As intended: only so does the transaction roll back.
        }

        return applied!;
    }

    public Task<bool> ReportAsync(ImportPass pass, AppliedItems applied, ImportPace pace, CancellationToken ct) => hold.StepAsync(
        pass,
        pass.Import.Status,
        (import, job, _) =>
        {
            db.ImportRows.AddRange(applied.Reports.Select(report => ImportRow.Of(import.Id, report, clock.GetUtcNow())));
            job.Progress(0, total: null, clock.GetUtcNow(), pace.Lease);
            return Task.CompletedTask;
        },
        ct);

    /// <summary>After everything was looked at: begins the work, or says that there will be none.</summary>
    /// <returns>Whether there is anything to carry out.</returns>
    public async Task<bool> DecideAsync(ImportPass pass, int rows, bool isUnreadable, ImportPace pace, CancellationToken ct)
    {
        var isRefused = isUnreadable || (pass.Import.ErrorPolicy is ImportErrorPolicy.RejectAll && pass.Found.Failed > 0);
        var going = await hold.StepAsync(
            pass,
            pass.Import.Status,
            async (import, job, token) =>
            {
                import.Measured(rows, pass.Found);
                job.Progress(0, rows, clock.GetUtcNow(), pace.Lease);
                if (isRefused || import.IsDryRun)
                {
                    import.Move(isRefused ? ImportStatus.Invalid : ImportStatus.Ready, ImportMoves.OfSystem);
                    if (isRefused && !import.IsDryRun) job.Fail(await ErrorsAsync(import, token), clock.GetUtcNow());
                    else job.Succeed(("imports", import.Id.Value), clock.GetUtcNow());
                    return;
                }

                await db.ImportRows.Where(row => row.ImportId == import.Id).ExecuteDeleteAsync(token);
                import.Begin();
            },
            ct);
        return going && !isRefused && !pass.Import.IsDryRun;
    }

    private async Task<List<JobError>> ErrorsAsync(Import import, CancellationToken ct)
    {
        var rows = await db.ImportRows.Where(row => row.ImportId == import.Id && row.Status == ImportRowStatus.Failed).OrderBy(row => row.RowNumber).Take(Job.MaxErrors).ToListAsync(ct);
        return [.. rows.SelectMany(row => row.Errors.Select(error => new JobError(error.Code, $"Line {row.Line}: {error.Detail}")))];
    }

    private sealed class TakenBackException : Exception;
}
