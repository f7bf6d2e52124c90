using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Inventory.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using MediatR;

namespace Marketplace.Application.Inventory;

public sealed record StockItemView : IView
{
    public StockItemId Id { get; init; }
    public int Revision { get; init; }
    public ListingId ListingId { get; init; }
    public VariantId VariantId { get; init; }
    public SellerId SellerId { get; init; }
    public int OnHand { get; init; }
    public int Reserved { get; init; }
    public int Available { get; init; }
    public int SafetyStock { get; init; }
    public int? LowStockThreshold { get; init; }
    public bool IsLow { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record StockMovementView : IView
{
    public StockMovementId Id { get; init; }
    public int Revision => 1;
    public StockItemId StockItemId { get; init; }
    public StockMovementKind Kind { get; init; }
    public int Quantity { get; init; }
    public int OnHandAfter { get; init; }
    public string? Reason { get; init; }
    public OrderLineId? OrderLineId { get; init; }
    public StockAdjustmentId? AdjustmentId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

public sealed record StockAdjustmentView : IView
{
    public StockAdjustmentId Id { get; init; }
    public int Revision => 1;
    public StockItemId StockItemId { get; init; }
    public int? Delta { get; init; }
    public int? Set { get; init; }
    public int? CompareQuantity { get; init; }
    public AdjustmentReason Reason { get; init; }
    public string? Note { get; init; }
    public StockMovementId? MovementId { get; init; }

    /// <summary>Who made it, where the reader may know that person: for operators everybody, for a seller its own people.</summary>
    public UserId? ActorId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

public sealed record ReservationView : IView
{
    public ReservationId Id { get; init; }
    public int Revision { get; init; }
    public StockItemId StockItemId { get; init; }
    public OrderLineId OrderLineId { get; init; }
    public int Quantity { get; init; }
    public ReservationStatus Status { get; init; }

    /// <summary>When what it holds is free again, unless its order is paid before.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Stock is seen by its seller and by admins; the public sees what is available with the listing.</summary>
internal sealed class ReadStock(IInventoryDb db, ICaller caller, IStockedListings listings, IUnpaidLines unpaid, ISellerPeople people) :
    IRequestHandler<Read<StockItemView>, Page<StockItemView>>,
    IRequestHandler<Read<StockMovementView>, Page<StockMovementView>>,
    IRequestHandler<Read<StockAdjustmentView>, Page<StockAdjustmentView>>,
    IRequestHandler<Read<ReservationView>, Page<ReservationView>>
{
    private IQueryable<StockItem> Visible => caller.Surface == Surface.Admin ? db.StockItems : db.StockItems.Where(item => item.SellerId == caller.SellerId);

    public Task<Page<StockItemView>> Handle(Read<StockItemView> request, CancellationToken cancellationToken) => Visible.Narrow(request, Narrow)
        .Select(item => new StockItemView
        {
            Id = item.Id,
            Revision = item.Version,
            ListingId = item.ListingId,
            VariantId = listings.All.Where(listing => listing.Id == item.ListingId).Select(listing => listing.VariantId).First(),
            SellerId = item.SellerId,
            OnHand = item.OnHand,
            Reserved = item.Reserved,
            Available = item.OnHand - item.Reserved - item.SafetyStock,
            SafetyStock = item.SafetyStock,
            LowStockThreshold = item.LowStockThreshold,
            IsLow = item.LowStockThreshold != null && item.OnHand - item.Reserved - item.SafetyStock <= item.LowStockThreshold,
            CreatedAt = item.CreatedAt,
            UpdatedAt = item.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<StockMovementView>> Handle(Read<StockMovementView> request, CancellationToken cancellationToken) => db.StockMovements
        .Where(movement => Visible.Any(item => item.Id == movement.StockItemId))
        .Select(movement => new StockMovementView
        {
            Id = movement.Id,
            StockItemId = movement.StockItemId,
            Kind = movement.Kind,
            Quantity = movement.Quantity,
            OnHandAfter = movement.OnHandAfter,
            Reason = movement.Reason,
            OrderLineId = movement.OrderLineId,
            AdjustmentId = movement.AdjustmentId,
            CreatedAt = movement.CreatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<StockAdjustmentView>> Handle(Read<StockAdjustmentView> request, CancellationToken cancellationToken)
    {
        var (knowsAll, seller) = (caller.Surface is Surface.Admin, caller.SellerId);
        return db.StockAdjustments
            .Where(adjustment => Visible.Any(item => item.Id == adjustment.StockItemId))
            .Narrow(request, Narrow)
            .Select(adjustment => new StockAdjustmentView
            {
                Id = adjustment.Id,
                StockItemId = adjustment.StockItemId,
                Delta = adjustment.Delta,
                Set = adjustment.Set,
                CompareQuantity = adjustment.CompareQuantity,
                Reason = adjustment.Reason,
                Note = adjustment.Note,
                MovementId = adjustment.MovementId,
                ActorId = knowsAll || people.Memberships.Any(member => member.UserId == adjustment.ActorId && member.SellerId == seller) ? adjustment.ActorId : null,
                CreatedAt = adjustment.CreatedAt,
            })
            .PageAsync(request, cancellationToken);
    }

    public Task<Page<ReservationView>> Handle(Read<ReservationView> request, CancellationToken cancellationToken) => db.Reservations
        .Where(reservation => Visible.Any(item => item.Id == reservation.StockItemId))
        .Select(reservation => new ReservationView
        {
            Id = reservation.Id,
            Revision = reservation.Version,
            StockItemId = reservation.StockItemId,
            OrderLineId = reservation.OrderLineId,
            Quantity = reservation.Quantity,
            Status = reservation.Status,
            ExpiresAt = unpaid.All.Where(line => reservation.Status == ReservationStatus.Active && line.Id == reservation.OrderLineId).Select(line => (DateTimeOffset?)line.DueAt).FirstOrDefault(),
            CreatedAt = reservation.CreatedAt,
            UpdatedAt = reservation.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    private IQueryable<StockItem> Narrow(IQueryable<StockItem> items, Condition<StockItemView> condition)
    {
        switch (condition.Path)
        {
            case "listing.sku":
                var skus = condition.Texts();
                return items.Having(condition, item => listings.All.Any(listing => listing.Id == item.ListingId && skus.Contains(listing.Sku!)));
            case "variant":
                var variants = condition.Ids().ConvertAll(VariantId.From);
                return items.Having(condition, item => listings.All.Any(listing => listing.Id == item.ListingId && variants.Contains(listing.VariantId)));
            default:
                throw new InvalidOperationException($"The reading of stock knows no filter '{condition.Path}'.");
        }
    }

    private IQueryable<StockAdjustment> Narrow(IQueryable<StockAdjustment> adjustments, Condition<StockAdjustmentView> condition)
    {
        if (condition.Path is not "stockItem.listing") throw new InvalidOperationException($"The reading of adjustments knows no filter '{condition.Path}'.");

        var asked = condition.Ids().ConvertAll(ListingId.From);
        return adjustments.Having(condition, adjustment => db.StockItems.Any(item => item.Id == adjustment.StockItemId && asked.Contains(item.ListingId)));
    }
}
