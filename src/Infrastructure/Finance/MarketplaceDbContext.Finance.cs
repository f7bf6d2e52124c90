using Marketplace.Application.Finance;
using Marketplace.Domain.Finance;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IFinanceDb
{
    public DbSet<CommissionRule> CommissionRules => Set<CommissionRule>();

    public DbSet<CommissionLine> CommissionLines => Set<CommissionLine>();

    public DbSet<LedgerAccount> LedgerAccounts => Set<LedgerAccount>();

    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();
}
