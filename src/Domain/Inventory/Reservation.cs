using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory.Contracts;

namespace Marketplace.Domain.Inventory;

public enum ReservationStatus { Active, Consumed, Released }

/// <summary>What a line of an order holds of a stock item; counted in what is reserved as long as it is active.</summary>
public sealed class Reservation : AggregateRoot
{
    private Reservation() { } // EF Core

    public ReservationId Id { get; private init; }

    public StockItemId StockItemId { get; private init; }

    public OrderLineId OrderLineId { get; private init; }

    public int Quantity { get; private init; }

    public ReservationStatus Status { get; private set; }

    /// <summary>Notes what the stock item's conditional update has taken.</summary>
    public static Reservation Hold(StockItemId stockItemId, ListingId listingId, OrderLineId orderLineId, int quantity)
    {
        var reservation = new Reservation { Id = ReservationId.New(), StockItemId = stockItemId, OrderLineId = orderLineId, Quantity = Require.Range(quantity, 1, StockItem.MaxQuantity, "quantity") };
        reservation.Raise(new StockReserved(stockItemId, listingId, orderLineId, quantity));
        return reservation;
    }

    /// <summary>False where it has ended before.</summary>
    internal bool End(ReservationStatus status)
    {
        if (Status is not ReservationStatus.Active) return false;
        Status = status;
        return true;
    }
}
