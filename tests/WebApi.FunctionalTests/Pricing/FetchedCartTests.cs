using System.Text.Json.Nodes;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Marketplace.WebApi.FunctionalTests.Ordering;

namespace Marketplace.WebApi.FunctionalTests.Pricing;

/// <summary>Carts whose goods are fetched: nobody has to say where one lives, and the tax is that of the shop. Seller B has not said how it sends.</summary>
public sealed class FetchedCartTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>, IAsyncLifetime
{
    private const string Choices = "/api/v1/shippingChoices";

    /// <summary>The shop is on the Maldives, the post goes to Fiji and to Norway, where nothing is taxed, and the store is elsewhere.</summary>
    public async ValueTask InitializeAsync()
    {
        if ((await api.SellerA.Get("/api/v1/seller/shippingMethods")).Items.Count > 0) return; // once for all

        var taxClass = await api.DefaultTaxClass();
        foreach (var (country, rate) in new[] { ("MV", "30"), ("FJ", "20"), ("MU", "10") }) await api.TaxRate(taxClass, country, rate, name: country);
        var shop = api.ShopAId.Value.ToString();
        (await api.SellerA.Patch($"/api/v1/seller/shops/{shop}", Documents.Of("shops", new { address = Prices.AddressIn("MV") }, id: shop))).ShouldBe(200);
        await api.SellerA.RateOf(await api.SellerA.Way("shipping", "5.00", "Post", "FJ"), "NO", "5.00");
        await api.SellerA.RateOf(await api.SellerA.Way("pickup", "2.00", "At the door", "FJ"), "NC", "4.00");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_fetched_needs_no_address_and_is_taxed_where_the_shop_is()
    {
        var (guest, cart) = await Cart(api.SellerA);
        (await guest.CartTotals(cart)).Total.ShouldBe("11.00"); // taxed where the store is, as long as nobody knows more
        (await Prices.BuyAsync(guest, cart, "11.00")).ShouldBeError(422, "required", "/data/attributes/shippingAddress");
        var option = (await guest.Get($"/api/v1/shippingOptions?filter[cart]={cart}")).ShouldBe(200).Items.ShouldHaveSingleItem()!;
        option["attributes"]!["kind"]!.GetValue<string>().ShouldBe("pickup");

        var choice = (await guest.Post(Choices, Choice(cart, (string)option["id"]!))).ShouldBe(201);
        choice.Amount("amount").ShouldBe("2.00");
        (await guest.CartTotals(cart)).ShouldBe(("10.00", "0.00", "3.00", "0.00", "15.00"));
        (await guest.Get($"/api/v1/carts/{cart}")).Attributes["problems"]!.AsArray().ShouldBeEmpty();
        var bought = (await Prices.BuyAsync(guest, cart, "15.00")).ShouldBe(201);

        bought.Attributes["shippingAddress"].ShouldBeNull();
        var part = bought.Included("sellerOrders").ShouldHaveSingleItem();
        (part["attributes"]!["fulfilmentMethod"]!.GetValue<string>(), part["attributes"]!["shippingAddress"], TaxesOf(part)).ShouldBe(("pickup", (JsonNode?)null, "MV"));
        (await api.SellerA.Get($"/api/v1/seller/sellerOrders/{part["id"]}")).ShouldBe(200).Attributes["buyerName"]!.GetValue<string>().ShouldBe("A. Buyer");
    }

    [Theory]
    [InlineData("FJ")] // where the post goes, too
    [InlineData("NC")] // whose zone asks for more
    [InlineData("NO")] // where the post would come to the same total
    [InlineData("MU")] // of no zone
    public async Task An_address_changes_nothing_for_what_is_fetched(string country)
    {
        var (guest, cart) = await Cart(api.SellerA);
        await Fetch(guest, cart);
        (await guest.CartTotals(cart)).ShouldBe(("10.00", "0.00", "3.00", "0.00", "15.00"));

        await guest.GoTo(cart, Prices.AddressIn(country));

        (await guest.CartTotals(cart)).ShouldBe(("10.00", "0.00", "3.00", "0.00", "15.00"));
        (await guest.Get($"/api/v1/carts/{cart}")).Attributes["problems"]!.AsArray().ShouldBeEmpty();
        var part = (await Prices.BuyAsync(guest, cart, "15.00", Prices.AddressIn(country))).ShouldBe(201).Included("sellerOrders").ShouldHaveSingleItem();
        (part["attributes"]!["fulfilmentMethod"]!.GetValue<string>(), part.Amount("shippingTotal"), TaxesOf(part)).ShouldBe(("pickup", "2.00", "MV"));
    }

    [Fact]
    public async Task Nobody_has_to_come_from_abroad_who_has_not_said_so()
    {
        var (guest, cart) = await Cart(api.SellerA);
        await guest.GoTo(cart, Prices.AddressIn("MU"));
        (await guest.Get($"/api/v1/carts/{cart}")).Attributes["problems"]!.AsArray().Select(problem => problem!["code"]!.GetValue<string>()).ShouldBe(["address_not_deliverable"]);
        (await Prices.BuyAsync(guest, cart, "11.00", Prices.AddressIn("MU"))).ShouldBeError(422, "address_not_deliverable", "/data/attributes/shippingAddress");

        await Fetch(guest, cart);

        (await Prices.BuyAsync(guest, cart, "15.00", Prices.AddressIn("MU"))).ShouldBe(201);
    }

    [Fact]
    public async Task What_a_guest_wants_to_fetch_is_fetched_after_the_sign_in()
    {
        var (guest, cart) = await Cart(api.SellerA);
        await Fetch(guest, cart);
        var buyers = (await api.BuyerA.Get("/api/v1/carts/current")).ShouldBe(200).Id;

        (await api.BuyerA.Post("/api/v1/cartMerges", Documents.Of("cartMerges", new { guestToken = guest.DefaultRequestHeaders.Authorization!.Parameter! }, new { cart = Documents.To("carts", buyers) }))).ShouldBe(201);

        (await api.BuyerA.CartTotals(buyers)).ShouldBe(("10.00", "0.00", "3.00", "0.00", "15.00"));
        var part = (await Prices.BuyAsync(api.BuyerA, buyers, "15.00")).ShouldBe(201).Included("sellerOrders").ShouldHaveSingleItem();
        (part["attributes"]!["fulfilmentMethod"]!.GetValue<string>(), part["attributes"]!["shippingAddress"]).ShouldBe(("pickup", (JsonNode?)null));
    }

    [Fact]
    public async Task An_address_counts_for_what_is_sent()
    {
        var (guest, cart) = await Cart(api.SellerA);
        await guest.GoTo(cart, Prices.AddressIn("FJ"));
        (await guest.CartTotals(cart)).ShouldBe(("10.00", "0.00", "3.00", "0.00", "15.00")); // the cheapest way
        var post = (await guest.Get($"/api/v1/shippingOptions?filter[cart]={cart}&filter[kind]=shipping")).ShouldBe(200).Items.ShouldHaveSingleItem()!;

        (await guest.Post(Choices, Choice(cart, (string)post["id"]!))).ShouldBe(201);

        (await guest.CartTotals(cart)).ShouldBe(("10.00", "0.00", "2.00", "0.00", "17.00"));
        TaxesOf((await Prices.BuyAsync(guest, cart, "17.00")).ShouldBe(201).Included("sellerOrders").Single()).ShouldBe("FJ");
    }

    [Fact]
    public async Task Each_part_is_taxed_where_it_goes_and_one_that_is_sent_needs_an_address()
    {
        var (guest, cart) = await Cart(api.SellerA, api.SellerB);
        await Fetch(guest, cart);
        (await guest.CartTotals(cart)).ShouldBe(("20.00", "0.00", "4.00", "0.00", "26.00"));
        (await Prices.BuyAsync(guest, cart, "26.00")).ShouldBeError(422, "required", "/data/attributes/shippingAddress");

        var bought = (await Prices.BuyAsync(guest, cart, "27.00", Prices.AddressIn("FJ"))).ShouldBe(201);

        bought.Included("sellerOrders").Select(part => (part["attributes"]!["fulfilmentMethod"]!.GetValue<string>(), TaxesOf(part))).ShouldBe([("pickup", "MV"), ("shipping", "FJ")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_choice_to_have_it_sent_is_none_without_an_address()
    {
        var (guest, cart) = await Cart(api.SellerA);
        await guest.GoTo(cart, Prices.AddressIn("FJ"));
        var post = (await guest.Get($"/api/v1/shippingOptions?filter[cart]={cart}&filter[kind]=shipping")).ShouldBe(200).Items.ShouldHaveSingleItem()!;
        (await guest.Post(Choices, Choice(cart, (string)post["id"]!))).ShouldBe(201);
        (await guest.Patch($"/api/v1/carts/{cart}", Documents.Of("carts", new { shippingAddress = (object?)null }, id: cart))).ShouldBe(200);

        (await guest.CartTotals(cart)).Total.ShouldBe("11.00");
        (await Prices.BuyAsync(guest, cart, "11.00")).ShouldBeError(422, "required", "/data/attributes/shippingAddress");
    }

    [Fact]
    public async Task What_is_asked_for_from_where_nothing_is_sent_is_fetched_and_taxed_where_the_shop_is()
    {
        var buyer = await api.RegisteredAsync(Accounts.NewEmail());
        var asked = (await buyer.Post(Inquiries.Requests, Inquiries.For(await api.OnRequest(), country: "NC"))).ShouldBe(201).Id;

        (await api.SellerA.MoveRequest("seller/", asked, "approved")).ShouldBe(201);

        var order = (await buyer.Get($"{Inquiries.Requests}/{asked}/order?include=sellerOrders")).ShouldBe(200);
        var part = order.Included("sellerOrders").ShouldHaveSingleItem();
        (part["attributes"]!["fulfilmentMethod"]!.GetValue<string>(), TaxesOf(part), order.Amount("grandTotal")).ShouldBe(("pickup", "MV", "15.00"));
    }

    private static string TaxesOf(JsonNode part) => string.Join(' ', part["attributes"]!["taxLines"]!.AsArray().Select(tax => (string)tax!["name"]!));

    private object Choice(string cart, string option) => Documents.Of(
        "shippingChoices", relationships: new { cart = Documents.To("carts", cart), seller = Documents.To("sellers", api.SellerAId.Value.ToString()), option = Documents.To("shippingOptions", option) });

    private static async Task<JsonArray> Options(HttpClient guest, string cart, string kind) => (await guest.Get($"/api/v1/shippingOptions?filter[cart]={cart}&filter[kind]={kind}")).ShouldBe(200).Items;

    private async Task Fetch(HttpClient guest, string cart) => (await guest.Post(Choices, Choice(cart, (string)(await Options(guest, cart, "pickup")).ShouldHaveSingleItem()!["id"]!))).ShouldBe(201);

    private async Task<(HttpClient Guest, string Cart)> Cart(params HttpClient[] sellers)
    {
        var (guest, cart) = await api.GuestCart();
        foreach (var seller in sellers) (await guest.AddToCart(cart, (await api.Product(seller)).Listing)).ShouldBe(201);
        return (guest, cart);
    }
}
