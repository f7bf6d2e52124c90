using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Marketplace.Infrastructure.Platform;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>Whether everything that is stored agrees with everything else, as the program's own <c>verify</c> sees it.</summary>
internal static class Books
{
    /// <returns>How many orders there are.</returns>
    public static async Task<int> ShouldBeWholeAsync(this RunningMarketplace marketplace)
    {
        (await marketplace.Services.VerifyAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull().ShouldBeEmpty();
        return await marketplace.ReadAsync(db => db.Orders.CountAsync());
    }

    public static Task<(int OnHand, int Reserved, int Available)> StockAsync(this RunningMarketplace marketplace, Sold sold) => marketplace.ReadAsync(async db =>
    {
        var listing = new ListingId(Guid.Parse(sold.Listing));
        var item = await db.StockItems.AsNoTracking().SingleAsync(candidate => candidate.ListingId == listing);
        (await db.StockMovements.Where(movement => movement.StockItemId == item.Id).SumAsync(movement => movement.Quantity)).ShouldBe(item.OnHand);
        (await db.Reservations.Where(held => held.StockItemId == item.Id && held.Status == ReservationStatus.Active).SumAsync(held => held.Quantity)).ShouldBe(item.Reserved);
        return (item.OnHand, item.Reserved, item.Available);
    });
}
