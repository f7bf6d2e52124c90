using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Pricing;

/// <summary>What is added to prices, or stands in them, by class and by where it goes.</summary>
public sealed class TaxTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Classes = "/api/v1/admin/taxClasses";
    private const string Rates = "/api/v1/admin/taxRates";

    [Fact]
    public async Task A_cart_is_taxed_by_where_it_goes_and_by_class_and_its_order_says_how()
    {
        var (usual, books) = (await api.DefaultTaxClass(), await api.TaxClass());
        await api.TaxRate(usual, "IS", "24.00");
        await api.TaxRate(books, "IS", "11", included: true, name: "Book VAT");
        var (guest, cart) = await api.GuestCart();
        var (thing, book) = (await api.Product(api.SellerA, "10.00"), await api.Product(api.SellerA, "11.10"));
        await Class(book.Product, books);
        foreach (var sold in (Sold[])[thing, book]) (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        (await guest.CartTotals(cart)).ShouldBe(("21.10", "0.00", "0.00", "0.00", "21.10")); // as where the store is

        await guest.GoTo(cart, Prices.AddressIn("IS"));
        (await guest.CartTotals(cart)).ShouldBe(("21.10", "0.00", "2.40", "1.10", "23.50"));

        var order = (await guest.CheckOut(cart, "23.50", address: Prices.AddressIn("IS"))).ShouldBe(201).Included("orders").Single();
        (order.Amount("taxTotal"), order.Amount("includedTaxTotal"), order.Amount("grandTotal")).ShouldBe(("2.40", "1.10", "23.50"));
        var part = (await guest.Get($"/api/v1/orders/{order["id"]}/sellerOrders?include=lines")).ShouldBe(200);
        part.Items.Single()!["attributes"]!["taxLines"]!.AsArray().Select(tax => (tax!["name"]!.GetValue<string>(), tax["rate"]!.GetValue<string>(), tax["base"]!["amount"]!.GetValue<string>(), tax["amount"]!["amount"]!.GetValue<string>()))
            .ShouldBe([("VAT", "24.00", "10.00", "2.40"), ("Book VAT", "11.00", "10.00", "1.10")], ignoreOrder: true);
        part.Included("orderLines").Select(line => (line.Amount("taxTotal"), line.Amount("total"))).ShouldBe([("2.40", "12.40"), ("0.00", "11.10")], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_saw_another_total_is_told_the_one_with_taxes()
    {
        await api.TaxRate(await api.DefaultTaxClass(), "NO", "25.00");
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, (await api.Product()).Listing)).ShouldBe(201);

        var refused = (await guest.CheckOut(cart, "10.00", address: Prices.AddressIn("NO"))).ShouldBeError(409, "price_changed", "/data/attributes/expectedTotal");

        refused["meta"]!["total"]!["amount"]!.GetValue<string>().ShouldBe("12.50");
        (await guest.CheckOut(cart, "12.50", address: Prices.AddressIn("NO"))).ShouldBe(201);
    }

    [Fact]
    public async Task What_was_bought_keeps_the_taxes_of_its_moment()
    {
        var rate = await api.TaxRate(await api.DefaultTaxClass(), "FI", "24.00");
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, (await api.Product()).Listing)).ShouldBe(201);
        await guest.GoTo(cart, Prices.AddressIn("FI"));
        (await guest.CheckOut(cart, "12.40", address: Prices.AddressIn("FI"))).ShouldBe(201);

        (await api.Admin.Patch($"{Rates}/{rate}", Documents.Of("taxRates", new { rate = "50.00" }, id: rate))).ShouldBe(200).Text("rate").ShouldBe("50.00");

        (await guest.CartTotals(cart)).ShouldBe(("10.00", "0.00", "2.40", "0.00", "12.40"));
    }

    [Fact]
    public async Task Taxes_of_a_country_and_of_its_subdivision_are_asked_together_on_their_days()
    {
        var usual = await api.DefaultTaxClass();
        await api.TaxRate(usual, "US", "1.00", name: "Federal");
        await api.TaxRate(usual, "US", "7.25", subdivision: "US-CA", name: "State");
        await api.TaxRate(usual, "US", "90.00", name: "Long ago", endsOn: "2020-01-31");
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, (await api.Product(price: "100.00")).Listing)).ShouldBe(201);

        await guest.GoTo(cart, Prices.AddressIn("US", "US-CA"));
        (await guest.CartTotals(cart)).Tax.ShouldBe("8.25");
        await guest.GoTo(cart, Prices.AddressIn("US", "US-NY"));
        (await guest.CartTotals(cart)).Tax.ShouldBe("1.00");
    }

    [Fact]
    public async Task One_class_is_the_default_and_stays_until_another_is()
    {
        var before = await api.DefaultTaxClass();
        (await api.Admin.Delete($"{Classes}/{before}")).ShouldBeError(409, "resource_in_use");
        (await api.Admin.Patch($"{Classes}/{before}", Documents.Of("taxClasses", new { isDefault = false }, id: before))).ShouldBeError(422, "invalid_value", "/data/attributes/isDefault");

        var after = await api.TaxClass(isDefault: true);

        (await api.DefaultTaxClass()).ShouldBe(after);
        (await api.Admin.Patch($"{Classes}/{before}", Documents.Of("taxClasses", new { isDefault = true }, id: before))).ShouldBe(200);
        (await api.DefaultTaxClass()).ShouldBe(before);
        (await api.Admin.Delete($"{Classes}/{after}")).ShouldBe(204);
    }

    [Fact]
    public async Task A_class_that_products_name_stays_and_takes_its_rates_along_when_it_goes()
    {
        var (sold, books) = (await api.Product(), await api.TaxClass());
        var rate = await api.TaxRate(books, "SE", "6.00");
        await Class(sold.Product, books);
        (await api.SellerA.Get($"/api/v1/seller/products/{sold.Product}?include=taxClass")).Included("taxClasses").ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe(books);
        (await api.Admin.Delete($"{Classes}/{books}")).ShouldBeError(409, "resource_in_use");

        await Class(sold.Product, taxClass: null);

        (await api.Admin.Delete($"{Classes}/{books}")).ShouldBe(204);
        (await api.Admin.Get($"{Rates}/{rate}")).ShouldBeError(404, "not_found");
        (await api.Admin.Get($"{Rates}?filter[country]=SE")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sellers_see_taxes_and_only_operators_set_them()
    {
        var rate = await api.TaxRate(await api.DefaultTaxClass(), "DK", "25.00");

        (await api.SellerA.Get($"/api/v1/seller/taxRates/{rate}")).ShouldBe(200).Text("rate").ShouldBe("25.00");
        (await api.SellerA.Get("/api/v1/seller/taxClasses?include=rates")).Included("taxRates").ShouldNotBeEmpty();
        (await api.SellerA.Delete($"/api/v1/seller/taxRates/{rate}")).ShouldBeError(405, "method_not_allowed");
        (await api.Anonymous.Get("/api/v1/taxClasses")).ShouldBeError(404, "not_found");
    }

    [Theory]
    [InlineData("""{"country":"XX"}""", "invalid_value", "country")]
    [InlineData("""{"subdivision":"FR-75"}""", "invalid_value", "subdivision")]
    [InlineData("""{"subdivision":"IS-????"}""", "too_long", "subdivision")]
    [InlineData("""{"rate":"100.01"}""", "out_of_range", "rate")]
    [InlineData("""{"rate":"-1"}""", "out_of_range", "rate")]
    [InlineData("""{"rate":"1.00001"}""", "invalid_format", "rate")]
    [InlineData("""{"rate":19}""", "invalid_format", "rate")]
    [InlineData("""{"startsOn":"2026-02-01","endsOn":"2026-01-31"}""", "out_of_range", "endsOn")]
    public async Task A_rate_that_cannot_be_is_refused_at_its_place(string odd, string code, string at)
    {
        var asked = System.Text.Json.Nodes.JsonNode.Parse("""{"name":"VAT","country":"IS","rate":"24.00"}""")!.AsObject();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(odd)!.AsObject()) asked[name] = value!.DeepClone();

        (await api.Admin.Post(Rates, Documents.Of("taxRates", asked, new { taxClass = Documents.To("taxClasses", await api.DefaultTaxClass()) }))).ShouldBeError(422, code, $"/data/attributes/{at}");
    }

    [Fact]
    public async Task Two_classes_have_two_codes()
    {
        var code = Seeding.Unique("class");
        (await api.Admin.Post(Classes, Documents.Of("taxClasses", new { code, name = "One" }))).ShouldBe(201);

        (await api.Admin.Post(Classes, Documents.Of("taxClasses", new { code, name = "Two" }))).ShouldBeError(422, "not_unique", "/data/attributes/code");
    }

    private async Task Class(string product, string? taxClass)
    {
        object linkage = taxClass is null ? new { data = (object?)null } : Documents.To("taxClasses", taxClass);
        (await api.SellerA.Patch($"/api/v1/seller/products/{product}", Documents.Of("products", relationships: new { taxClass = linkage }, id: product))).ShouldBe(200);
    }
}
