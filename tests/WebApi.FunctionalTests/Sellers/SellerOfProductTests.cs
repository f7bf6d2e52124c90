using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Sellers;

/// <summary>What the public reads of a seller comes ready-made with its products, and says the same.</summary>
public sealed class SellerOfProductTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task A_seller_comes_with_a_product_as_it_is_by_itself()
    {
        var seller = api.SellerAId.Value.ToString();
        var (logo, banner) = (await Picture(), await Picture());
        var relationships = new { logo = Documents.To("uploads", logo), banner = Documents.To("uploads", banner) };
        (await api.SellerA.Patch("/api/v1/seller/sellers/current", Documents.Of("sellers", new { returnWindow = "P30D" }, relationships, id: seller))).ShouldBe(200);
        var sold = await api.Product();

        var shown = (await api.Anonymous.Get($"/api/v1/products/{sold.Product}?include=seller")).ShouldBe(200).Included("sellers").ShouldHaveSingleItem();

        var own = (await api.Anonymous.Get($"/api/v1/sellers/{seller}")).ShouldBe(200).Data;
        foreach (var name in (string[])["logo", "banner"]) JsonNode.DeepEquals(shown["relationships"]![name]!["data"], own["relationships"]![name]!["data"]).ShouldBeTrue(name);
        shown["relationships"]!["logo"]!["data"]!["id"]!.GetValue<string>().ShouldBe(logo);
        foreach (var (name, value) in own["attributes"]!.AsObject()) JsonNode.DeepEquals(shown["attributes"]![name], value).ShouldBeTrue(name);
    }

    private async Task<string> Picture() => (await api.SellerA.UploadPictureAsync("/api/v1/seller")).ShouldBe(201).Id;
}
