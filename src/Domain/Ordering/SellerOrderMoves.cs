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
            [(AwaitingAcceptance, Confirmed)] = Seller | Admin | OrderActor.System,
            [(AwaitingAcceptance, Rejected)] = Seller | Admin | OrderActor.System,
            [(AwaitingAcceptance, Cancelled)] = Buyer | Seller | Admin | OrderActor.System,
            [(Confirmed, Processing)] = Seller | Admin,
            [(Confirmed, ReadyForPickup)] = Seller | Admin,
            [(Confirmed, Cancelled)] = Buyer | Seller | Admin | OrderActor.System,
            [(Processing, PartiallyShipped)] = OrderActor.System,
            [(Processing, Shipped)] = Seller | Admin | OrderActor.System,
            [(Processing, ReadyForPickup)] = Seller | Admin,
            [(Processing, Delivered)] = Seller | Admin,
            [(Processing, Cancelled)] = Seller | Admin | OrderActor.System,
            [(ReadyForPickup, Delivered)] = Admin | OrderActor.System,
            [(ReadyForPickup, Cancelled)] = Seller | Admin | OrderActor.System,
            [(PartiallyShipped, Shipped)] = Seller | Admin | OrderActor.System,
            [(PartiallyShipped, Delivered)] = OrderActor.System,
            [(PartiallyShipped, Cancelled)] = Seller | Admin | OrderActor.System,
            [(Shipped, Cancelled)] = Seller | Admin | OrderActor.System,
            [(Shipped, Delivered)] = Buyer | Seller | Admin | OrderActor.System,
            [(Delivered, Completed)] = OrderActor.System,
        }.ToFrozenDictionary();

    /// <summary>Whether there is such a move at all for this one.</summary>
    public static bool IsAllowed(SellerOrderStatus from, SellerOrderStatus to, OrderActor actor) =>
        Allowed.TryGetValue((from, to), out var who) && who.HasFlag(actor);

    public static bool IsAllowed(SellerOrderStatus from, SellerOrderStatus to, OrderActor actor, SellerOrderManners manners) =>
        IsAllowed(from, to, actor) && Fits(from, to, manners.Method) && Fits(from, to, manners.ParcelsBack) && !(manners.OnlyAdminAccepts && actor is Seller && (from, to) is (AwaitingAcceptance, Confirmed or Rejected));

    /// <summary>Where this one may move it from here, in the order of the machine.</summary>
    public static IReadOnlyList<SellerOrderStatus> From(SellerOrderStatus from, OrderActor actor, SellerOrderManners manners) =>
        [.. Enum.GetValues<SellerOrderStatus>().Where(to => IsAllowed(from, to, actor, manners))];

    /// <summary>Whether this one could have made the move that led here, so that a repeat of it is no fault.</summary>
    public static bool CouldHaveLedTo(SellerOrderStatus to, OrderActor actor) => Allowed.Any(move => move.Key.To == to && move.Value.HasFlag(actor));

    /// <summary>Called off, or handed over without the code that proves it.</summary>
    public static bool NeedsReason(SellerOrderStatus from, SellerOrderStatus to, OrderActor actor) => to is Cancelled or Rejected || ((from, to) is (ReadyForPickup, Delivered) && actor is Admin);

    /// <summary>What has left is called off when all of it came back; and nothing that came back is delivered.</summary>
    private static bool Fits(SellerOrderStatus from, SellerOrderStatus to, ParcelsBack back) => (from, to) switch
    {
        (PartiallyShipped or Shipped, Cancelled) => back is ParcelsBack.All,
        (PartiallyShipped or Shipped, Delivered) => back is ParcelsBack.None,
        _ => true,
    };

    /// <summary>Goods are picked up, or they are sent, or they come over the wire and are there at once.</summary>
    private static bool Fits(SellerOrderStatus from, SellerOrderStatus to, FulfilmentMethod method) => (from, to) switch
    {
        (_, ReadyForPickup) => method is FulfilmentMethod.Pickup,
        (_, PartiallyShipped or Shipped) => method.IsSent(),
        (Processing, Delivered) => method is FulfilmentMethod.Digital,
        _ => true,
    };
}
