using System.Text.Json.Nodes;
using Marketplace.Domain.Finance;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Finance;

/// <summary>The rules of commission as operators set them, and what they come to as operators and sellers ask.</summary>
public sealed class CommissionRuleTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Rules = "/api/v1/admin/commissionRules";

    private static readonly string Default = $"{Rules}/{CommissionRule.DefaultId.Value}";

    [Fact]
    public async Task The_first_rule_that_fits_is_told_with_what_it_comes_to()
    {
        var (outer, inner) = (await api.Category(), "");
        inner = await api.Category(outer);
        var sold = await api.Product(api.SellerA, "80.00", category: inner);
        await MakeAsync(new { name = "Home", rate = "12.5000", @base = "items", taxRate = "15", position = 20 }, new { category = Documents.To("categories", outer) });
        await MakeAsync(new { name = "This one", rate = "5", @base = "itemsAndShipping", fixedAmount = Documents.Money("0.30"), minimum = Documents.Money("1.00"), position = 10 }, new { product = Documents.To("products", sold.Product) });

        var byCategory = await PreviewAsync(api.Admin, "admin", "80.00", new { category = Documents.To("categories", inner) });
        Told(byCategory).ShouldBe("Home 80.00 12.5000 10.00 1.50 68.50");
        var byListing = await PreviewAsync(api.SellerA, "seller", "80.00", new { listing = Documents.To("listings", sold.Listing) }, quantity: 2);
        Told(byListing).ShouldBe("This one 160.00 5.0000 8.30 0.00 151.70");
        byListing["relationships"]!["seller"]!["data"]!["id"]!.GetValue<string>().ShouldBe(api.SellerAId.Value.ToString());
        Told(await PreviewAsync(api.Admin, "admin", "80.00")).ShouldStartWith("Default 80.00 ");
    }

    [Fact]
    public async Task Rules_stand_in_their_order_with_the_default_behind_them()
    {
        var nowhere = new { category = Documents.To("categories", await api.Category()) };
        var (first, second) = (await MakeAsync(new { name = "Later", rate = "1", @base = "items", position = 60 }, nowhere), await MakeAsync(new { name = "Sooner", rate = "1", @base = "items", position = 50 }, nowhere));
        var last = await MakeAsync(new { name = "No position", rate = "1", @base = "items" }, nowhere);

        var ids = (await api.Admin.Get($"{Rules}?page[size]=100")).ShouldBe(200).Items.Select(rule => rule!["id"]!.GetValue<string>()).ToList();
        ids.IndexOf(second).ShouldBeLessThan(ids.IndexOf(first));
        ids.IndexOf(first).ShouldBeLessThan(ids.IndexOf(last));
        ids[^1].ShouldBe(CommissionRule.DefaultId.Value.ToString());
    }

    [Fact]
    public async Task The_default_can_be_changed_and_not_moved_bounded_or_removed()
    {
        var read = (await api.Admin.Get(Default)).ShouldBe(200);
        (read.Attributes["isDefault"]!.GetValue<bool>(), read.Attributes["ruleVersion"]!.GetValue<int>()).ShouldBe((true, 1));

        (await api.Admin.Patch(Default, Body(Default, new { position = 3 }), ("If-Match", "*"))).ShouldBeError(409, "resource_in_use");
        (await api.Admin.Patch(Default, Body(Default, new { endsAt = "2030-01-01T00:00:00Z" }), ("If-Match", "*"))).ShouldBeError(409, "resource_in_use");
        (await api.Admin.Delete(Default, body: null, ("If-Match", "*"))).ShouldBeError(409, "resource_in_use");
        var changed = (await api.Admin.Patch(Default, Body(Default, new { rate = "7" }), ("If-Match", read.ETag!))).ShouldBe(200);
        (changed.Attributes["rate"]!.GetValue<string>(), changed.Attributes["ruleVersion"]!.GetValue<int>()).ShouldBe(("7.0000", 2));
        (await api.Admin.Patch(Default, Body(Default, new { rate = "8" }), ("If-Match", read.ETag!))).ShouldBeError(412, "precondition_failed");
        (await api.Admin.Patch(Default, Body(Default, new { rate = "8" }))).ShouldBeError(428, "precondition_required");
    }

    [Fact]
    public async Task A_rule_that_has_charged_is_ended_and_not_removed()
    {
        var sold = await api.Product(api.SellerB);
        var rule = await MakeAsync(new { name = "Beta", rate = "20", @base = "items" }, new { seller = Documents.To("sellers", api.SellerBId.Value.ToString()) });
        var unused = await MakeAsync(new { name = "Unused", rate = "20", @base = "items", startsAt = "2020-01-01T00:00:00Z", endsAt = "2021-01-01T00:00:00Z" });
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        (await guest.CheckOut(cart, "10.00")).ShouldBe(201);

        (await api.Admin.Delete($"{Rules}/{unused}", body: null, ("If-Match", "*"))).ShouldBe(204);
        (await api.Admin.Delete($"{Rules}/{rule}", body: null, ("If-Match", "*"))).ShouldBeError(409, "resource_in_use");
        (await api.Admin.Patch($"{Rules}/{rule}", Documents.Of("commissionRules", new { rate = "90", endsAt = "2026-01-01T00:00:00Z" }, id: rule), ("If-Match", "*"))).ShouldBe(200);
        var line = (await api.Admin.Get($"/api/v1/admin/commissionLines?filter[rule]={rule}&include=rule,sellerOrder,orderLine")).ShouldBe(200);
        var told = line.Items.ShouldHaveSingleItem()!["attributes"]!;
        (told["rate"]!.GetValue<string>(), told["ruleVersion"]!.GetValue<int>(), told["amount"]!["amount"]!.GetValue<string>()).ShouldBe(("20.0000", 1, "2.00"));
        line.Included("commissionRules").ShouldHaveSingleItem()["attributes"]!["ruleVersion"]!.GetValue<int>().ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"name":"X","rate":"101","base":"items"}""", "out_of_range", "/data/attributes/rate")]
    [InlineData("""{"name":"X","rate":"10.00001","base":"items"}""", "invalid_format", "/data/attributes/rate")]
    [InlineData("""{"name":"X","rate":10,"base":"items"}""", "invalid_format", "/data/attributes/rate")]
    [InlineData("""{"name":"X","base":"items"}""", "required", "/data/attributes")]
    [InlineData("""{"name":"X","rate":"1","base":"items","minimum":{"amount":"-1.00","currency":"USD"}}""", "out_of_range", "/data/attributes/minimum/amount")]
    [InlineData("""{"name":"X","rate":"1","base":"items","minimum":{"amount":"2.00","currency":"USD"},"maximum":{"amount":"1.00","currency":"USD"}}""", "out_of_range", "/data/attributes/maximum")]
    [InlineData("""{"name":"X","rate":"1","base":"items","minimum":{"amount":"1.00","currency":"USD"},"maximum":{"amount":"2.00","currency":"EUR"}}""", "unsupported_currency", "/data/attributes/maximum/currency")]
    [InlineData("""{"name":"X","rate":"1","base":"items","startsAt":"2026-02-01T00:00:00Z","endsAt":"2026-01-01T00:00:00Z"}""", "out_of_range", "/data/attributes/endsAt")]
    [InlineData("""{"name":"X","rate":"1","base":"items","position":1000000}""", "out_of_range", "/data/attributes/position")]
    public async Task What_makes_no_sense_is_refused_where_it_stands(string attributes, string code, string pointer) =>
        (await api.Admin.Post(Rules, Documents.Of("commissionRules", JsonNode.Parse(attributes)))).ShouldBeError(422, code, pointer);

    [Fact]
    public async Task A_preview_of_nothing_or_of_what_is_another_s_is_refused()
    {
        var theirs = await api.Product(api.SellerB);

        (await api.SellerA.Post("/api/v1/seller/commissionPreviews", Documents.Of("commissionPreviews", new { price = (object?)null }))).ShouldBeError(422, "required", "/data/attributes/price");
        (await api.SellerA.Post("/api/v1/seller/commissionPreviews", Documents.Of("commissionPreviews", new { price = Documents.Money("0.00") }))).ShouldBeError(422, "out_of_range", "/data/attributes/price/amount");
        (await api.SellerA.Post("/api/v1/seller/commissionPreviews", Documents.Of("commissionPreviews", new { price = Documents.Money("1.00") }, new { listing = Documents.To("listings", theirs.Listing) })))
            .ShouldBeError(404, "related_not_found", "/data/relationships/listing/data");
        (await api.SellerA.Get("/api/v1/seller/commissionRules")).ShouldBeError(404, "not_found");
    }

    private static object Body(string url, object attributes) => Documents.Of("commissionRules", attributes, id: url[(url.LastIndexOf('/') + 1)..]);

    private static string Told(JsonNode preview)
    {
        var told = preview["attributes"]!;
        return $"{told["ruleName"]} {told["base"]!["amount"]} {told["rate"]} {told["commission"]!["amount"]} {told["tax"]!["amount"]} {told["net"]!["amount"]}";
    }

    private static async Task<JsonNode> PreviewAsync(HttpClient client, string surface, string price, object? relationships = null, int quantity = 1) =>
        (await client.Post($"/api/v1/{surface}/commissionPreviews", Documents.Of("commissionPreviews", new { price = Documents.Money(price), quantity }, relationships))).ShouldBe(201).Data;

    private async Task<string> MakeAsync(object attributes, object? relationships = null) => (await api.Admin.Post(Rules, Documents.Of("commissionRules", attributes, relationships))).ShouldBe(201).Id;
}
