using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Catalog;

/// <summary>A product of the marketplace itself, which any seller may offer.</summary>
public sealed class MarketplaceProductTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task It_is_published_first_and_then_sold_by_whoever_lists_it()
    {
        var product = (await api.Admin.Post("/api/v1/admin/products", Documents.Of("products", new { name = Seeding.Unique("Kettle") }, new { category = Documents.To("categories", await api.Category()) }))).ShouldBe(201).Id;
        (await MoveAsync("admin/products", product, "published", api.Admin)).ShouldBeError(409, "invalid_state_transition", "/data/attributes/to"); // without a variant
        var variant = (await api.Admin.Post("/api/v1/admin/variants", Documents.Of("variants", new { name = "One litre" }, new { product = Documents.To("products", product) }))).ShouldBe(201).Id;
        (await ListAsync(api.SellerA, variant)).ShouldBeError(404, "related_not_found", "/data/relationships/variant/data");

        (await MoveAsync("admin/products", product, "published", api.Admin)).ShouldBe(201);
        (await api.Anonymous.Get($"/api/v1/products/{product}")).ShouldBeError(404, "not_found"); // nobody sells it

        foreach (var (seller, price) in new[] { (api.SellerA, "12.00"), (api.SellerB, "11.00") })
        {
            var listing = (await ListAsync(seller, variant, price)).ShouldBe(201).Id;
            (await MoveAsync("seller/listings", listing, "active", seller)).ShouldBe(201);
        }

        var shown = (await api.Anonymous.Get($"/api/v1/products/{product}?include=listings.seller")).ShouldBe(200);
        (shown.Attributes["price"]!["amount"]!.GetValue<string>(), shown.Data["relationships"]!["seller"]!["data"]).ShouldBe(("11.00", null));
        shown.Included("sellers").Count().ShouldBe(2);
    }

    private static Task<Answered> ListAsync(HttpClient seller, string variant, string price = "10.00") =>
        seller.Post("/api/v1/seller/listings", Documents.Of("listings", new { price = Documents.Money(price), stock = 5 }, new { variant = Documents.To("variants", variant) }));

    private static Task<Answered> MoveAsync(string collection, string id, string to, HttpClient who) => who.Post($"/api/v1/{collection}/{id}/transitions", Documents.Of("transitions", new { to }));
}
