using Marketplace.Application.Inventory.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

public class ReservationRaceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_hundred_who_want_one_of_ten_exactly_ten_get_one()
    {
        await using var database = await Database.CreateAsync();
        var listing = await StockAsync(database, 10);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => ReserveAsync(database, new StockDemand(listing, OrderLineId.New(), 1)), Ct)));

        outcomes.Count(outcome => outcome.Succeeded).ShouldBe(10);
        var item = await database.WithAsync((db, _) => db.StockItems.SingleAsync(Ct));
        (item.OnHand, item.Reserved, item.Available).ShouldBe((10, 10, 0));
        (await database.WithAsync((db, _) => db.Reservations.CountAsync(Ct))).ShouldBe(10);
        (await database.WithAsync((db, _) => db.StockMovements.SumAsync(movement => movement.Quantity, Ct))).ShouldBe(10);
    }

    [Fact]
    public async Task Two_lines_of_one_listing_are_served_as_one_sum()
    {
        await using var database = await Database.CreateAsync();
        var listing = await StockAsync(database, 5);

        var outcome = await ReserveAsync(database, new(listing, OrderLineId.New(), 3), new(listing, OrderLineId.New(), 3));

        outcome.Shortages.ShouldBe([new StockShortage(listing, Asked: 6, Available: 5)]);
    }

    [Fact]
    public async Task Where_one_listing_is_short_nothing_is_held()
    {
        await using var database = await Database.CreateAsync();
        var plenty = await StockAsync(database, 5);
        var none = await StockAsync(database, 0);

        var outcome = await ReserveAsync(database, new(plenty, OrderLineId.New(), 1), new(none, OrderLineId.New(), 1), new(ListingId.New(), OrderLineId.New(), 1));

        outcome.Shortages.Count.ShouldBe(2);
        (await database.WithAsync((db, _) => db.StockItems.SumAsync(item => item.Reserved, Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_shipped_leaves_stock_and_what_is_cancelled_comes_back()
    {
        await using var database = await Database.CreateAsync();
        var listing = await StockAsync(database, 5);
        var (shipped, cancelled) = (OrderLineId.New(), OrderLineId.New());
        await ReserveAsync(database, new(listing, shipped, 2), new(listing, cancelled, 1));

        await InTransactionAsync(database, async stock =>
        {
            await stock.ConsumeAsync([shipped], Ct);
            await stock.ReleaseAsync([cancelled], Ct);
            await stock.ReleaseAsync([shipped, cancelled], Ct); // nothing is held any more
            return true;
        });

        var item = await database.WithAsync((db, _) => db.StockItems.SingleAsync(Ct));
        (item.OnHand, item.Reserved, item.Available).ShouldBe((3, 0, 3));
        (await database.WithAsync((db, _) => db.StockMovements.SumAsync(movement => movement.Quantity, Ct))).ShouldBe(3);
    }

    private static Task<ListingId> StockAsync(Database database, int onHand) => database.WithAsync(async (db, _) =>
    {
        var item = StockItem.Open(ListingId.New(), SellerId.New(), onHand);
        db.StockItems.Add(item);
        await db.SaveChangesAsync(Ct);
        return item.ListingId;
    });

    private static Task<ReserveOutcome> ReserveAsync(Database database, params StockDemand[] demands) =>
        InTransactionAsync(database, stock => stock.ReserveAsync(demands, Ct));

    private static Task<T> InTransactionAsync<T>(Database database, Func<IStockReservations, Task<T>> work) => database.WithAsync((db, services) => db.ExecuteAsync(
        async ct =>
        {
            var outcome = await work(services.GetRequiredService<IStockReservations>());
            await db.SaveChangesAsync(ct);
            return outcome;
        },
        Ct));
}
