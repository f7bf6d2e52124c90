using Marketplace.Domain.Common;

namespace Marketplace.Application.Finance.Contracts;

/// <summary>
/// The books of the marketplace, told what happened to money. To be called within the unit of work of the event, under the lock of its order and late: either both are
/// stored or neither is. The same event told again changes nothing. What the seller pays for the sale, Finance knows by itself.
/// </summary>
public interface ILedger
{
    /// <summary>A gateway has taken a buyer's money: each seller has earned its share, less the commission on it.</summary>
    Task CapturedAsync(PaymentId payment, IReadOnlyCollection<CapturedShare> shares, DateTimeOffset at, CancellationToken ct);

    /// <summary>A seller has taken the money for a seller order itself, and owes the commission.</summary>
    Task CashCollectedAsync(CashCollectionId collection, SellerOrderId part, SellerId seller, Money amount, DateTimeOffset at, CancellationToken ct);

    /// <summary>A buyer got money back by a gateway. The seller gets back the commission on it, and bears the rest; the save of the caller stores the lines.</summary>
    /// <returns>What the seller order costs its seller from now on, tax included: its order has to know.</returns>
    Task<long> RefundedAsync(RefundedShare refund, DateTimeOffset at, CancellationToken ct);

    /// <summary>A seller gave back cash that it had collected, and owes less commission; the save of the caller stores the lines.</summary>
    /// <returns>What the seller order costs its seller from now on, tax included: its order has to know.</returns>
    Task<long> CashReturnedAsync(RefundedShare refund, DateTimeOffset at, CancellationToken ct);

    /// <summary>What is left of a seller's share can be paid out from now on.</summary>
    Task ReleasedAsync(SellerOrderId part, SellerId seller, string currency, DateTimeOffset at, CancellationToken ct);
}

/// <param name="Paid">What the buyer paid of the seller order.</param>
/// <param name="Discount">What the marketplace itself pays of its price, in the smallest unit of the same currency.</param>
public sealed record CapturedShare(SellerOrderId SellerOrderId, SellerId SellerId, Money Paid, long Discount = 0);

/// <param name="Amount">What goes back this time.</param>
/// <param name="InAll">What has gone back of the seller order by now, this time included; in the smallest unit of the same currency.</param>
/// <param name="Sold">The total of the seller order.</param>
public sealed record RefundedShare(RefundId RefundId, SellerOrderId SellerOrderId, SellerId SellerId, Money Amount, long InAll, long Sold);
