using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory.Contracts;

namespace Marketplace.Domain.Inventory;

/// <summary>
/// How much of a listing there is. Levels change through movements only, so that their sum is what is on hand; what orders hold
/// is reserved and still on hand.
/// </summary>
public sealed class StockItem : AggregateRoot
{
    public const int MaxQuantity = 100_000_000;

    /// <summary>Only those of this change: the ledger is never loaded whole.</summary>
    private readonly List<StockMovement> _movements = [];
    private readonly List<StockAdjustment> _adjustments = [];

    private StockItem() { } // EF Core

    public StockItemId Id { get; private init; }

    public ListingId ListingId { get; private init; }

    public SellerId SellerId { get; private init; }

    public int OnHand { get; private set; }

    public int Reserved { get; private set; }

    /// <summary>Kept back and not sold.</summary>
    public int SafetyStock { get; private set; }

    public int? LowStockThreshold { get; private set; }

    public int Available => OnHand - Reserved - SafetyStock;

    public IReadOnlyList<StockMovement> NewMovements => _movements;

    public IReadOnlyList<StockAdjustment> NewAdjustments => _adjustments;

    public static StockItem Open(ListingId listingId, SellerId sellerId, int onHand)
    {
        var item = new StockItem { Id = StockItemId.New(), ListingId = listingId, SellerId = sellerId };
        Require.Range(onHand, 0, MaxQuantity, "stock");
        if (onHand > 0) item.Record(StockMovementKind.Initial, onHand, reason: null, orderLineId: null, adjustmentId: null);
        item.Raise(new StockChanged(item.Id, listingId));
        return item;
    }

    public void SetLevels(int safetyStock, int? lowStockThreshold)
    {
        SafetyStock = Require.Range(safetyStock, 0, MaxQuantity, "safetyStock");
        LowStockThreshold = lowStockThreshold is { } low ? Require.Range(low, 0, MaxQuantity, "lowStockThreshold") : null;
        Raise(new StockChanged(Id, ListingId));
    }

    /// <summary>Corrects what is on hand, by a difference or to a count; never below what orders hold.</summary>
    public StockAdjustment Adjust(AdjustmentDetails details, UserId? by)
    {
        Ensure.That(details.Delta is null != details.Set is null, StockErrors.DeltaOrSet);
        Ensure.That(details.Delta is not 0, StockErrors.NoChange);
        if (details.Set is { } count) Require.Range(count, 0, MaxQuantity, "set");
        if (details.Delta is { } delta) Require.Range(delta, -MaxQuantity, MaxQuantity, "delta");
        Ensure.That(details.CompareQuantity is null || details.CompareQuantity == OnHand, StockErrors.CountedAnother(OnHand));

        var change = details.Delta ?? details.Set!.Value - OnHand;
        Ensure.That(OnHand + change >= Reserved, StockErrors.BelowReserved(OnHand - Reserved));
        Require.Range(OnHand + change, 0, MaxQuantity, details.Delta is null ? "set" : "delta");

        var adjustment = new StockAdjustment(Id, details, by);
        _adjustments.Add(adjustment);
        if (change != 0) adjustment.MovementId = Record(StockMovementKind.Adjustment, change, States.Name(details.Reason), orderLineId: null, adjustment.Id);
        Raise(new StockChanged(Id, ListingId));
        return adjustment;
    }

    /// <summary>What a line held, or so many of it, is free again; never more than it holds.</summary>
    public void Release(Reservation reservation, int quantity = int.MaxValue)
    {
        var free = reservation.Release(quantity);
        if (free == 0) return;
        Reserved -= free;
        Raise(new StockReleased(Id, ListingId, reservation.OrderLineId, free));
    }

    /// <summary>What a line held, or so many of it, has left the house; never more than it holds.</summary>
    public void Consume(Reservation reservation, int quantity = int.MaxValue)
    {
        var sold = reservation.Consume(quantity);
        if (sold == 0) return;
        Reserved -= sold;
        Record(StockMovementKind.Sale, -sold, reason: null, reservation.OrderLineId, adjustmentId: null);
        Raise(new StockSold(Id, ListingId, reservation.OrderLineId, sold));
    }

    /// <summary>So many of what has left for a line are there again, and free: nobody has bought them after all. Never more than has left.</summary>
    public void TakeBack(Reservation reservation, int quantity)
    {
        var back = Math.Min(quantity, reservation.Consumed);
        if (back == 0) return;
        reservation.TakeBack(back);
        Return(reservation.OrderLineId, back);
    }

    /// <summary>So many of what a line has sold are there again, and stay sold.</summary>
    public void Return(OrderLineId orderLineId, int quantity)
    {
        Record(StockMovementKind.Return, quantity, reason: null, orderLineId, adjustmentId: null);
        Raise(new StockReturned(Id, ListingId, orderLineId, quantity));
    }

    private StockMovementId Record(StockMovementKind kind, int quantity, string? reason, OrderLineId? orderLineId, StockAdjustmentId? adjustmentId)
    {
        OnHand += quantity;
        var movement = new StockMovement(Id, kind, quantity, OnHand, reason, orderLineId, adjustmentId);
        _movements.Add(movement);
        return movement.Id;
    }
}
