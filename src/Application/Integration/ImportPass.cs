using Marketplace.Application.Integration.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;

namespace Marketplace.Application.Integration;

/// <summary>How much is saved at once, and how long a worker may be silent before another takes over.</summary>
public sealed record ImportPace(int ChunkSize, TimeSpan Lease);

/// <summary>A worker's hold on an import: what it knows while it works. It ends where the import is paused, cancelled or taken over.</summary>
/// <param name="Attempt">Of the job; another worker that takes over has a higher one.</param>
/// <param name="Currency">In which the seller's prices are.</param>
internal sealed record ImportPass(Import Import, int Attempt, string Currency)
{
    public ImportId Id => Import.Id;

    public JobId Job => Import.JobId;

    /// <summary>How many items are done, and saved as done.</summary>
    public int ItemsDone { get; set; } = Import.ItemsDone;

    /// <summary>In a check: what the items so far would have become, by external id.</summary>
    public Dictionary<string, Guid> Accepted { get; } = new(StringComparer.Ordinal);

    /// <summary>In a check: what came of the rows so far.</summary>
    public RowCounts Found { get; set; } = new(0, 0, 0);

    /// <summary>Whether the file was not read through yet.</summary>
    public bool IsUnread => Import.Status is ImportStatus.Validating || Import.RowCount == 0;

    /// <summary>Whether all rows are looked at before any is carried out.</summary>
    public bool ChecksFirst => Import.IsDryRun || Import.ErrorPolicy is ImportErrorPolicy.RejectAll;
}

/// <summary>An item that the marketplace refuses; the others of its chunk are done again without it.</summary>
internal sealed class ItemRefusedException(ImportItem item, DomainError error) : Exception(error.Message)
{
    public ImportItem Item { get; } = item;

    public DomainError Error { get; } = error;
}
