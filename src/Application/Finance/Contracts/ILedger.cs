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

    /// <summary>A gateway has taken money that pays for nothing, because the order was paid or called off before: it is kept for the buyer until the refund sends it back.</summary>
    Task ReceivedForNothingAsync(RefundId refund, Money amount, DateTimeOffset at, CancellationToken ct);

    /// <summary>Money that paid for nothing has gone back.</summary>
    Task SentBackAsync(RefundId refund, Money amount, DateTimeOffset at, CancellationToken ct);

    /// <summary>A seller has taken the money for a seller order itself, and owes the commission; what the marketplace pays of the price it has earned.</summary>
    Task CashCollectedAsync(CashCollectionId collection, CapturedShare share, DateTimeOffset at, CancellationToken ct);

    /// <summary>A buyer pays nothing for seller orders: each seller has earned what the marketplace pays of the price, less the commission on it. The commission may be stored by the same save.</summary>
    Task SoldFreeAsync(IReadOnlyCollection<CapturedShare> shares, DateTimeOffset at, CancellationToken ct);

    /// <summary>Of a sale for which no money goes back, goods are called off: what the marketplace paid of their price is taken back, and commission with it; the save of the caller stores the lines.</summary>
    /// <returns>What the seller order costs its seller from now on, tax included: its order has to know.</returns>
    Task<long> FreeSaleUndoneAsync(FreeShare undone, DateTimeOffset at, CancellationToken ct);

    /// <summary>A buyer got money back, by a gateway or by hand. The seller gets back the commission on it, and bears the rest; the save of the caller stores the lines.</summary>
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

/// <param name="Cancellation">By which a part was called off; null: all of it.</param>
/// <param name="Undone">What has come to nothing of the seller order by now, this time included.</param>
public sealed record FreeShare(SellerOrderId SellerOrderId, SellerId SellerId, string Currency, CancellationId? Cancellation, UndoneSale Undone);

/// <param name="Amount">What goes back this time.</param>
/// <param name="Undone">What has come to nothing of the seller order by now, this time included.</param>
public sealed record RefundedShare(RefundId RefundId, SellerOrderId SellerOrderId, SellerId SellerId, Money Amount, UndoneSale Undone)
{
    /// <summary>A gateway has taken the money, and it was paid back past that gateway.</summary>
    public bool IsByHand { get; init; }
}
