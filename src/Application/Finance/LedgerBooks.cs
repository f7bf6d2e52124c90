using Marketplace.Application.Platform.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Finance;

/// <summary>Debits equal credits in every entry of the journal; a balance is the sum of its entries, and each entry tells the balance that it led to.</summary>
internal sealed class LedgerBooks(IFinanceDb db) : IBooksCheck
{
    /// <summary>Of each kind; where more is wrong, the first are enough to see it.</summary>
    private const int MostTold = 1000;

    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct) => [.. await EntriesAsync(ct), .. await BalancesAsync(ct), .. await ChainsAsync(ct)];

    private async Task<IEnumerable<Violation>> EntriesAsync(CancellationToken ct)
    {
        var uneven = await db.LedgerEntries.GroupBy(entry => new { entry.JournalEntryId, entry.Currency })
            .Select(journal => new { journal.Key.JournalEntryId, journal.Key.Currency, Sum = journal.Sum(entry => entry.Amount) })
            .Where(journal => journal.Sum != 0).Take(MostTold).ToListAsync(ct);
        var single = await db.JournalEntries.Where(journal => db.LedgerEntries.Count(entry => entry.JournalEntryId == journal.Id) < 2).Select(journal => journal.Number).Take(MostTold).ToListAsync(ct);
        var strays = await db.LedgerEntries.Where(entry => !db.JournalEntries.Any(journal => journal.Id == entry.JournalEntryId)).Select(entry => entry.Id).Take(MostTold).ToListAsync(ct);
        return
        [
            .. strays.Select(entry => new Violation("finance.journal", $"ledgerEntry {entry.Value}", "belongs to no journal entry")),
            .. uneven.Select(journal => new Violation("finance.journal", $"journalEntry {journal.JournalEntryId.Value}", $"debits less credits are {journal.Sum} {journal.Currency}, not 0")),
            .. single.Select(number => new Violation("finance.journal", $"journalEntry {number}", "has fewer than two postings")),
        ];
    }

    private async Task<IEnumerable<Violation>> BalancesAsync(CancellationToken ct)
    {
        var wrong = await db.LedgerAccounts.AsNoTracking()
            .Select(account => new
            {
                account.Code,
                account.Balance,
                account.EntryCount,
                Sum = db.LedgerEntries.Where(entry => entry.AccountId == account.Id).Sum(entry => entry.Amount),
                Count = db.LedgerEntries.LongCount(entry => entry.AccountId == account.Id),
            })
            .Where(account => account.Balance != account.Sum || account.EntryCount != account.Count).Take(MostTold).ToListAsync(ct);
        return wrong.Select(account => new Violation("finance.balance", $"ledgerAccount {account.Code}", $"{account.Count} entries sum to {account.Sum}, but the balance is {account.Balance} of {account.EntryCount}"));
    }

    private async Task<IEnumerable<Violation>> ChainsAsync(CancellationToken ct)
    {
        var broken =
            from entry in db.LedgerEntries
            join former in db.LedgerEntries on new { entry.AccountId, Place = entry.Place - 1 } equals new { former.AccountId, former.Place } into formers
            from before in formers.DefaultIfEmpty()
            where entry.BalanceAfter != entry.Amount + (before == null ? 0 : before.BalanceAfter) || (before == null && entry.Place != 1)
            select new { entry.Id, entry.BalanceAfter, Expected = entry.Amount + (before == null ? 0 : before.BalanceAfter) };
        return (await broken.Take(MostTold).ToListAsync(ct))
            .Select(entry => new Violation("finance.running", $"ledgerEntry {entry.Id.Value}", $"the balance after it is {entry.BalanceAfter}, not {entry.Expected}"));
    }
}
