using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Sellers;

/// <summary>How sellers send, where to, and for how much.</summary>
public sealed class ShippingTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Methods = "/api/v1/seller/shippingMethods";
    private const string Zones = "/api/v1/seller/shippingZones";
    private const string Rates = "/api/v1/seller/shippingRates";

    [Fact]
    public async Task A_method_is_read_with_its_rates_and_their_zones()
    {
        var sent = await api.SellerA.Shipping("7.50");

        var method = (await api.SellerA.Get($"{Methods}/{sent.Method}?include=rates.zone,shop")).ShouldBe(200);

        method.Text("leadTime").ShouldBe("P2D");
        method.Attributes["isActive"]!.GetValue<bool>().ShouldBeTrue();
        var rate = method.Included("shippingRates").ShouldHaveSingleItem()["attributes"]!;
        rate["amount"]!["amount"]!.GetValue<string>().ShouldBe("7.50");
        (rate["minimum"]!.GetValue<string>(), rate["maximum"]!.GetValue<string>(), rate["freeFrom"]).ShouldBe(("0.0000", "5.0000", null));
        method.Included("shippingZones").ShouldHaveSingleItem()["attributes"]!["postalCodes"]![0]!.GetValue<string>().ShouldBe("113*");
    }

    [Fact]
    public async Task The_public_is_offered_what_is_active_and_not_told_the_rates()
    {
        var sent = await api.SellerA.Shipping();
        (await api.Anonymous.Get($"/api/v1/shippingMethods/{sent.Method}")).ShouldBe(200).Attributes["isActive"].ShouldBeNull();
        (await api.Anonymous.Get($"/api/v1/shippingMethods?filter[seller]={api.SellerAId.Value}&filter[kind]=shipping&sort=name")).ShouldBe(200).Items.ShouldContain(item => (string)item!["id"]! == sent.Method);
        (await api.Anonymous.Get("/api/v1/shippingMethods?include=rates")).ShouldBeError(400, "unknown_include", parameter: "include");
        (await api.Anonymous.Get("/api/v1/shippingRates")).ShouldBeError(404, "not_found");

        (await api.SellerA.Patch($"{Methods}/{sent.Method}", Documents.Of("shippingMethods", new { isActive = false }, id: sent.Method))).ShouldBe(200);

        (await api.Anonymous.Get($"/api/v1/shippingMethods/{sent.Method}")).ShouldBeError(404, "not_found");
        (await api.Admin.Get($"/api/v1/admin/shippingMethods/{sent.Method}")).ShouldBe(200).Attributes["isActive"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_method_of_one_shop_stands_on_that_shop()
    {
        object Pickup(Guid shop) => Documents.Of("shippingMethods", new { name = "Pick up", kind = "pickup" }, new { shop = Documents.To("shops", shop.ToString()) });
        var method = (await api.SellerA.Post(Methods, Pickup(api.ShopAId.Value))).ShouldBe(201).Id;

        (await api.Anonymous.Get($"/api/v1/shops/{api.ShopAId.Value}?include=shippingMethods")).Included("shippingMethods").ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe(method);
        (await api.SellerA.Post(Methods, Pickup(api.ShopBId.Value))).ShouldBeError(404, "related_not_found", "/data/relationships/shop/data");
    }

    [Fact]
    public async Task What_another_seller_set_up_is_not_there()
    {
        var theirs = await api.SellerB.Shipping();
        foreach (var (type, id) in new[] { ("shippingMethods", theirs.Method), ("shippingZones", theirs.Zone), ("shippingRates", theirs.Rate) })
        {
            var url = $"/api/v1/seller/{type}/{id}";
            (await api.SellerA.Get(url)).ShouldBeError(404, "not_found");
            (await api.SellerA.Patch(url, Documents.Of(type, new { }, id: id))).ShouldBeError(404, "not_found");
            (await api.SellerA.Delete(url)).ShouldBeError(404, "not_found");
        }

        var own = await api.SellerA.Shipping();
        (await api.SellerA.Post(Rates, Seeding.Rate(theirs.Method, own.Zone))).ShouldBeError(404, "related_not_found", "/data/relationships/method/data");
        (await api.SellerA.Post(Rates, Seeding.Rate(own.Method, theirs.Zone))).ShouldBeError(404, "related_not_found", "/data/relationships/zone/data");
    }

    [Fact]
    public async Task A_zone_of_the_store_is_used_by_sellers_and_changed_by_admins()
    {
        var zone = (await api.Admin.Post("/api/v1/admin/shippingZones", Documents.Of("shippingZones", new { name = Seeding.Unique("Store"), countries = new[] { "MU", "RE" } }))).ShouldBe(201).Id;
        var method = (await api.SellerA.Shipping()).Method;

        (await api.SellerA.Get($"{Zones}?filter[countries]=RE")).ShouldBe(200).Items.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(zone);
        (await api.SellerA.Patch($"{Zones}/{zone}", Documents.Of("shippingZones", new { name = "Mine" }, id: zone))).ShouldBeError(403, "forbidden");
        (await api.SellerA.Delete($"{Zones}/{zone}")).ShouldBeError(403, "forbidden");
        var rate = (await api.SellerA.Post(Rates, Seeding.Rate(method, zone))).ShouldBe(201).Id;
        (await api.Admin.Delete($"/api/v1/admin/shippingZones/{zone}")).ShouldBeError(409, "resource_in_use");

        (await api.SellerA.Delete($"{Rates}/{rate}")).ShouldBe(204);
        (await api.Admin.Patch($"/api/v1/admin/shippingZones/{zone}", Documents.Of("shippingZones", new { countries = new[] { "MU" } }, id: zone))).ShouldBe(200);
        (await api.Admin.Delete($"/api/v1/admin/shippingZones/{zone}")).ShouldBe(204);
    }

    [Fact]
    public async Task An_admin_draws_a_zone_for_a_seller_and_finds_it_there()
    {
        var relationships = new { seller = Documents.To("sellers", api.SellerBId.Value.ToString()) };
        var zone = (await api.Admin.Post("/api/v1/admin/shippingZones", Documents.Of("shippingZones", new { name = "Drawn", countries = new[] { "FR" } }, relationships))).ShouldBe(201).Id;

        (await api.Admin.Get($"/api/v1/admin/shippingZones?filter[seller]={api.SellerBId.Value}&filter[countries]=FR")).Items.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(zone);
        (await api.SellerB.Get($"{Zones}/{zone}")).ShouldBe(200);
        (await api.SellerA.Get($"{Zones}/{zone}")).ShouldBeError(404, "not_found");
    }

    [Fact]
    public async Task A_method_takes_its_rates_along_and_a_zone_in_use_stays()
    {
        var sent = await api.SellerA.Shipping();
        (await api.SellerA.Delete($"{Zones}/{sent.Zone}")).ShouldBeError(409, "resource_in_use");

        (await api.SellerA.Delete($"{Methods}/{sent.Method}")).ShouldBe(204);

        (await api.SellerA.Get($"{Rates}/{sent.Rate}")).ShouldBeError(404, "not_found");
        (await api.SellerA.Delete($"{Zones}/{sent.Zone}")).ShouldBe(204);
    }

    [Fact]
    public async Task Methods_of_a_shop_go_with_the_shop()
    {
        var shop = (await api.SellerA.Post("/api/v1/seller/shops", Documents.Of("shops", new { name = Seeding.Unique("Stall"), address = Seeding.Address, timeZone = "Indian/Mauritius" }))).ShouldBe(201).Id;
        var method = (await api.SellerA.Post(Methods, Documents.Of("shippingMethods", new { name = "Pick up", kind = "pickup" }, new { shop = Documents.To("shops", shop) }))).ShouldBe(201).Id;

        (await api.SellerA.Delete($"/api/v1/seller/shops/{shop}")).ShouldBe(204);

        (await api.SellerA.Get($"{Methods}/{method}")).ShouldBeError(404, "not_found");
    }

    [Theory]
    [InlineData("""{"countries":["MU","XX"]}""", "invalid_value", "/data/attributes/countries/1")]
    [InlineData("""{"countries":[]}""", "required", "/data/attributes/countries")]
    [InlineData("""{"countries":"MU"}""", "invalid_format", "/data/attributes/countries")]
    [InlineData("""{"countries":[7]}""", "invalid_format", "/data/attributes/countries/0")]
    [InlineData("""{"countries":["MU"],"subdivisions":["FR-75"]}""", "invalid_value", "/data/attributes/subdivisions/0")]
    [InlineData("""{"countries":["MU"],"subdivisions":["MU-"]}""", "invalid_format", "/data/attributes/subdivisions/0")]
    [InlineData("""{"countries":["MU"],"postalCodes":["113*","*"]}""", "invalid_format", "/data/attributes/postalCodes/1")]
    public async Task A_zone_that_is_nowhere_is_refused_at_its_place(string attributes, string code, string pointer)
    {
        var asked = System.Text.Json.Nodes.JsonNode.Parse(attributes)!.AsObject();
        asked["name"] = "Nowhere";

        (await api.SellerA.Post(Zones, Documents.Of("shippingZones", asked))).ShouldBeError(422, code, pointer);
    }

    [Theory]
    [InlineData("5.00", "EUR", "weight", "0", "5", "unsupported_currency", "amount/currency")]
    [InlineData("-1.00", "USD", "weight", "0", "5", "out_of_range", "amount/amount")]
    [InlineData("5.00", "USD", "weight", "5", "5", "out_of_range", "maximum")]
    [InlineData("5.00", "USD", "weight", "five", "5", "invalid_format", "minimum")]
    [InlineData("5.00", "USD", "weight", "-1", "5", "out_of_range", "minimum")]
    [InlineData("5.00", "USD", "quantity", "0.5", "5", "invalid_format", "minimum")]
    [InlineData("5.00", "USD", "flat", null, "5", "invalid_value", "maximum")]
    [InlineData("5.00", "USD", "volume", null, null, "invalid_value", "basis")]
    public async Task A_rate_that_cannot_be_charged_is_refused_at_its_place(string amount, string currency, string basis, string? minimum, string? maximum, string code, string at)
    {
        var sent = await api.SellerA.Shipping();

        (await api.SellerA.Post(Rates, Seeding.Rate(sent.Method, sent.Zone, amount, currency, basis, minimum, maximum))).ShouldBeError(422, code, $"/data/attributes/{at}");
    }

    [Fact]
    public async Task A_rate_changes_and_keeps_its_method()
    {
        var (sent, other) = (await api.SellerA.Shipping(), await api.SellerA.Shipping());
        var changed = await api.SellerA.Patch($"{Rates}/{sent.Rate}", Documents.Of("shippingRates", new { basis = "total", minimum = (string?)null, maximum = "100", freeFrom = Documents.Money("50.00") }, id: sent.Rate));
        (changed.ShouldBe(200).Text("basis"), changed.Attributes["minimum"], changed.Text("maximum")).ShouldBe(("total", null, "100.0000"));

        var moved = new { method = Documents.To("shippingMethods", other.Method) };
        (await api.SellerA.Patch($"{Rates}/{sent.Rate}", Documents.Of("shippingRates", relationships: moved, id: sent.Rate))).ShouldBeError(422, "read_only");
        (await api.SellerA.Get($"{Rates}?filter[method]={sent.Method}&filter[zone]={sent.Zone}&include=zone")).Included("shippingZones").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Managers_set_up_how_is_sent_and_staff_do_not()
    {
        var staff = await api.MemberAsync("staff");
        (await staff.Get(Methods)).ShouldBeError(403, "insufficient_scope");
        (await staff.Post(Zones, Documents.Of("shippingZones", new { name = "Home", countries = new[] { "MU" } }))).ShouldBeError(403, "insufficient_scope");
        var manager = await api.MemberAsync("manager");
        await manager.Shipping();
    }
}
