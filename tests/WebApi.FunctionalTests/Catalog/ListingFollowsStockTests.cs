using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Catalog;

/// <summary>A listing on offer is outOfStock as long as nothing of it can be had.</summary>
public sealed class ListingFollowsStockTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task Who_sells_the_last_unit_is_out_of_stock_until_more_arrives()
    {
        var sold = await api.Product(stock: 2);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing, 2)).ShouldBe(201);
        var order = (await guest.CheckOut(cart, "20.00")).ShouldBe(201).Included("orders").Single()["id"]!.GetValue<string>();
        await api.Status(sold).ShouldBecome("outOfStock");
        await ((Func<Task<bool>>)(() => IsShownInStock(sold))).ShouldBecome(expected: false); // the search follows by itself
        (await Seen(sold)).ShouldBe((false, 0, false));

        (await Adjust(sold, new { delta = 3, reason = "received" })).ShouldBe(201);
        (await Seen(sold)).ShouldBe((true, 3, true)); // before the state has followed
        await api.Status(sold).ShouldBecome("active");

        (await Adjust(sold, new { set = 2, reason = "counted" })).ShouldBe(201);
        await api.Status(sold).ShouldBecome("outOfStock");
        (await guest.Post($"/api/v1/orders/{order}/transitions", Documents.Of("transitions", new { to = "cancelled", reason = "Changed my mind" }))).ShouldBe(201);
        await api.Status(sold).ShouldBecome("active");

        var moves = (await api.SellerA.Get($"/api/v1/seller/listings/{sold.Listing}/transitions?sort=at")).ShouldBe(200);
        moves.Items.Select(move => move!["attributes"]!["to"]!.GetValue<string>()).ShouldBe(["active", "outOfStock", "active", "outOfStock", "active"]);
    }

    [Fact]
    public async Task Stock_that_is_kept_back_cannot_be_had()
    {
        var sold = await api.Product(stock: 5);

        await KeepBack(sold, 5);
        await api.Status(sold).ShouldBecome("outOfStock");

        await KeepBack(sold, 4);
        await api.Status(sold).ShouldBecome("active");
    }

    [Fact]
    public async Task What_begins_without_stock_is_out_of_stock_from_its_publication()
    {
        await api.Status(await api.Product(stock: 0)).ShouldBecome("outOfStock");
    }

    [Fact]
    public async Task What_is_paused_stays_paused_whatever_the_stock()
    {
        var sold = await api.Product(stock: 1);
        (await Move(sold, "paused")).ShouldBe(201);
        (await Adjust(sold, new { set = 0, reason = "lost" })).ShouldBe(201);
        (await Move(sold, "active")).ShouldBe(201);
        await api.Status(sold).ShouldBecome("outOfStock");
        (await Move(sold, "paused")).ShouldBe(201);
        (await Adjust(sold, new { set = 9, reason = "counted" })).ShouldBe(201);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        (await api.Status(sold)()).ShouldBe("paused");
    }

    private async Task<bool> IsShownInStock(Sold sold) => (await api.Anonymous.Get($"/api/v1/products/{sold.Product}")).ShouldBe(200).Attributes["inStock"]!.GetValue<bool>();

    /// <summary>What the public reads of the product, and of its listing.</summary>
    private async Task<(bool InStock, int Stock, bool IsAvailable)> Seen(Sold sold)
    {
        var product = (await api.Anonymous.Get($"/api/v1/products/{sold.Product}")).ShouldBe(200).Attributes;
        var listing = (await api.Anonymous.Get($"/api/v1/listings/{sold.Listing}")).ShouldBe(200).Attributes;
        listing["isAvailable"]!.GetValue<bool>().ShouldBe(product["isAvailable"]!.GetValue<bool>());
        return (product["inStock"]!.GetValue<bool>(), product["stock"]!.GetValue<int>(), product["isAvailable"]!.GetValue<bool>());
    }

    private async Task<Answered> Adjust(Sold sold, object attributes) => await api.SellerA.Post(
        "/api/v1/seller/stockAdjustments",
        Documents.Of("stockAdjustments", attributes, new { stockItem = Documents.To("stockItems", await StockItem(sold)) }),
        ("Idempotency-Key", $"\"{Guid.NewGuid()}\""));

    private async Task KeepBack(Sold sold, int safetyStock)
    {
        var url = $"/api/v1/seller/stockItems/{await StockItem(sold)}";
        var item = (await api.SellerA.Get(url)).ShouldBe(200);
        (await api.SellerA.Patch(url, Documents.Of("stockItems", new { safetyStock }, id: item.Id), ("If-Match", item.ETag!))).ShouldBe(200);
    }

    private async Task<string> StockItem(Sold sold) => (await api.SellerA.Get($"/api/v1/seller/stockItems?filter[listing]={sold.Listing}")).Items.Single()!["id"]!.GetValue<string>();

    private Task<Answered> Move(Sold sold, string to) => api.SellerA.Post($"/api/v1/seller/listings/{sold.Listing}/transitions", Documents.Of("transitions", new { to }));
}
