using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Finance;

/// <summary>What stands in an account. Those of sellers are kept for each seller, all of them for each currency.</summary>
public enum LedgerAccountKind
{
    /// <summary>With the gateway, not yet with the bank.</summary>
    GatewayClearing,
    Cash,

    /// <summary>Earned by the seller, and held until the goods are delivered and the time to complain is over.</summary>
    SellerPending,

    /// <summary>The seller can be paid it.</summary>
    SellerAvailable,
    SellerReserve,

    /// <summary>The seller owes it to the marketplace.</summary>
    SellerDebt,
    CommissionRevenue,
    CommissionTaxPayable,
    TaxPayable,
    ShippingIncome,
    RefundsClearing,
    DisputeHold,
    GatewayFees,
    PromotionExpense,
    Rounding,
}

public static class LedgerAccountKinds
{
    extension(LedgerAccountKind kind)
    {
        public bool IsOfSeller => kind is LedgerAccountKind.SellerPending or LedgerAccountKind.SellerAvailable or LedgerAccountKind.SellerReserve or LedgerAccountKind.SellerDebt;

        /// <summary>Whether debits make it more: what the marketplace has, is owed or has spent. Elsewhere credits do: what it owes or has earned.</summary>
        public bool GrowsByDebit => kind is LedgerAccountKind.GatewayClearing or LedgerAccountKind.Cash or LedgerAccountKind.SellerDebt or LedgerAccountKind.RefundsClearing
            or LedgerAccountKind.GatewayFees or LedgerAccountKind.PromotionExpense or LedgerAccountKind.Rounding;
    }
}

/// <summary>Which account; it need not exist yet.</summary>
/// <param name="SellerId">For the accounts of sellers, and only for these.</param>
public readonly record struct AccountName(LedgerAccountKind Kind, string Currency, SellerId? SellerId = null)
{
    /// <summary><c>commissionRevenue/EUR</c>, <c>sellerPending/EUR/0190…</c></summary>
    public string Code => SellerId is { } seller ? $"{States.Name(Kind)}/{Currency}/{seller.Value}" : $"{States.Name(Kind)}/{Currency}";

    /// <summary>Made from the code, so that whoever posts to it first need not look for it.</summary>
    public LedgerAccountId Id => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(Code)).AsSpan(0, 16), bigEndian: true));
}

/// <summary>The balance of an account. It is moved by the database, together with the entries that it is the sum of.</summary>
public sealed class LedgerAccount
{
    public const int MaxCodeLength = 80;

    private LedgerAccount() => (Code, Currency) = ("", ""); // EF Core

    public LedgerAccountId Id { get; private init; }

    public string Code { get; private init; }

    public LedgerAccountKind Kind { get; private init; }

    public string Currency { get; private init; }

    public SellerId? SellerId { get; private init; }

    /// <summary>1 where debits make it more, −1 where credits do: times this, a balance is told as people expect it.</summary>
    public int Side { get; private init; }

    /// <summary>Debits less credits, in the smallest unit of the currency.</summary>
    public long Balance { get; private init; }

    public long EntryCount { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private init; }

    /// <summary>What some entries bring to an account; the row of one that is new.</summary>
    public static LedgerAccount Moved(AccountName name, long by, long entries, DateTimeOffset now) => new()
    {
        Id = name.Id,
        Code = name.Code,
        Kind = name.Kind,
        Currency = name.Currency,
        SellerId = name.SellerId,
        Side = name.Kind.GrowsByDebit ? 1 : -1,
        Balance = by,
        EntryCount = entries,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
