using Marketplace.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Finance;

/// <summary>The tables of Finance. Of the ledger nothing is ever changed: <see cref="IJournal"/> adds to it.</summary>
public interface IFinanceDb
{
    DbSet<CommissionRule> CommissionRules { get; }

    DbSet<CommissionLine> CommissionLines { get; }

    DbSet<LedgerAccount> LedgerAccounts { get; }

    DbSet<JournalEntry> JournalEntries { get; }

    DbSet<LedgerEntry> LedgerEntries { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
