using Marketplace.Domain.Common;
using Marketplace.Domain.Integration.Contracts;

namespace Marketplace.Application.Integration.Contracts;

/// <summary>
/// Carries out what a file asks for, in the module that it is asked of. It changes what the context tracks and saves nothing: many items are
/// saved together with the note of how far the import has come.
/// </summary>
public interface IImportTarget
{
    ImportTargetType Type { get; }

    /// <summary>Whether the words of a mapping mean something here.</summary>
    Task<bool> KnowsAsync(ImportMapping mapping, CancellationToken ct);

    /// <summary>Which of these are still there: somebody may have deleted what an earlier import made.</summary>
    Task<IReadOnlySet<Guid>> ExistingAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Makes what is new, and of what is there changes only what the file now says differently. Refuses like any use case.</summary>
    Task<ImportOutcome> ApplyAsync(ImportChange change, ImportContext context, CancellationToken ct);
}

/// <param name="Before">What the file asked for the last time; null for something new.</param>
/// <param name="KnownId">What that became.</param>
public sealed record ImportChange(ImportDraft Draft, ImportDraft? Before, Guid? KnownId);

/// <summary>What holds for all items of an import.</summary>
public sealed record ImportContext(SellerId? Seller, ImportMapping Mapping)
{
    /// <summary>Nothing of it will be saved: only whether it could be is asked.</summary>
    public bool IsCheck { get; init; }

    /// <summary>What an item that the same file named earlier became, by its external id; null where there is none.</summary>
    public required Func<string, CancellationToken, Task<Guid?>> FindAsync { get; init; }
}

/// <summary>What became of an item.</summary>
/// <param name="Id">The resource that was made or changed.</param>
public sealed record ImportOutcome(Guid Id)
{
    public IReadOnlyList<ImportRowNote> Warnings { get; init; } = [];

    /// <summary>To be fetched when the items are saved.</summary>
    public IReadOnlyList<WantedPicture> Pictures { get; init; } = [];
}

/// <param name="Variants">Those that it shows.</param>
public sealed record WantedPicture(string Url, string? Alt, IReadOnlyList<VariantId> Variants);
