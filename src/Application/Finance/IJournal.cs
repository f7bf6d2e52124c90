using Marketplace.Domain.Finance;

namespace Marketplace.Application.Finance;

/// <summary>Writes into the books. An entry whose source has one of its kind already is left out, so that telling a thing twice has no effect.</summary>
public interface IJournal
{
    /// <summary>
    /// Within the unit of work of what the entries tell, and late in it: from here to its end nobody else posts to the same accounts.
    /// </summary>
    /// <returns>How many entries were new.</returns>
    Task<int> WriteAsync(IReadOnlyCollection<JournalEntry> entries, CancellationToken ct);
}
