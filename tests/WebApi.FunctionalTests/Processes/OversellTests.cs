using System.Diagnostics;
using Marketplace.Application.Inventory.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>More buyers than goods, all at the same moment.</summary>
public sealed class OversellTests(RunningMarketplace marketplace, ITestOutputHelper output) : IClassFixture<RunningMarketplace>
{
    private const int Rounds = 3;
    private const int Crowd = 200;

    [Fact]
    public async Task Ten_units_go_to_exactly_ten_of_two_hundred_buyers()
    {
        var category = await marketplace.Category();
        for (var round = 1; round <= Rounds; round++)
        {
            var sold = await marketplace.Product(stock: 10, category: category);
            var preparing = Stopwatch.StartNew();
            var crowd = await marketplace.ShoppersAsync(Crowd, "10.00", _ => [(sold, 1)]);
            var buying = Stopwatch.StartNew();
            var answers = await crowd.CheckOutPatientlyAsync();
            output.WriteLine($"round {round}: {2 * Crowd / (preparing.Elapsed - buying.Elapsed).TotalSeconds:F0} cart requests/s, {Crowd / buying.Elapsed.TotalSeconds:F0} checkouts/s");

            answers.ShouldBeSoldTo(10);
            (await marketplace.StockAsync(sold)).ShouldBe((10, 10, 0));
            await marketplace.Status(sold).ShouldBecome("outOfStock");
        }

        await marketplace.ShouldBeWholeAsync();
    }

    [Fact]
    public async Task What_is_left_over_is_not_sold_in_pairs()
    {
        var sold = await marketplace.Product(stock: 11);
        var crowd = await marketplace.ShoppersAsync(40, "20.00", _ => [(sold, 2)]);

        (await crowd.CheckOutPatientlyAsync()).ShouldBeSoldTo(5);

        (await marketplace.StockAsync(sold)).ShouldBe((11, 10, 1));
    }

    [Fact]
    [Trait("Rule", "R-01")]
    public async Task Carts_in_opposite_order_neither_wait_for_each_other_nor_keep_half()
    {
        var shirt = await marketplace.Product(marketplace.SellerA, stock: 20);
        var mug = await marketplace.Product(marketplace.SellerB, stock: 14);
        var crowd = await marketplace.ShoppersAsync(60, "40.00", index => index % 2 == 0 ? [(shirt, 2), (mug, 2)] : [(mug, 2), (shirt, 2)]);

        (await crowd.CheckOutPatientlyAsync()).ShouldBeSoldTo(7);

        (await marketplace.StockAsync(shirt)).ShouldBe((20, 14, 6));
        (await marketplace.StockAsync(mug)).ShouldBe((14, 14, 0));
        await marketplace.Status(mug).ShouldBecome("outOfStock");
        await marketplace.Status(shirt).ShouldBecome("active");
    }

    [Fact]
    public async Task What_is_put_in_twice_is_one_line_and_is_bought_whole_or_not_at_all()
    {
        var sold = await marketplace.Product(stock: 5);
        var crowd = await marketplace.ShoppersAsync(10, "30.00", _ => [(sold, 1), (sold, 2)]);
        foreach (var shopper in crowd)
        {
            var cart = (await marketplace.WithToken(shopper.Token).Get("/api/v1/carts/current?include=lines")).ShouldBe(200);
            cart.Included("cartLines").ShouldHaveSingleItem()["attributes"]!["quantity"]!.GetValue<int>().ShouldBe(3);
        }

        (await crowd.CheckOutPatientlyAsync()).ShouldBeSoldTo(1);

        (await marketplace.StockAsync(sold)).ShouldBe((5, 3, 2));
    }

    /// <summary>No cart has them today; the stock would count them right.</summary>
    [Theory]
    [InlineData(3, 4, 0)]
    [InlineData(4, 0, 4)]
    public async Task Two_lines_that_share_a_stock_item_are_counted_together(int stock, int missing, int reserved)
    {
        var sold = await marketplace.Product(stock: stock);
        var listing = new ListingId(Guid.Parse(sold.Listing));
        await using var scope = marketplace.Scope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        await using (await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken)) // and never committed
        {
            StockDemand[] demands = [new(listing, OrderLineId.New(), 2), new(listing, OrderLineId.New(), 2)];
            var outcome = await scope.ServiceProvider.GetRequiredService<IStockReservations>().ReserveAsync(demands, TestContext.Current.CancellationToken);
            outcome.Shortages.Sum(shortage => shortage.Asked).ShouldBe(missing);
            (await db.StockItems.Where(item => item.ListingId == listing).Select(item => item.Reserved).SingleAsync(TestContext.Current.CancellationToken)).ShouldBe(reserved);
        }

        (await marketplace.StockAsync(sold)).ShouldBe((stock, 0, stock));
    }
}
