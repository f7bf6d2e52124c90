using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>The application with one rich product on sale: two variants, three offers of two sellers, two tags, a category in a category. Read by many tests, changed by none.</summary>
public sealed class Shelf : IAsyncLifetime
{
    public MarketplaceApi Api { get; } = new();

    public string Root { get; private set; } = "";

    public string Category { get; private set; } = "";

    public string Product { get; private set; } = "";

    public string Variant { get; private set; } = "";

    public string Listing { get; private set; } = "";

    public string[] Tags { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await Api.InitializeAsync();
        Root = await Api.Category();
        Category = await Api.Category(Root);
        Tags = [await Api.Tag(), await Api.Tag()];
        var tags = new { data = Tags.Select(id => new { type = "tags", id }) };
        var sizes = new[] { new { name = "Size", values = new[] { "Small", "Large" } } };
        Product = (await Api.SellerA.Post("/api/v1/seller/products", Documents.Of("products", new { name = "Linen shirt", options = sizes }, new { category = Documents.To("categories", Category), tags }))).ShouldBe(201).Id;
        var small = await AddVariant("Small", "20.00");
        await AddVariant("Large", "25.00");
        (Variant, Listing) = (small.Id, small.Included("listings").Single()["id"]!.GetValue<string>());
        (await Api.SellerA.Post($"/api/v1/seller/products/{Product}/transitions", Documents.Of("transitions", new { to = "published" }))).ShouldBe(201);
        await Api.SellerB.Offer(Variant, "21.00");
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    /// <summary>An address with the ids of this shelf in the place of their names.</summary>
    public string Url(string template) => template
        .Replace("{product}", Product, StringComparison.Ordinal)
        .Replace("{variant}", Variant, StringComparison.Ordinal)
        .Replace("{listing}", Listing, StringComparison.Ordinal)
        .Replace("{category}", Category, StringComparison.Ordinal)
        .Replace("{root}", Root, StringComparison.Ordinal)
        .Replace("{tag}", Tags[0], StringComparison.Ordinal)
        .Replace("{none}", "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000", StringComparison.Ordinal);

    public Task<Answered> Get(string template, params (string Name, string Value)[] headers) => Api.Anonymous.Get(Url(template), headers);

    private async Task<Answered> AddVariant(string size, string price)
    {
        var made = await Api.SellerA.Post(
            "/api/v1/seller/variants?include=listings",
            Documents.Of("variants", new { name = $"Linen shirt, {size}", options = new { Size = size }, price = Documents.Money(price), stock = 5 }, new { product = Documents.To("products", Product) }));
        return made.ShouldBe(201);
    }
}
