using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Five products of two sellers in one category, with names that are hostile to a careless filter.</summary>
public sealed class Garden : IAsyncLifetime
{
    public MarketplaceApi Api { get; } = new();

    public string Category { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Api.InitializeAsync();
        Category = await Api.Category();
        var rose = await Api.Product(price: "10.00", name: "Rose", category: Category);
        (await Api.SellerA.Patch($"/api/v1/seller/products/{rose.Product}", Documents.Of("products", new { brand = "Hof" }, id: rose.Product))).ShouldBe(200);
        (await Api.SellerA.Patch($"/api/v1/seller/variants/{rose.Variant}", Documents.Of("variants", new { sku = "ROSE-1" }, id: rose.Variant))).ShouldBe(200);
        await Api.SellerB.Offer(rose.Variant, "11.00");
        var clover = await Api.Product(Api.SellerB, "20.00", 0, "Clover", Category);
        (await Api.SellerB.Patch($"/api/v1/seller/products/{clover.Product}", Documents.Of("products", new { brand = "Gut" }, id: clover.Product))).ShouldBe(200);
        await Api.Product(price: "1.00", name: "Salt, pepper", category: Category);
        await Api.Product(price: "2.00", name: "ÄRGER", category: Category);
        await Api.Product(price: "3.00", name: "100%_*\\\"'", category: Category);
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    public string Url(string template) => template
        .Replace("{category}", Category, StringComparison.Ordinal)
        .Replace("{today}", DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{sellerB}", Api.SellerBId.Value.ToString(), StringComparison.Ordinal)
        .Replace("{none}", "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000", StringComparison.Ordinal);

    public Task<Answered> Get(string template) => Api.Anonymous.Get(Url(template));
}
