using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.Integration;

/// <summary>How imports are found, and what their rows bring.</summary>
public sealed class ImportReadingTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string File = """
        Handle,Title,Vendor,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price
        tin-kettle,Tin Kettle,Quay Works,false,Title,Default Title,QW-1,4,24.50
        bad-kettle,Bad Kettle,Quay Works,false,Title,Default Title,QW-2,4,-1
        """;

    [Fact]
    public async Task Operators_find_imports_by_seller_and_rows_bring_what_they_made()
    {
        var (mine, theirs) = (await Import(api.SellerA), await Import(api.SellerB));

        (await Ids($"filter[seller]={api.SellerAId.Value}")).ShouldBe([mine]);
        (await Ids($"filter[seller][ne]={api.SellerAId.Value}")).ShouldBe([theirs]);
        (await Ids("filter[seller][isNull]=true")).ShouldBeEmpty();
        (await api.SellerA.Get($"/api/v1/seller/imports?filter[seller]={api.SellerAId.Value}")).ShouldBeError(400, "unknown_filter");

        var rows = (await api.SellerA.Get($"/api/v1/seller/importRows?filter[import]={mine}&include=result")).ShouldBe(200);
        rows.Items.Select(row => (string)row!["attributes"]!["status"]!).ShouldBe(["succeeded", "failed"]);
        var made = rows.Included("products").ShouldHaveSingleItem();
        ((string)made["attributes"]!["name"]!, (string)made["id"]!).ShouldBe(("Tin Kettle", (string)rows.Items[0]!["relationships"]!["result"]!["data"]!["id"]!));
        rows.Items[1]!["relationships"]!["result"]!["data"].ShouldBeNull();
        (await api.Admin.Get($"/api/v1/admin/importRows?filter[import]={mine}&include=result")).ShouldBe(200).Included("products").ShouldHaveSingleItem();
    }

    private static async Task<string> Import(HttpClient seller)
    {
        var job = (await seller.Call(HttpMethod.Post, "/api/v1/seller/imports", File, "text/csv", [])).ShouldBe(202).Id;
        var status = async () => (await seller.Get($"/api/v1/seller/jobs/{job}")).ShouldBe(200).Attributes["status"]!.GetValue<string>();
        await status.ShouldBecome("succeeded");
        return (await seller.Get("/api/v1/seller/imports")).ShouldBe(200).Ids().ShouldHaveSingleItem();
    }

    private async Task<string[]> Ids(string query) => (await api.Admin.Get($"/api/v1/admin/imports?{query}")).ShouldBe(200).Ids();
}
