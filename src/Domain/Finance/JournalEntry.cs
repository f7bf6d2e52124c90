using Marketplace.Domain.Common;

namespace Marketplace.Domain.Finance;

/// <summary>Why money moved.</summary>
public enum JournalKind { Capture, Commission, PlatformDiscount, HoldRelease, Refund, CashCollection }

/// <summary>What brought an entry about: a resource type and an id.</summary>
public readonly record struct JournalSource(string Type, Guid Id)
{
    public const int MaxTypeLength = 40;
}

/// <param name="Amount">A debit above zero, a credit below, in the smallest unit of the account's currency.</param>
public readonly record struct Posting(AccountName Account, long Amount, SellerOrderId? SellerOrderId = null);

/// <summary>One movement of money, told twice: from where and to where. It is written once and never changed, and there is one only for each source and kind.</summary>
public sealed class JournalEntry
{
    public const int MaxDescriptionLength = 200;

    private JournalEntry() => (SourceType, Description, Postings) = ("", "", []); // EF Core

    public JournalEntryId Id { get; private init; }

    /// <summary>In the order of writing. A number may be missing.</summary>
    public long Number { get; private init; }

    public JournalKind Kind { get; private init; }

    public string SourceType { get; private init; }

    public Guid SourceId { get; private init; }

    public string Description { get; private init; }

    /// <summary>When the money moved.</summary>
    public DateTimeOffset OccurredAt { get; private init; }

    /// <summary>Of a new entry; those of a stored one are read as <see cref="LedgerEntry"/>.</summary>
    public IReadOnlyList<Posting> Postings { get; private init; }

    /// <param name="postings">Those of zero are left out.</param>
    /// <returns>Null where nothing moves.</returns>
    /// <exception cref="ArgumentException">Debits and credits of a currency differ, or an account of a seller lacks the seller: a fault of the program, never of a client.</exception>
    public static JournalEntry? Of(JournalKind kind, JournalSource source, string description, DateTimeOffset at, IEnumerable<Posting> postings)
    {
        Posting[] moving = [.. postings.Where(posting => posting.Amount != 0)];
        if (moving.Length == 0) return null;

        foreach (var currency in moving.GroupBy(posting => posting.Account.Currency, StringComparer.Ordinal))
        {
            if (currency.Sum(posting => posting.Amount) != 0) throw new ArgumentException($"Debits and credits in {currency.Key} differ.", nameof(postings));
        }

        if (Array.Exists(moving, posting => posting.Account.Kind.IsOfSeller != posting.Account.SellerId is not null)) throw new ArgumentException("Accounts of sellers, and only these, name the seller.", nameof(postings));
        return new JournalEntry { Id = JournalEntryId.New(), Kind = kind, SourceType = source.Type, SourceId = source.Id, Description = description, OccurredAt = at, Postings = moving };
    }
}

/// <summary>A posting as it stands in the books.</summary>
public sealed class LedgerEntry
{
    private LedgerEntry() => Currency = ""; // EF Core

    public LedgerEntryId Id { get; private init; }

    public JournalEntryId JournalEntryId { get; private init; }

    public LedgerAccountId AccountId { get; private init; }

    /// <summary>Which one of its account it is, from 1 and without a gap.</summary>
    public long Place { get; private init; }

    public string Currency { get; private init; }

    /// <summary>A debit above zero, a credit below.</summary>
    public long Amount { get; private init; }

    /// <summary>The sum of the account's entries up to this one.</summary>
    public long BalanceAfter { get; private init; }

    public SellerOrderId? SellerOrderId { get; private init; }

    public DateTimeOffset OccurredAt { get; private init; }

    public static LedgerEntry Of(JournalEntry entry, Posting posting, long place, long balanceAfter) => new()
    {
        Id = LedgerEntryId.New(),
        JournalEntryId = entry.Id,
        AccountId = posting.Account.Id,
        Place = place,
        Currency = posting.Account.Currency,
        Amount = posting.Amount,
        BalanceAfter = balanceAfter,
        SellerOrderId = posting.SellerOrderId,
        OccurredAt = entry.OccurredAt,
    };
}
