using Marketplace.Application.Finance.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments.Contracts;

namespace Marketplace.Application.Payments.Contracts;

/// <summary>Orders, as far as their payments need to know them and move them. All but the looks are called within a unit of work, under the order's lock; the caller saves.</summary>
public interface IPaidOrders
{
    /// <summary>Whoever moves an order or its money waits here for each other.</summary>
    Task LockAsync(OrderId order, CancellationToken ct);

    /// <summary>An order that the caller sees; null: there is none.</summary>
    Task<PayableOrder?> FindAsync(OrderId order, CancellationToken ct);

    /// <summary>What a provider shows of the order to its buyer.</summary>
    Task<(string Number, string? Email)> NameAsync(OrderId order, CancellationToken ct);

    /// <summary>Somebody is paying: the order waits so long from its placing, or longer where it waits longer already.</summary>
    /// <returns>Until when; null where it does not wait for money any more.</returns>
    Task<DateTimeOffset?> HoldAsync(OrderId order, TimeSpan patience, CancellationToken ct);

    /// <summary>It is paid on delivery after all, and goes on.</summary>
    Task GoAsync(OrderId order, CancellationToken ct);

    /// <summary>What the order waits for; null where it does not wait for money any more.</summary>
    Task<Money?> AwaitedAsync(OrderId order, CancellationToken ct);

    /// <summary>The money is promised, and suffices: the order, which waits for it, goes on.</summary>
    Task AuthorizedAsync(OrderId order, CancellationToken ct);

    /// <summary>What was promised will not come: what has not left its seller is called off. What has left stays unpaid.</summary>
    Task UnauthorizedAsync(OrderId order, string reason, CancellationToken ct);

    /// <summary>The money is there: the order is paid and goes on.</summary>
    /// <param name="isPromised">It was authorized for this order before.</param>
    /// <returns>Whose it is, for what of the order still stands; null where the order does not wait for money any more, or for more than this.</returns>
    Task<IReadOnlyList<PaidShare>?> PaidAsync(OrderId order, Money captured, bool isPromised, CancellationToken ct);

    /// <summary>What is due by what of the order still stands.</summary>
    Task<Money> DueAsync(OrderId order, CancellationToken ct);

    /// <summary>A seller order that the caller sees; null: there is none.</summary>
    Task<RefundablePart?> FindPartAsync(SellerOrderId part, CancellationToken ct);

    /// <summary>Sets lines of a seller order aside, so that no money goes back for them a second time: 404 and 422 at <c>lines</c>.</summary>
    /// <param name="wanted">Which lines, and how many of each where not all that is left.</param>
    /// <param name="restock">They were delivered, came back and can be sold again.</param>
    /// <returns>What each is worth.</returns>
    Task<IReadOnlyList<RefundLine>> ClaimAsync(SellerOrderId part, IReadOnlyList<(OrderLineId Id, int? Quantity)> wanted, bool restock, CancellationToken ct);

    /// <summary>No money goes back for those lines after all.</summary>
    Task UnclaimAsync(SellerOrderId part, IReadOnlyList<RefundLine> lines, CancellationToken ct);

    /// <summary>Some of a seller order's money has gone back.</summary>
    /// <param name="lines">For which goods, as far as that was said.</param>
    /// <param name="tell">Tells the books, by what has come to nothing of it in all; its answer is what the sale costs the seller from now on.</param>
    Task RefundedAsync(SellerOrderId part, long amount, IReadOnlyList<RefundLine> lines, Func<UndoneSale, Task<long>> tell, CancellationToken ct);
}

/// <param name="IsAwaited">It waits for its money.</param>
public sealed record PayableOrder(OrderId Id, BuyerId BuyerId, Money Due, string Country, bool IsAwaited, DateTimeOffset? DueAt);

/// <param name="Discount">What the marketplace itself pays of its price, in the smallest unit of the same currency.</param>
public sealed record PaidShare(SellerOrderId SellerOrderId, SellerId SellerId, Money Amount, long Discount = 0);

/// <param name="Shipping">The part of the total that is for sending, tax included.</param>
/// <param name="Paid">What was paid of the total, refunds not taken off.</param>
public sealed record RefundablePart(SellerOrderId Id, OrderId OrderId, SellerId SellerId, Money Total, long Shipping, long Paid)
{
    /// <summary>Goods of it were called off, or all of it.</summary>
    public bool HasCalledOff { get; init; }
}
