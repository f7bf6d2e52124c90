using Marketplace.Application.Common;
using Marketplace.Application.Inventory.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Keeps parcels, their seller order, its order and the stock in step. Nothing here saves.</summary>
internal sealed class ParcelDesk(IUnitOfWork work, IOrderingDb db, OrderDesk desk, IStockReservations stock, ICaller caller, TimeProvider clock)
{
    /// <summary>A seller order with all that depends on it, held to the end of the unit of work.</summary>
    internal sealed record HeldOrder(Order Whole, IReadOnlyList<SellerOrder> Parts, SellerOrder Part);

    public async Task<HeldOrder> HoldAsync(SellerOrderId id, CancellationToken ct)
    {
        var whole = await db.SellerOrders.VisibleTo(caller).Where(part => part.Id == id).Select(part => (OrderId?)part.OrderId).SingleOrDefaultAsync(ct);
        Ensure.That(whole is not null, OrderErrors.NoSuchPart);
        await work.LockAsync(OrderDesk.LockOf(whole.Value), ct);
        var order = await db.Orders.SingleAsync(order => order.Id == whole, ct);
        var parts = await db.SellerOrders.Where(part => part.OrderId == whole).ToListAsync(ct);
        return new HeldOrder(order, parts, parts.Single(part => part.Id == id));
    }

    public async Task<(HeldOrder Held, Fulfilment Parcel)> HoldAsync(FulfilmentId id, CancellationToken ct)
    {
        var part = await db.Fulfilments.VisibleTo(db, caller).Where(parcel => parcel.Id == id).Select(parcel => (SellerOrderId?)parcel.SellerOrderId).SingleOrDefaultAsync(ct);
        Ensure.That(part is not null, FulfilmentErrors.NotFoundHere);
        var held = await HoldAsync(part.Value, ct);
        return (held, await db.Fulfilments.SingleAsync(parcel => parcel.Id == id, ct));
    }

    /// <summary>What a parcel takes along leaves the stock; where its seller order has moved with it, the order follows.</summary>
    public async Task FollowAsync(HeldOrder held, Fulfilment parcel, SellerOrderStatus before, CancellationToken ct)
    {
        if (parcel.Status is FulfilmentStatus.Shipped && held.Part.Status is SellerOrderStatus.PartiallyShipped) await stock.ConsumeAsync(parcel.Lines.ToDictionary(item => item.LineId, item => item.Quantity), ct);
        if (held.Part.Status != before) await desk.FollowAsync(held.Whole, held.Parts, [held.Part], reason: null, ct);
    }

    /// <summary>Parcels follow seller orders that were moved by hand.</summary>
    public async Task LeadAsync(IReadOnlyCollection<SellerOrder> moved, CancellationToken ct)
    {
        SellerOrder[] leading = [.. moved.Where(part => part.FulfilmentMethod.IsSent() && part.Status is SellerOrderStatus.Shipped or SellerOrderStatus.Delivered or SellerOrderStatus.Cancelled)];
        if (leading.Length == 0) return;

        SellerOrderId[] ids = [.. leading.Select(part => part.Id)];
        var parcels = (await db.Fulfilments.Where(parcel => ids.Contains(parcel.SellerOrderId)).ToListAsync(ct)).ToLookup(parcel => parcel.SellerOrderId);
        db.Fulfilments.AddRange(leading.Select(part => part.Lead([.. parcels[part.Id]], clock.GetUtcNow())).OfType<Fulfilment>());
    }
}
