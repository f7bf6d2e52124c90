using Marketplace.Domain.Finance;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Finance;

internal sealed class FinanceConfiguration :
    IEntityTypeConfiguration<CommissionRule>, IEntityTypeConfiguration<CommissionLine>, IEntityTypeConfiguration<LedgerAccount>, IEntityTypeConfiguration<JournalEntry>, IEntityTypeConfiguration<LedgerEntry>
{
    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Configure(EntityTypeBuilder<CommissionRule> rule)
    {
        rule.ToTable("finance_commission_rules");
        rule.Ignore(r => r.IsDefault);
        rule.Ignore(r => r.AuditedAs);
        rule.Ignore(r => r.Terms);
        rule.Ignore(r => r.Details);
        rule.Property(r => r.Name).HasMaxLength(CommissionRule.MaxNameLength);
        rule.Property(r => r.Currency).HasMaxLength(3);
        rule.Property(r => r.Rate).HasPrecision(7, CommissionTerms.RateDecimals);
        rule.Property(r => r.TaxRate).HasPrecision(7, CommissionTerms.RateDecimals);
        rule.HasIndex(r => new { r.Position, r.Id });

        // No sale is without a rule, from the first one on.
        rule.HasData(new { Id = CommissionRule.DefaultId, Name = "Default", Position = CommissionRule.LastPosition, Rate = 0m, Base = CommissionBase.Items, TaxRate = 0m, RuleVersion = 1, Version = 1, CreatedAt = Beginning, UpdatedAt = Beginning });
    }

    public void Configure(EntityTypeBuilder<CommissionLine> line)
    {
        line.ToTable("finance_commission_lines");
        line.Property(l => l.Currency).HasMaxLength(3);
        line.Property(l => l.Rate).HasPrecision(7, CommissionTerms.RateDecimals);
        line.Property(l => l.TaxRate).HasPrecision(7, CommissionTerms.RateDecimals);
        line.HasIndex(l => l.SellerOrderId);
        line.HasIndex(l => new { l.SellerId, l.CreatedAt });
        line.HasIndex(l => l.RuleId);

        // A line of an order is charged once, whoever races.
        line.HasIndex(l => l.OrderLineId, "ux_finance_commission_lines_charge").IsUnique().HasFilter($"kind = '{nameof(CommissionLineKind.Charge)}'");
        line.HasIndex(l => l.OrderLineId);
    }

    public void Configure(EntityTypeBuilder<LedgerAccount> account)
    {
        account.ToTable("finance_ledger_accounts");
        account.Property(a => a.Code).HasMaxLength(LedgerAccount.MaxCodeLength);
        account.Property(a => a.Currency).HasMaxLength(3);
        account.HasIndex(a => a.Code); // unique by its id, which is made of it: PostgreSQL judges ON CONFLICT by one index, and refuses a race on any other
        account.HasIndex(a => new { a.SellerId, a.Currency, a.Kind });
    }

    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.ToTable("finance_journal_entries");
        entry.Ignore(e => e.Postings);
        entry.HasKey(e => e.Number);
        entry.HasIndex(e => e.Id).IsUnique();
        entry.Property(e => e.Number).ValueGeneratedOnAdd();
        entry.Property(e => e.SourceType).HasMaxLength(JournalSource.MaxTypeLength);
        entry.Property(e => e.Description).HasMaxLength(JournalEntry.MaxDescriptionLength);
        entry.HasIndex(e => e.OccurredAt);

        // What is told twice is written once.
        entry.HasIndex(e => new { e.SourceType, e.SourceId, e.Kind }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable("finance_ledger_entries");
        entry.Property(e => e.Currency).HasMaxLength(3);
        entry.HasIndex(e => new { e.AccountId, e.Place }).IsUnique();
        entry.HasIndex(e => new { e.AccountId, e.OccurredAt });
        entry.HasIndex(e => e.JournalEntryId);
        entry.HasIndex(e => e.SellerOrderId);
        entry.HasOne<LedgerAccount>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
