using Marketplace.Application.Finance;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Domain.Finance.Contracts;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Model;
using Marketplace.Infrastructure.Persistence.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Finance;

/// <summary>
/// Three statements, however much is posted. The first one leaves out what was posted before, and waits where somebody is posting it right now; the second one moves
/// the balances and holds the accounts, in the order of their ids, so that two that post never wait for each other in a circle; by what it answers the third one
/// writes the entries, each with the balance after it.
/// </summary>
internal sealed class Journal(MarketplaceDbContext db, TimeProvider clock) : IJournal
{
    private const string UnlessThere = "ON CONFLICT (source_type, source_id, kind) DO NOTHING RETURNING id";

    private const string OrMove = """
        ON CONFLICT (id) DO UPDATE SET balance = finance_ledger_accounts.balance + excluded.balance, entry_count = finance_ledger_accounts.entry_count + excluded.entry_count, updated_at = excluded.updated_at
        RETURNING id, balance, entry_count
        """;

    public async Task<int> WriteAsync(IReadOnlyCollection<JournalEntry> entries, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("What moves money is stored in one unit of work with what it tells.");
        if (entries.Count == 0) return 0;

        var now = Conventions.AsStored(clock.GetUtcNow());
        var fresh = (await db.InsertAsync([.. entries], UnlessThere, static row => row.GetGuid(0), ct)).ToHashSet();
        List<JournalEntry> written = [.. entries.Where(entry => fresh.Contains(entry.Id.Value))];
        List<(JournalEntry Entry, Posting Posting)> postings = [.. written.SelectMany(entry => entry.Postings.Select(posting => (entry, posting)))];
        var standing = await MoveAsync([.. postings.Select(pair => pair.Posting)], now, ct);
        db.HasNewEvents |= written.Count > 0;
        await db.AppendAllAsync([Continue(postings, standing), [.. written.Select(entry => OutboxMessage.Of(new LedgerPosted(entry.Id, entry.Kind, entry.SourceType, entry.SourceId), now, db.Caller, db.Origin?.RequestId))]], ct);
        return fresh.Count;
    }

    /// <summary>The accounts as they stand after all of the postings.</summary>
    private async Task<Dictionary<LedgerAccountId, Standing>> MoveAsync(IReadOnlyList<Posting> postings, DateTimeOffset now, CancellationToken ct)
    {
        var moved = postings.GroupBy(posting => posting.Account).ToDictionary(account => account.Key, account => LedgerAccount.Moved(account.Key, account.Sum(posting => posting.Amount), account.Count(), now));
        foreach (var account in moved.Keys.Where(account => account.SellerId is not null).ToList())
        {
            var pending = account with { Kind = LedgerAccountKind.SellerPending };
            moved.TryAdd(pending, LedgerAccount.Moved(pending, 0, 0, now)); // the balance of a seller is told by it
        }

        var rows = await db.InsertAsync([.. moved.Values.OrderBy(account => account.Id)], OrMove, static row => (Id: row.GetGuid(0), After: new Standing(row.GetInt64(1), row.GetInt64(2))), ct);
        return rows.ToDictionary(row => new LedgerAccountId(row.Id), row => row.After);
    }

    private static List<LedgerEntry> Continue(List<(JournalEntry Entry, Posting Posting)> postings, Dictionary<LedgerAccountId, Standing> standing)
    {
        foreach (var account in postings.GroupBy(pair => pair.Posting.Account))
        {
            var after = standing[account.Key.Id];
            standing[account.Key.Id] = new Standing(after.Balance - account.Sum(pair => pair.Posting.Amount), after.Entries - account.Count());
        }

        return [.. postings.Select(pair =>
        {
            var before = standing[pair.Posting.Account.Id];
            var after = standing[pair.Posting.Account.Id] = new Standing(before.Balance + pair.Posting.Amount, before.Entries + 1);
            return LedgerEntry.Of(pair.Entry, pair.Posting, after.Entries, after.Balance);
        })];
    }

    private sealed record Standing(long Balance, long Entries);
}
