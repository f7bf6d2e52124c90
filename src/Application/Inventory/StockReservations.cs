using Marketplace.Application.Inventory.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Inventory;

/// <summary>
/// Stock is taken by a conditional update, which the database does for one transaction after the other: no reading comes before
/// it that could be out of date. Always in the order of ids, so that two transactions never wait for each other in a circle.
/// </summary>
internal sealed class StockReservations(IInventoryDb db, TimeProvider clock) : IStockReservations
{
    public async Task<ReserveOutcome> ReserveAsync(IReadOnlyCollection<StockDemand> demands, CancellationToken ct)
    {
        var listings = demands.Select(demand => demand.ListingId).Distinct().ToList();
        var items = await db.StockItems.AsNoTracking().Where(item => listings.Contains(item.ListingId))
            .Select(item => new { item.Id, item.ListingId }).ToDictionaryAsync(item => item.ListingId, item => item.Id, ct);

        var shortages = demands.Where(demand => !items.ContainsKey(demand.ListingId)).GroupBy(demand => demand.ListingId)
            .Select(asked => new StockShortage(asked.Key, Sum(asked), Available: 0)).ToList();
        var taken = new List<(StockItemId Item, int Quantity)>();
        foreach (var asked in demands.Where(demand => items.ContainsKey(demand.ListingId)).GroupBy(demand => demand.ListingId).OrderBy(asked => items[asked.Key].Value))
        {
            var (item, quantity) = (items[asked.Key], Sum(asked));
            if (await TakeAsync(item, quantity, ct)) taken.Add((item, quantity));
            else shortages.Add(new StockShortage(asked.Key, quantity, await AvailableAsync(item, ct)));
        }

        if (shortages.Count > 0)
        {
            foreach (var (item, quantity) in taken) await AddReservedAsync(db.StockItems.Where(stock => stock.Id == item), -quantity, ct);
            return new ReserveOutcome(shortages);
        }

        db.Reservations.AddRange(demands.Select(demand => Reservation.Hold(items[demand.ListingId], demand.ListingId, demand.OrderLineId, demand.Quantity)));
        return new ReserveOutcome([]);
    }

    public Task ReleaseAsync(IReadOnlyCollection<OrderLineId> orderLines, CancellationToken ct) =>
        EndAsync(orderLines, (item, reservation) => item.Release(reservation), ct);

    public Task ConsumeAsync(IReadOnlyCollection<OrderLineId> orderLines, CancellationToken ct) =>
        EndAsync(orderLines, (item, reservation) => item.Consume(reservation), ct);

    private async Task EndAsync(IReadOnlyCollection<OrderLineId> orderLines, Action<StockItem, Reservation> end, CancellationToken ct)
    {
        var reservations = await db.Reservations.Where(reservation => orderLines.Contains(reservation.OrderLineId) && reservation.Status == ReservationStatus.Active).ToListAsync(ct);
        var ids = reservations.Select(reservation => reservation.StockItemId).Distinct().ToList();
        var items = await db.StockItems.Where(item => ids.Contains(item.Id)).ToDictionaryAsync(item => item.Id, ct);
        foreach (var reservation in reservations) end(items[reservation.StockItemId], reservation);
    }

    private async Task<bool> TakeAsync(StockItemId id, int quantity, CancellationToken ct) =>
        await AddReservedAsync(db.StockItems.Where(item => item.Id == id && item.OnHand - item.Reserved - item.SafetyStock >= quantity), quantity, ct) == 1;

    private Task<int> AddReservedAsync(IQueryable<StockItem> items, int quantity, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return items.ExecuteUpdateAsync(
            set => set
                .SetProperty(item => item.Reserved, item => item.Reserved + quantity)
                .SetProperty(item => item.Version, item => item.Version + 1)
                .SetProperty(item => item.UpdatedAt, now),
            ct);
    }

    private async Task<int> AvailableAsync(StockItemId id, CancellationToken ct) =>
        Math.Max(0, await db.StockItems.Where(item => item.Id == id).Select(item => item.OnHand - item.Reserved - item.SafetyStock).SingleAsync(ct));

    private static int Sum(IEnumerable<StockDemand> demands) => (int)Math.Min(demands.Sum(demand => (long)demand.Quantity), int.MaxValue);
}
