using Marketplace.Domain.Common;
using Marketplace.Domain.Integration.Contracts;

namespace Marketplace.Domain.Integration;

public enum ImportSource { File }

public enum ImportFormat { Csv, Json }

/// <summary>What happens to the sound rows of a file that has faulty ones.</summary>
public enum ImportErrorPolicy { RejectAll, RejectRows }

public sealed record ImportDetails(ImportTargetType TargetType, ImportFormat Format)
{
    public ImportErrorPolicy ErrorPolicy { get; init; }

    /// <summary>Only tells what would happen.</summary>
    public bool IsDryRun { get; init; }

    public ImportMapping Mapping { get; init; } = new();
}

/// <summary>How many rows came to what.</summary>
public sealed record RowCounts(int Succeeded, int Skipped, int Failed)
{
    public static RowCounts operator +(RowCounts left, RowCounts right) =>
        new(left.Succeeded + right.Succeeded, left.Skipped + right.Skipped, left.Failed + right.Failed);
}

/// <summary>A file on its way into the marketplace. It notes after every saved part how far it has come, so that it can go on there.</summary>
public sealed class Import : AggregateRoot
{
    public const int MaxFileNameLength = 255;

    private Import() { } // EF Core

    public ImportId Id { get; private init; }

    public ImportSource Source { get; private init; }

    public ImportTargetType TargetType { get; private init; }

    public ImportFormat Format { get; private init; }

    public ImportErrorPolicy ErrorPolicy { get; private init; }

    public bool IsDryRun { get; private init; }

    public ImportMapping Mapping { get; private init; } = new();

    public ImportStatus Status { get; private set; }

    /// <summary>Whose things are imported; null is the marketplace itself.</summary>
    public SellerId? SellerId { get; private init; }

    /// <summary>Under which the file is kept.</summary>
    public string StorageKey { get; private init; } = "";

    public string FileName { get; private init; } = "";

    /// <summary>The job that does the work; a resumed failure gets a new one.</summary>
    public JobId JobId { get; private set; }

    /// <summary>Rows of the file; 0 until it was read.</summary>
    public int RowCount { get; private set; }

    public int SucceededCount { get; private set; }

    public int SkippedCount { get; private set; }

    public int FailedCount { get; private set; }

    /// <summary>How many items of the file are done: what a resumed import skips.</summary>
    public int ItemsDone { get; private set; }

    public bool IsFinished => Status is ImportStatus.Ready or ImportStatus.Invalid or ImportStatus.Completed or ImportStatus.CompletedWithErrors or ImportStatus.Failed or ImportStatus.Cancelled;

    /// <param name="job">The work that was queued for it, by the id under which it will be known.</param>
    public static Import Upload(ImportId id, ImportDetails details, SellerId? sellerId, string fileName, string storageKey, JobId job)
    {
        Ensure.That(details.Format == FormatOf(details.TargetType), ImportErrors.UnknownFormat);
        Ensure.That(details.TargetType is ImportTargetType.Categories || sellerId is not null, ImportErrors.SellerNeeded);
        var import = new Import
        {
            Id = id,
            TargetType = details.TargetType,
            Format = details.Format,
            ErrorPolicy = details.ErrorPolicy,
            IsDryRun = details.IsDryRun,
            Mapping = details.Mapping,
            SellerId = details.TargetType is ImportTargetType.Categories ? null : sellerId,
            FileName = Require.Text(fileName, MaxFileNameLength, "filename"),
            StorageKey = storageKey,
            JobId = job,
        };
        import.Raise(new ImportCreated(id));
        return import;
    }

    public static ImportFormat FormatOf(ImportTargetType targetType) => targetType is ImportTargetType.Products ? ImportFormat.Csv : ImportFormat.Json;

    public void Move(ImportStatus to, StateMachine<ImportStatus> moves, string? reason = null)
    {
        if (Status == to) return; // a repeated move changes nothing
        reason = moves.Check(Status, to, reason);

        Raise(new ImportStatusChanged(Id, Status, to, reason));
        Status = to;
    }

    /// <summary>A new job takes over what a failed one left.</summary>
    public void HandOver(JobId job) => JobId = job;

    /// <summary>Everything was looked at once: so much there is to do.</summary>
    public void Measured(int rows, RowCounts found)
    {
        RowCount = rows;
        (SucceededCount, SkippedCount, FailedCount) = (found.Succeeded, found.Skipped, found.Failed);
    }

    /// <summary>The work itself begins; the counts are now those of what was done.</summary>
    public void Begin()
    {
        Move(ImportStatus.Running, ImportMoves.OfSystem);
        (SucceededCount, SkippedCount, FailedCount, ItemsDone) = (0, 0, 0, 0);
    }

    public void Progress(int items, RowCounts done)
    {
        ItemsDone += items;
        (SucceededCount, SkippedCount, FailedCount) = (SucceededCount + done.Succeeded, SkippedCount + done.Skipped, FailedCount + done.Failed);
    }

    public void Complete() => Move(FailedCount == 0 ? ImportStatus.Completed : ImportStatus.CompletedWithErrors, ImportMoves.OfSystem);
}
