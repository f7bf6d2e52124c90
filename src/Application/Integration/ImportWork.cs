using Marketplace.Application.Integration.Contracts;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Integration.Contracts;

namespace Marketplace.Application.Integration;

/// <summary>Carries out a file, chunk by chunk.</summary>
internal sealed class ImportWork(IIntegrationDb db, ImportHold hold, ImportItems items, IProductProjection projection, TimeProvider clock)
{
    /// <summary>Carries out a chunk: everything of it, the notes of its rows and how far the import has come are saved together or not at all.</summary>
    public Task<bool> CarryOutAsync(ImportPass pass, IReadOnlyList<ImportItem> chunk, IReadOnlyDictionary<ImportItem, DomainError> refused, ImportPace pace, CancellationToken ct) => hold.StepAsync(
        pass,
        ImportStatus.Running,
        async (import, job, token) =>
        {
            var applied = await items.ApplyAsync(pass, chunk, refused, isCheck: false, token);
            var done = RowReports.Count(applied.Reports);
            db.ImportRows.AddRange(applied.Reports.Select(report => ImportRow.Of(import.Id, report, clock.GetUtcNow())));
            AddPictures(import, applied.Outcomes);
            import.Progress(chunk.Count, done);
            job.Progress(import.SucceededCount + import.SkippedCount + import.FailedCount, import.RowCount, clock.GetUtcNow(), pace.Lease);
            await db.SaveChangesAsync(token);
            if (import.TargetType is ImportTargetType.Products && applied.Outcomes.Count > 0) await projection.RefreshAsync([.. applied.Outcomes.Select(outcome => new ProductId(outcome.Outcome.Id))], token);
        },
        ct);

    public Task<bool> CompleteAsync(ImportPass pass, CancellationToken ct) => hold.StepAsync(
        pass,
        ImportStatus.Running,
        (import, job, _) =>
        {
            import.Complete();
            job.Succeed(("imports", import.Id.Value), clock.GetUtcNow());
            return Task.CompletedTask;
        },
        ct);

    private void AddPictures(Import import, IEnumerable<(ImportItem Item, ImportOutcome Outcome)> outcomes)
    {
        foreach (var (item, outcome) in outcomes)
        {
            db.PendingPictures.AddRange(outcome.Pictures.Select((picture, i) =>
                PendingPicture.Of(import.Id, (item.FirstRow * PendingPicture.PerRow) + i, item.FirstRow, new ProductId(outcome.Id), (picture.Url, picture.Alt), picture.Variants)));
        }
    }
}
