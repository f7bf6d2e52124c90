using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>How values are written (api.md 24, 25).</summary>
public sealed class FormatTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Products = "/api/v1/seller/products";

    [Fact]
    [Trait("Rule", "JA-251")]
    [Trait("Rule", "JA-256")]
    [Trait("Rule", "JA-257")]
    public async Task Decimals_measures_and_rich_text_come_back_as_they_were_sent()
    {
        var sold = await api.Product(stock: 7);
        var text = new { format = "markdown", value = "# Clay\n<script>" };
        (await api.SellerA.Patch($"{Products}/{sold.Product}", Documents.Of("products", new { description = text }, id: sold.Product))).ShouldBe(200)
            .Attributes["description"]!.ToJsonString().ShouldBe(System.Text.Json.JsonSerializer.SerializeToNode(text)!.ToJsonString());
        (await api.SellerA.Patch($"/api/v1/seller/variants/{sold.Variant}", Documents.Of("variants", new { weight = new { value = "1.25", unit = "kg" } }, id: sold.Variant))).ShouldBe(200)
            .Attributes["weight"]!.ToJsonString().ShouldBe("""{"value":"1.250","unit":"kg"}""");

        (await api.Anonymous.Get($"/api/v1/products/{sold.Product}")).Attributes["stock"]!.ToJsonString().ShouldBe("7");
        (await api.SellerA.Patch($"/api/v1/seller/variants/{sold.Variant}", Documents.Of("variants", new { weight = new { value = 1.25, unit = "kg" } }, id: sold.Variant)))
            .ShouldBeError(422, "invalid_format", "/data/attributes/weight/value");
        (await api.SellerA.Patch($"{Products}/{sold.Product}", Documents.Of("products", new { description = new { format = "word", value = "x" } }, id: sold.Product)))
            .ShouldBeError(422, "invalid_value", "/data/attributes/description/format");
    }

    [Fact]
    [Trait("Rule", "JA-254")]
    public async Task An_unknown_word_is_told_the_known_ones()
    {
        var sold = await api.Product();

        var error = (await api.SellerB.Post("/api/v1/seller/listings", Documents.Of("listings", new { price = Documents.Money("1.00"), unit = "barrel", stock = 1 }, new { variant = Documents.To("variants", sold.Variant) })))
            .ShouldBeError(422, "invalid_value", "/data/attributes/unit");
        error["meta"]!["allowed"]!.AsArray().Select(word => word!.GetValue<string>()).ShouldContain("piece");
    }

    [Fact]
    [Trait("Rule", "JA-252")]
    public async Task Instants_are_told_in_utc_and_taken_with_any_offset()
    {
        var sold = await api.Product();
        var created = (await api.SellerA.Get($"{Products}/{sold.Product}")).Attributes["createdAt"]!.GetValue<string>();
        created.ShouldMatch(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$");

        var later = DateTimeOffset.Parse(created, System.Globalization.CultureInfo.InvariantCulture).AddSeconds(1).ToOffset(TimeSpan.FromHours(4)).ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", System.Globalization.CultureInfo.InvariantCulture);
        async Task<int> Found(string op) => (await api.SellerA.Get($"{Products}?filter[id]={sold.Product}&filter[createdAt][{op}]={Uri.EscapeDataString(later)}")).ShouldBe(200).Items.Count;
        (await Found("lt"), await Found("gte")).ShouldBe((1, 0));
    }

    [Theory]
    [Trait("Rule", "JA-255")]
    [InlineData("country", "Mauritius")]
    [InlineData("country", "mu")]
    [InlineData("country", "ZZ")]
    public async Task A_country_is_a_code_of_the_standard(string member, string value)
    {
        var sold = await api.Product();
        var (guest, cart) = await api.GuestCart();
        await guest.AddToCart(cart, sold.Listing);
        var address = System.Text.Json.JsonSerializer.SerializeToNode(Seeding.Address)!.AsObject();
        address[member] = value;
        var attributes = new { expectedTotal = Documents.Money("10.00"), shippingAddress = address, billingAddress = Seeding.Address, email = "a@example.com", paymentMethod = "cashOnDelivery" };

        (await guest.Post("/api/v1/checkouts", Documents.Of("checkouts", attributes, new { cart = Documents.To("carts", cart) }), ("Idempotency-Key", $"\"{Guid.NewGuid()}\"")))
            .ShouldBe(422).Body!["errors"]!.AsArray().ShouldContain(error => error!["source"]!["pointer"]!.GetValue<string>() == "/data/attributes/shippingAddress/" + member);
    }

    [Fact]
    [Trait("Rule", "JA-258")]
    public async Task A_slug_is_an_attribute_that_can_be_filtered_and_no_id()
    {
        var sold = await api.Product();
        var slug = (await api.Anonymous.Get($"/api/v1/products/{sold.Product}")).Attributes["slug"]!.GetValue<string>();

        (await api.Anonymous.Get($"/api/v1/products?filter[slug]={slug}")).Ids().ShouldBe([sold.Product]);
        (await api.Anonymous.Get($"/api/v1/products/{slug}")).ShouldBeError(404, "not_found");
    }

    [Fact]
    [Trait("Rule", "JA-273")]
    public async Task A_display_currency_selects_a_price_that_exists_and_converts_nothing()
    {
        var sold = await api.Product(price: "10.00");

        (await api.Anonymous.Get($"/api/v1/products/{sold.Product}?displayCurrency=USD")).ShouldBe(200).Attributes["price"]!["amount"]!.GetValue<string>().ShouldBe("10.00");
        (await api.Anonymous.Get($"/api/v1/products/{sold.Product}?displayCurrency=EUR")).ShouldBe(200).Attributes["price"].ShouldBeNull();
        (await api.Anonymous.Get($"/api/v1/products/{sold.Product}?displayCurrency=XYZ")).ShouldBe(400).Body!["errors"]![0]!["source"]!.ShouldBeOfType<JsonObject>()["parameter"]!.GetValue<string>().ShouldBe("displayCurrency");
    }

    [Fact]
    [Trait("Rule", "JA-188")]
    public async Task A_resource_tells_which_moves_are_open_to_the_caller()
    {
        var sold = await api.Product();
        string[] Open(Answered answer) => [.. answer.Data["meta"]!["allowedTransitions"]!.AsArray().Select(state => state!.GetValue<string>())];

        var open = Open((await api.SellerA.Get($"{Products}/{sold.Product}")).ShouldBe(200));
        open.ShouldContain("archived");
        open.ShouldNotContain("published");
        (await api.SellerA.Post($"{Products}/{sold.Product}/transitions", Documents.Of("transitions", new { to = open[0] }))).ShouldBe(201);
        (await api.Anonymous.Get($"/api/v1/tags/{await api.Tag()}")).Data["meta"]!.AsObject().ContainsKey("allowedTransitions").ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "JA-301")]
    public async Task What_may_not_be_seen_is_not_linked_listed_counted_or_found()
    {
        var category = await api.Category();
        var sold = await api.Product(category: category);
        (await api.Anonymous.Get($"/api/v1/products/{sold.Product}?include=category")).ShouldBe(200).Included("categories").ShouldHaveSingleItem();
        (await api.Admin.Patch($"/api/v1/admin/categories/{category}", Documents.Of("categories", new { isActive = false }, id: category))).ShouldBe(200);

        var answer = (await api.Anonymous.Get($"/api/v1/products/{sold.Product}?include=category")).ShouldBe(200);
        for (var waited = 0; answer.AllIncluded().Any() && waited < 50; waited++) // products follow their category within seconds
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            answer = (await api.Anonymous.Get($"/api/v1/products/{sold.Product}?include=category")).ShouldBe(200);
        }

        answer.AllIncluded().ShouldBeEmpty();
        answer.Data["relationships"]!["category"]!["data"].ShouldBeNull();
        (await api.Anonymous.Get($"/api/v1/categories/{category}")).ShouldBeError(404, "not_found");
        (await api.Anonymous.Get($"/api/v1/categories?filter[id]={category}")).Body!["meta"]!["total"]!.GetValue<int>().ShouldBe(0);
    }
}
