using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Marketplace.Domain.Shopping;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>Whether everything that is stored agrees with everything else, as long as nothing that was ordered has moved on.</summary>
internal static class Books
{
    /// <summary>Orders and what they consist of, carts, payments and stock fit together.</summary>
    /// <returns>How many orders there are.</returns>
    public static Task<int> ShouldBeWholeAsync(this RunningMarketplace marketplace) => marketplace.ReadAsync(async db =>
    {
        var orders = await CheckOrdersAsync(db);
        await CheckStockAsync(db);
        return orders;
    });

    public static Task<(int OnHand, int Reserved, int Available)> StockAsync(this RunningMarketplace marketplace, Sold sold) => marketplace.ReadAsync(async db =>
    {
        var listing = new ListingId(Guid.Parse(sold.Listing));
        var item = await db.StockItems.AsNoTracking().SingleAsync(candidate => candidate.ListingId == listing);
        (await db.StockMovements.Where(movement => movement.StockItemId == item.Id).SumAsync(movement => movement.Quantity)).ShouldBe(item.OnHand);
        (await db.Reservations.Where(held => held.StockItemId == item.Id && held.Status == ReservationStatus.Active).SumAsync(held => held.Quantity)).ShouldBe(item.Reserved);
        return (item.OnHand, item.Reserved, item.Available);
    });

    private static async Task<int> CheckOrdersAsync(MarketplaceDbContext db)
    {
        var orders = await db.Orders.AsNoTracking().ToListAsync();
        var parts = (await db.SellerOrders.AsNoTracking().Include(part => part.Lines).ToListAsync()).ToLookup(part => part.OrderId);
        var checkouts = await db.Checkouts.AsNoTracking().ToDictionaryAsync(checkout => checkout.OrderId);
        var payments = await db.Payments.AsNoTracking().ToDictionaryAsync(payment => payment.OrderId);
        foreach (var order in orders)
        {
            parts[order.Id].Sum(part => part.Totals.Grand).ShouldBe(order.Totals.Grand);
            parts[order.Id].Sum(part => part.ItemCount).ShouldBe(order.ItemCount);
            foreach (var part in parts[order.Id]) part.Lines.Sum(line => line.Total).ShouldBe(part.Totals.Grand);
            checkouts[order.Id].Total.ShouldBe(order.Totals.Grand);
            payments[order.Id].Amount.ShouldBe(order.Totals.Grand);
            checkouts[order.Id].PaymentId.ShouldBe(payments[order.Id].Id);
        }

        (parts.Count, checkouts.Count, payments.Count).ShouldBe((orders.Count, orders.Count, orders.Count));
        var bought = await db.Carts.AsNoTracking().Where(cart => cart.Status == CartStatus.Completed).ToDictionaryAsync(cart => cart.Id, cart => cart.OrderId);
        bought.ShouldBe(checkouts.Values.ToDictionary(checkout => checkout.CartId, checkout => (OrderId?)checkout.OrderId), ignoreOrder: true);
        (await db.Carts.AnyAsync(cart => cart.Status != CartStatus.Completed && cart.OrderId != null)).ShouldBeFalse();
        return orders.Count;
    }

    /// <summary>Every line holds what it asked for, once, and nobody else holds anything.</summary>
    private static async Task CheckStockAsync(MarketplaceDbContext db)
    {
        var items = await db.StockItems.AsNoTracking().ToListAsync();
        var itemOf = items.ToDictionary(item => item.ListingId, item => item.Id);
        var held = await db.Reservations.AsNoTracking().ToListAsync();
        var lines = (await db.SellerOrders.AsNoTracking().Include(part => part.Lines).ToListAsync()).SelectMany(part => part.Lines);
        held.Select(reservation => (reservation.OrderLineId, reservation.StockItemId, reservation.Quantity, reservation.Status)).ShouldBe(
            lines.Select(line => (line.Id, itemOf[line.ListingId], line.Quantity, ReservationStatus.Active)), ignoreOrder: true);

        var reserved = held.ToLookup(reservation => reservation.StockItemId, reservation => reservation.Quantity);
        var moved = (await db.StockMovements.AsNoTracking().ToListAsync()).ToLookup(movement => movement.StockItemId, movement => movement.Quantity);
        foreach (var item in items) (item.OnHand, item.Reserved).ShouldBe((moved[item.Id].Sum(), reserved[item.Id].Sum()));
    }
}
