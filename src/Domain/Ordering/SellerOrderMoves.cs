using System.Collections.Frozen;
using static Marketplace.Domain.Ordering.OrderActor;
using static Marketplace.Domain.Ordering.SellerOrderStatus;

namespace Marketplace.Domain.Ordering;

public enum SellerOrderStatus
{
    PendingPayment, AwaitingAcceptance, Confirmed, Processing, ReadyForPickup, PartiallyShipped, Shipped, Delivered, Completed, Rejected, Cancelled,
}

/// <summary>Who moves an order.</summary>
[Flags]
public enum OrderActor { None = 0, Buyer = 1, Seller = 2, Admin = 4, System = 8 }

/// <summary>The machine of a seller order, as a table: what is not listed is refused.</summary>
public static class SellerOrderMoves
{
    private static readonly FrozenDictionary<(SellerOrderStatus From, SellerOrderStatus To), OrderActor> Allowed =
        new Dictionary<(SellerOrderStatus, SellerOrderStatus), OrderActor>
        {
            [(PendingPayment, AwaitingAcceptance)] = OrderActor.System,
            [(PendingPayment, Confirmed)] = OrderActor.System,
            [(PendingPayment, Cancelled)] = Buyer | Seller | Admin | OrderActor.System,
            [(AwaitingAcceptance, Confirmed)] = Seller | Admin,
            [(AwaitingAcceptance, Rejected)] = Seller | Admin | OrderActor.System,
            [(AwaitingAcceptance, Cancelled)] = Buyer | Seller | Admin,
            [(Confirmed, Processing)] = Seller | Admin,
            [(Confirmed, Cancelled)] = Buyer | Seller | Admin,
            [(Processing, Shipped)] = Seller | Admin,
            [(Processing, Cancelled)] = Seller | Admin,
            [(Shipped, Delivered)] = Buyer | Seller | Admin | OrderActor.System,
            [(Delivered, Completed)] = OrderActor.System,
        }.ToFrozenDictionary();

    public static bool IsAllowed(SellerOrderStatus from, SellerOrderStatus to, OrderActor actor) =>
        Allowed.TryGetValue((from, to), out var who) && who.HasFlag(actor);

    /// <summary>Where this one may move it from here, in the order of the machine.</summary>
    public static IReadOnlyList<SellerOrderStatus> From(SellerOrderStatus from, OrderActor actor) =>
        [.. Enum.GetValues<SellerOrderStatus>().Where(to => IsAllowed(from, to, actor))];

    /// <summary>Whether this one could have made the move that led here, so that a repeat of it is no fault.</summary>
    public static bool CouldHaveLedTo(SellerOrderStatus to, OrderActor actor) => Allowed.Any(move => move.Key.To == to && move.Value.HasFlag(actor));

    public static bool NeedsReason(SellerOrderStatus to) => to is Cancelled or Rejected;
}
