using Marketplace.Application.Inventory.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Inventory;

/// <summary>
/// Stock is taken by a conditional update, which the database does for one transaction after the other: no reading comes before
/// it that could be out of date.
/// </summary>
internal sealed class StockReservations(IInventoryDb db, IStockTaking taking, TimeProvider clock) : IStockReservations
{
    public async Task<ReserveOutcome> ReserveAsync(IReadOnlyCollection<StockDemand> demands, CancellationToken ct)
    {
        var asked = demands.GroupBy(demand => demand.ListingId).ToDictionary(lines => lines.Key, Sum);
        var taken = await taking.TakeAsync(asked, clock.GetUtcNow(), ct);
        if (taken.Count < asked.Count) return await GiveBackAsync(asked, taken, ct);

        db.Reservations.AddRange(demands.Select(demand => Reservation.Hold(taken[demand.ListingId], demand.ListingId, demand.OrderLineId, demand.Quantity)));
        return new ReserveOutcome([]);
    }

    public Task ReleaseAsync(IReadOnlyCollection<OrderLineId> orderLines, CancellationToken ct) =>
        EndAsync(orderLines, (item, reservation) => item.Release(reservation), ct);

    public Task ReleaseAsync(IReadOnlyDictionary<OrderLineId, int> quantities, CancellationToken ct) =>
        EndAsync([.. quantities.Keys], (item, reservation) => item.Release(reservation, quantities[reservation.OrderLineId]), ct);

    public Task ConsumeAsync(IReadOnlyCollection<OrderLineId> orderLines, CancellationToken ct) =>
        EndAsync(orderLines, (item, reservation) => item.Consume(reservation), ct);

    public Task ConsumeAsync(IReadOnlyDictionary<OrderLineId, int> quantities, CancellationToken ct) =>
        EndAsync([.. quantities.Keys], (item, reservation) => item.Consume(reservation, quantities[reservation.OrderLineId]), ct);

    public Task TakeBackAsync(IReadOnlyDictionary<OrderLineId, int> quantities, bool isCalledOff, CancellationToken ct) => EndAsync(
        [.. quantities.Keys],
        (item, reservation) =>
        {
            if (isCalledOff) item.TakeBack(reservation, quantities[reservation.OrderLineId]);
            else item.Return(reservation.OrderLineId, quantities[reservation.OrderLineId]);
        },
        ct,
        onlyActive: false);

    private async Task EndAsync(IReadOnlyCollection<OrderLineId> orderLines, Action<StockItem, Reservation> end, CancellationToken ct, bool onlyActive = true)
    {
        if (orderLines.Count == 0) return;

        await taking.HoldAsync(orderLines, ct);
        var reservations = await db.Reservations.Where(reservation => orderLines.Contains(reservation.OrderLineId) && (!onlyActive || reservation.Status == ReservationStatus.Active)).ToListAsync(ct);
        var ids = reservations.Select(reservation => reservation.StockItemId).Distinct().ToList();
        var items = await db.StockItems.Where(item => ids.Contains(item.Id)).ToDictionaryAsync(item => item.Id, ct);
        foreach (var reservation in reservations) end(items[reservation.StockItemId], reservation);
    }

    private async Task<ReserveOutcome> GiveBackAsync(Dictionary<ListingId, int> asked, IReadOnlyDictionary<ListingId, StockItemId> taken, CancellationToken ct)
    {
        foreach (var (listing, item) in taken)
        {
            await db.StockItems.Where(stock => stock.Id == item).ExecuteUpdateAsync(set => set.SetProperty(stock => stock.Reserved, stock => stock.Reserved - asked[listing]), ct);
        }

        var missing = asked.Keys.Where(listing => !taken.ContainsKey(listing)).ToList();
        var available = await db.StockItems.Where(item => missing.Contains(item.ListingId))
            .Select(item => new { item.ListingId, Available = item.OnHand - item.Reserved - item.SafetyStock })
            .ToDictionaryAsync(item => item.ListingId, item => item.Available, ct);
        return new ReserveOutcome([.. missing.Select(listing => new StockShortage(listing, asked[listing], Math.Max(0, available.GetValueOrDefault(listing))))]);
    }

    private static int Sum(IEnumerable<StockDemand> demands) => (int)Math.Min(demands.Sum(demand => (long)demand.Quantity), int.MaxValue);
}
