using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Catalog;

/// <summary>What comes with a product, ready-made or not, is what it is by itself.</summary>
public sealed class ReadyMadeTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string All = "variants.listings,listings.shop,listings.prices,defaultListing,images,primaryImage,category.parent,seller,tags";

    [Theory]
    [InlineData(false, "USD")]
    [InlineData(true, "USD")]
    [InlineData(true, "EUR")]
    public async Task Everything_says_the_same_with_a_product_as_alone(bool inList, string currency)
    {
        var sold = await ProductAsync();
        var prices = $"displayCurrency={currency}";

        var shown = (await api.Anonymous.Get(inList ? $"/api/v1/products?filter[id]={sold.Product}&include={All}&{prices}" : $"/api/v1/products/{sold.Product}?include={All}&{prices}")).ShouldBe(200);

        var included = shown.Body!["included"]!.AsArray();
        included.Select(resource => (string)resource!["type"]!).Distinct().Order().ShouldBe(["categories", "listings", "prices", "productImages", "sellers", "shops", "tags", "variants"]);
        foreach (var resource in included)
        {
            var url = (string)resource!["links"]!["self"]!;
            var alone = (await api.Anonymous.Get($"{url}{(((string)resource["type"]!) is "variants" or "listings" ? "?" + prices : "")}")).ShouldBe(200).Data;

            foreach (var (name, value) in alone["attributes"]!.AsObject()) JsonNode.DeepEquals(resource["attributes"]![name], value).ShouldBeTrue($"{name} of {url} is {value?.ToJsonString()} alone, {resource["attributes"]![name]?.ToJsonString()} here");
        }
    }

    /// <summary>With everything that it may have, and a brother, so that all that is counted is more than one.</summary>
    private async Task<Sold> ProductAsync()
    {
        var (category, tag) = (await api.Category(await api.Category()), await api.Tag());
        var sold = await api.Product(api.SellerA, category: category);
        foreach (var product in new[] { sold.Product, (await api.Product(api.SellerA, category: category)).Product })
        {
            (await api.SellerA.Patch($"/api/v1/seller/products/{product}", Documents.Of("products", relationships: new { tags = new { data = new[] { new { type = "tags", id = tag } } } }, id: product))).ShouldBe(200);
        }

        var upload = (await api.SellerA.UploadPictureAsync("/api/v1/seller")).ShouldBe(201).Id;
        (await api.SellerA.Post("/api/v1/seller/productImages", Documents.Of("productImages", new { alt = "Front" }, new { product = Documents.To("products", sold.Product), upload = Documents.To("uploads", upload) }))).ShouldBe(201);
        (await api.SellerA.Post("/api/v1/seller/prices", Documents.Of("prices", new { amount = Documents.Money("9.00", "EUR") }, new { listing = Documents.To("listings", sold.Listing) }))).ShouldBe(201);
        return sold;
    }
}
