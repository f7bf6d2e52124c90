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

    /// <summary>What has left the house of it.</summary>
    public int Consumed { get; private set; }

    /// <summary>What was given back of it.</summary>
    public int Released { get; private set; }

    /// <summary>What it still holds.</summary>
    public int Held => Quantity - Consumed - Released;

    /// <summary>Active as long as it holds anything; then consumed, unless all of it was given back.</summary>
    public ReservationStatus Status { get; private set; }

    /// <summary>Notes what the stock item's conditional update has taken.</summary>
    public static Reservation Hold(StockItemId stockItemId, ListingId listingId, OrderLineId orderLineId, int quantity)
    {
        var reservation = new Reservation { Id = ReservationId.New(), StockItemId = stockItemId, OrderLineId = orderLineId, Quantity = Require.Range(quantity, 1, StockItem.MaxQuantity, "quantity") };
        reservation.Raise(new StockReserved(stockItemId, listingId, orderLineId, quantity));
        return reservation;
    }

    /// <returns>How many it held of those.</returns>
    internal int Consume(int quantity) => End(() => Consumed += Math.Min(quantity, Held));

    /// <returns>How many it held of those.</returns>
    internal int Release(int quantity) => End(() => Released += Math.Min(quantity, Held));

    /// <summary>So many of what has left the house are there again, and held no more.</summary>
    internal void TakeBack(int quantity)
    {
        (Consumed, Released) = (Consumed - quantity, Released + quantity);
        if (Held == 0 && Consumed == 0) Status = ReservationStatus.Released;
    }

    private int End(Action part)
    {
        var before = Held;
        part();
        if (Held == 0) Status = Consumed > 0 ? ReservationStatus.Consumed : ReservationStatus.Released;
        return before - Held;
    }
}
