using Marketplace.Application.Inventory.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Inventory;

/// <summary>Σ movements = on hand, Σ active reservations = reserved, nothing below zero, nothing held that is not there.</summary>
internal sealed class StockBooks(IInventoryDb db) : IBooksCheck, IReservationBooks
{
    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct)
    {
        var figures =
            from item in db.StockItems
            let moved = db.StockMovements.Where(movement => movement.StockItemId == item.Id).Sum(movement => movement.Quantity)
            let held = db.Reservations.Where(held => held.StockItemId == item.Id && held.Status == ReservationStatus.Active).Sum(held => held.Quantity - held.Consumed - held.Released)
            select new { item.Id, item.OnHand, item.Reserved, Moved = moved, Held = held };
        var wrong = await figures
            .Where(item => item.Moved != item.OnHand || item.Held != item.Reserved || item.OnHand < 0 || item.Reserved < 0 || item.Reserved > item.OnHand)
            .OrderBy(item => item.Id).ToListAsync(ct);

        var found = new List<Violation>();
        foreach (var item in wrong)
        {
            var subject = $"stockItem {item.Id.Value}";
            if (item.Moved != item.OnHand) found.Add(new("inventory.onHand", subject, $"{item.OnHand} on hand, but movements sum to {item.Moved}"));
            if (item.Held != item.Reserved) found.Add(new("inventory.reserved", subject, $"{item.Reserved} reserved, but active reservations sum to {item.Held}"));
            if (item.OnHand < 0 || item.Reserved < 0) found.Add(new("inventory.belowZero", subject, $"{item.OnHand} on hand, {item.Reserved} reserved"));
            if (item.Reserved > item.OnHand) found.Add(new("inventory.oversold", subject, $"{item.Reserved} reserved of {item.OnHand} on hand"));
        }

        return found;
    }

    public async Task<IReadOnlyDictionary<OrderLineId, HeldStock>> OfAsync(IReadOnlyCollection<OrderLineId> lines, CancellationToken ct)
    {
        var held =
            from reservation in db.Reservations
            join item in db.StockItems on reservation.StockItemId equals item.Id
            where lines.Contains(reservation.OrderLineId)
            let left = reservation.Quantity - reservation.Consumed - reservation.Released
            let sold = reservation.Consumed + (reservation.Status == ReservationStatus.Consumed ? left : 0)
            let givenBack = reservation.Released + (reservation.Status == ReservationStatus.Released ? left : 0)
            let returned = db.StockMovements.Where(movement => movement.OrderLineId == reservation.OrderLineId && movement.Kind == StockMovementKind.Return).Sum(movement => movement.Quantity)
            select new { reservation.OrderLineId, Held = new HeldStock(item.ListingId, reservation.Quantity, sold, givenBack, returned) };
        return (await held.ToListAsync(ct)).ToDictionary(one => one.OrderLineId, one => one.Held);
    }

    public Task<int> CountAsync(CancellationToken ct) => db.Reservations.CountAsync(ct);
}
