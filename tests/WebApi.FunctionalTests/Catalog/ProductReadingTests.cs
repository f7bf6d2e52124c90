using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.Catalog;

/// <summary>What products bring with them, and how they and their pictures are found through variants.</summary>
public sealed class ProductReadingTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task The_public_finds_products_by_the_sku_of_an_active_variant()
    {
        var (rose, clover) = (await api.Product(), await api.Product(api.SellerB));
        var (first, second) = (await Name(api.SellerA, rose.Variant), await Name(api.SellerB, clover.Variant));
        var mine = $"filter[id]={rose.Product},{clover.Product}";

        (await Ids(api.Anonymous, $"/api/v1/products?filter[variants.sku]={first}")).ShouldBe([rose.Product]);
        (await Ids(api.Anonymous, $"/api/v1/products?filter[variants.sku]={first},{second}&sort=createdAt")).ShouldBe([rose.Product, clover.Product]);
        (await Ids(api.Anonymous, $"/api/v1/products?{mine}&filter[variants.sku][ne]={first}&displayFacets=seller")).ShouldBe([clover.Product]);
        (await Ids(api.Anonymous, "/api/v1/products?filter[variants.sku]=none")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_variant_that_is_not_shown_finds_nothing_for_the_public()
    {
        var options = new[] { new { name = "size", values = new[] { "M", "XL" } } };
        var product = (await api.SellerA.Post("/api/v1/seller/products", Documents.Of("products", new { name = Seeding.Unique("Shirt"), options }, new { category = Documents.To("categories", await api.Category()) }))).ShouldBe(201).Id;
        var (medium, large) = (await Size(product, "M"), await Size(product, "XL"));
        (await api.SellerA.Post($"/api/v1/seller/products/{product}/transitions", Documents.Of("transitions", new { to = "published" }))).ShouldBe(201);
        (await Ids(api.Anonymous, $"/api/v1/products?filter[variants.sku]={large.Sku}")).ShouldBe([product]);

        (await api.SellerA.Patch($"/api/v1/seller/variants/{large.Id}", Documents.Of("variants", new { isActive = false }, id: large.Id))).ShouldBe(200);

        (await Ids(api.Anonymous, $"/api/v1/products?filter[variants.sku]={large.Sku}")).ShouldBeEmpty();
        (await Ids(api.Anonymous, $"/api/v1/products?filter[variants.sku]={large.Sku},{medium.Sku}")).ShouldBe([product]);
        (await Ids(api.Admin, $"/api/v1/admin/products?filter[variants.sku]={large.Sku}")).ShouldBe([product]);
    }

    [Fact]
    public async Task A_product_brings_its_files_its_stock_and_who_made_it()
    {
        var sold = await api.Product();
        var (upload, logo) = ((await api.SellerA.UploadPictureAsync("/api/v1/seller")).ShouldBe(201).Id, (await api.SellerA.UploadPictureAsync("/api/v1/seller")).ShouldBe(201).Id);
        var seller = api.SellerAId.Value.ToString();
        (await api.SellerA.Patch("/api/v1/seller/sellers/current", Documents.Of("sellers", relationships: new { logo = Documents.To("uploads", logo) }, id: seller))).ShouldBe(200);
        var image = await Picture(sold, upload);
        (await api.SellerA.Patch($"/api/v1/seller/variants/{sold.Variant}", Documents.Of("variants", relationships: new { image = Documents.To("productImages", image) }, id: sold.Variant))).ShouldBe(200);

        var shown = (await api.Anonymous.Get($"/api/v1/products/{sold.Product}?include=images.upload,variants.image,seller.logo")).ShouldBe(200);
        shown.Included("productImages").ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe(image);
        shown.Included("variants").ShouldHaveSingleItem()["relationships"]!["image"]!["data"]!["id"]!.GetValue<string>().ShouldBe(image);
        shown.Included("uploads").Select(file => (string)file["id"]!).ShouldBe([upload, logo], ignoreOrder: true);

        (await api.SellerA.Get($"/api/v1/seller/products/{sold.Product}?include=listings.stockItems")).ShouldBe(200).Included("stockItems").ShouldHaveSingleItem()["attributes"]!["onHand"]!.GetValue<int>().ShouldBe(10);
        var made = (await api.Admin.Get($"/api/v1/admin/products/{sold.Product}?include=createdBy")).ShouldBe(200);
        made.Included("users").ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe((string)made.Data["relationships"]!["createdBy"]!["data"]!["id"]!);
        foreach (var path in (string[])["createdBy", "listings.stockItems"]) (await api.Anonymous.Get($"/api/v1/products?include={path}")).ShouldBeError(400, "unknown_include");
        (await api.SellerA.Get("/api/v1/seller/products?include=createdBy")).ShouldBeError(400, "unknown_include");
    }

    [Fact]
    public async Task Pictures_are_found_by_the_variants_that_show_them_and_tell_which_these_are()
    {
        var sold = await api.Product();
        var (front, back) = (await Picture(sold, (await api.SellerA.UploadPictureAsync("/api/v1/seller")).Id), await Picture(sold, (await api.SellerA.UploadPictureAsync("/api/v1/seller")).Id));
        (await api.SellerA.Patch($"/api/v1/seller/variants/{sold.Variant}", Documents.Of("variants", relationships: new { image = Documents.To("productImages", back) }, id: sold.Variant))).ShouldBe(200);

        foreach (var (who, surface) in new[] { (api.Anonymous, "/api/v1"), (api.SellerA, "/api/v1/seller"), (api.Admin, "/api/v1/admin") })
        {
            (await Ids(who, $"{surface}/productImages?filter[variants]={sold.Variant}")).ShouldBe([back]);
            (await Ids(who, $"{surface}/productImages?filter[product]={sold.Product}&filter[variants][ne]={sold.Variant}")).ShouldBe([front]);
            (await who.Get($"{surface}/productImages?filter[product]={sold.Product}&include=variants")).ShouldBe(200).Included("variants").ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe(sold.Variant);
            (await Ids(who, $"{surface}/productImages/{back}/variants")).ShouldBe([sold.Variant]);
        }
    }

    private async Task<string> Picture(Sold sold, string upload) => (await api.SellerA.Post(
        "/api/v1/seller/productImages", Documents.Of("productImages", new { alt = "A picture" }, new { product = Documents.To("products", sold.Product), upload = Documents.To("uploads", upload) }))).ShouldBe(201).Id;

    private async Task<(string Id, string Sku)> Size(string product, string size)
    {
        var sku = Seeding.Unique(size);
        var made = await api.SellerA.Post("/api/v1/seller/variants", Documents.Of("variants", new { name = size, sku, options = new { size }, price = Documents.Money("5.00"), stock = 1 }, new { product = Documents.To("products", product) }));
        return (made.ShouldBe(201).Id, sku);
    }

    private static async Task<string> Name(HttpClient seller, string variant)
    {
        var sku = Seeding.Unique("SKU");
        (await seller.Patch($"/api/v1/seller/variants/{variant}", Documents.Of("variants", new { sku }, id: variant))).ShouldBe(200);
        return sku;
    }

    private static async Task<string[]> Ids(HttpClient who, string url) => (await who.Get(url)).ShouldBe(200).Ids();
}
