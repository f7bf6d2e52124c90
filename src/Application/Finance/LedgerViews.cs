using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;

namespace Marketplace.Application.Finance;

public sealed record LedgerAccountView : IView
{
    public LedgerAccountId Id { get; init; }
    public int Revision { get; init; }
    public string Code { get; init; } = "";
    public LedgerAccountKind Kind { get; init; }
    public string Currency { get; init; } = "";
    public SellerId? SellerId { get; init; }

    /// <summary>Above zero as people expect it of an account of the kind.</summary>
    public long BalanceMinor { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record JournalEntryView : IView
{
    public JournalEntryId Id { get; init; }
    public int Revision => 1;
    public long Number { get; init; }
    public JournalKind Kind { get; init; }
    public string SourceType { get; init; } = "";
    public Guid? SourceId { get; init; }
    public string Description { get; init; } = "";
    public DateTimeOffset OccurredAt { get; init; }
}

public enum EntryDirection { Debit, Credit }

/// <summary>The accounts of a seller by the words that a seller knows.</summary>
public enum SellerAccountKind { Pending, Available, Reserve, Debt, Other }

public sealed record LedgerEntryView : IView
{
    public LedgerEntryId Id { get; init; }
    public int Revision => 1;
    public JournalEntryId JournalEntryId { get; init; }
    public LedgerAccountId AccountId { get; init; }
    public SellerOrderId? SellerOrderId { get; init; }
    public EntryDirection Direction { get; init; }
    public SellerAccountKind AccountKind { get; init; }
    public string Currency { get; init; } = "";
    public long AmountMinor { get; init; }
    public long BalanceAfterMinor { get; init; }
    public string Description { get; init; } = "";
    public DateTimeOffset OccurredAt { get; init; }
}

/// <summary>What a seller has with the marketplace in one currency. Its id is that of the account of what is pending, which exists wherever another of its accounts does.</summary>
public sealed record BalanceView : IView
{
    public LedgerAccountId Id { get; init; }
    public int Revision { get; init; }
    public SellerId SellerId { get; init; }
    public string Currency { get; init; } = "";
    public long PendingMinor { get; init; }
    public long AvailableMinor { get; init; }
    public long ReserveMinor { get; init; }
    public long DebtMinor { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>All accounts of a currency against each other, reckoned from their entries.</summary>
public sealed record TrialBalanceView : IView
{
    public TrialBalanceId Id { get; init; }
    public int Revision => 1;
    public string Currency { get; init; } = "";
    public DateTimeOffset ComputedAt { get; init; }
    public long DebitTotalMinor { get; init; }
    public long CreditTotalMinor { get; init; }
    public long DifferenceMinor { get; init; }
}
