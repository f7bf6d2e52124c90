using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Pricing;

/// <summary>How the parts of a cart come to the buyer, and what that costs. Seller A sends to the north, seller B has not said how it sends.</summary>
public sealed class CartShippingTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Choices = "/api/v1/shippingChoices";

    [Fact]
    public async Task A_part_comes_the_cheapest_way_unless_the_buyer_chooses_another()
    {
        await Send("IS", "5.00", "Post");
        await Send("IS", "9.00", "Express");
        var (guest, cart) = await Cart();
        (await Shipping(guest, cart)).ShouldBe("0.00"); // nobody knows yet where it goes
        await guest.GoTo(cart, Prices.AddressIn("IS"));
        (await Shipping(guest, cart)).ShouldBe("5.00");

        var options = (await guest.Get($"/api/v1/shippingOptions?filter[cart]={cart}&filter[kind]=shipping&include=seller")).ShouldBe(200);
        options.Items.Select(option => (option!["attributes"]!["name"]!.GetValue<string>(), option!.Amount("amount"))).ShouldBe([("Post", "5.00"), ("Express", "9.00")]);
        var (post, express) = (options.Items[0]!["id"]!.GetValue<string>(), options.Items[1]!["id"]!.GetValue<string>());

        var choice = (await guest.Post(Choices, Choice(cart, express))).ShouldBe(201);
        choice.Amount("amount").ShouldBe("9.00");
        (await Shipping(guest, cart)).ShouldBe("9.00");
        (await guest.Post(Choices, Choice(cart, post))).ShouldBeError(409, "already_exists");
        (await guest.Patch($"{Choices}/{choice.Id}", Documents.Of("shippingChoices", relationships: new { option = Documents.To("shippingOptions", post) }, id: choice.Id))).ShouldBe(200).Amount("amount").ShouldBe("5.00");
        (await guest.Patch($"{Choices}/{choice.Id}", Documents.Of("shippingChoices", relationships: new { option = Documents.To("shippingOptions", express) }, id: choice.Id))).ShouldBe(200);

        var part = (await guest.CheckOut(cart, "19.00", address: Prices.AddressIn("IS"))).ShouldBe(201).Included("sellerOrders").Single();
        (part.Amount("shippingTotal"), part["attributes"]!["shippingMethodName"]!.GetValue<string>(), part["attributes"]!["fulfilmentMethod"]!.GetValue<string>()).ShouldBe(("9.00", "Express", "shipping"));
        (await Shipping(guest, cart)).ShouldBe("9.00");
    }

    [Fact]
    public async Task An_option_tells_on_which_day_it_would_come_where_its_seller_says_how_long_it_takes()
    {
        await Send("SJ", "5.00", "Post");
        var (guest, cart) = await Cart();
        await guest.GoTo(cart, Prices.AddressIn("SJ"));
        var before = (await guest.Get($"/api/v1/shippingOptions?filter[cart]={cart}&filter[kind]=shipping")).ShouldBe(200);
        before.Items.Single()!["attributes"]!["estimatedDeliveryOn"].ShouldBeNull();

        var own = before.Items.Single()!["relationships"]!["method"]!["data"]!["id"]!.GetValue<string>();
        (await api.SellerA.Patch($"/api/v1/seller/shippingMethods/{own}", Documents.Of("shippingMethods", new { leadTime = "P3DT12H" }, id: own), ("If-Match", "*"))).ShouldBe(200);

        var day = (await guest.Get($"/api/v1/shippingOptions?filter[cart]={cart}&filter[kind]=shipping")).ShouldBe(200).Items.Single()!["attributes"]!["estimatedDeliveryOn"]!.GetValue<string>();
        var now = DateTimeOffset.UtcNow;
        string[] around = [.. new[] { now, now.AddMinutes(-5) }.Select(instant => instant.AddHours(84).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))];
        day.ShouldBeOneOf(around);
    }

    [Fact]
    public async Task A_choice_that_is_taken_back_leaves_the_cheapest_way()
    {
        await Send("NO", "4.00", "Post");
        await Send("NO", "0.00", "At the door", "pickup");
        var (guest, cart) = await Cart();
        await guest.GoTo(cart, Prices.AddressIn("NO"));
        var post = (await guest.Get($"/api/v1/carts/{cart}/shippingOptions?filter[kind]=shipping")).Items.Single()!["id"]!.GetValue<string>();
        var choice = (await guest.Post(Choices, Choice(cart, post))).ShouldBe(201).Id;
        (await Shipping(guest, cart)).ShouldBe("4.00");

        (await guest.Delete($"{Choices}/{choice}")).ShouldBe(204);

        (await guest.Get($"{Choices}?filter[cart]={cart}")).Items.ShouldBeEmpty();
        var part = (await guest.CheckOut(cart, "10.00", address: Prices.AddressIn("NO"))).ShouldBe(201).Included("sellerOrders").Single();
        part["attributes"]!["fulfilmentMethod"]!.GetValue<string>().ShouldBe("pickup");
    }

    [Fact]
    public async Task Where_a_seller_does_not_send_nothing_is_sold()
    {
        await Send("FI", "5.00", "Post");
        var (guest, cart) = await Cart();
        await guest.GoTo(cart, Prices.AddressIn("GL"));

        (await guest.Get($"/api/v1/carts/{cart}")).Attributes["problems"]!.AsArray().Select(problem => problem!["code"]!.GetValue<string>()).ShouldBe(["address_not_deliverable"]);
        (await guest.CheckOut(cart, "10.00", address: Prices.AddressIn("GL"))).ShouldBeError(422, "address_not_deliverable", "/data/attributes/shippingAddress");
        (await guest.CheckOut(cart, "15.00", address: Prices.AddressIn("FI"))).ShouldBe(201);
    }

    [Fact]
    public async Task Who_has_not_said_how_it_sends_sends_everywhere_for_nothing()
    {
        var (guest, cart) = await Cart(api.SellerB);
        await guest.GoTo(cart, Prices.AddressIn("GL"));

        (await guest.Get($"/api/v1/shippingOptions?filter[cart]={cart}")).Items.ShouldBeEmpty();
        (await guest.CheckOut(cart, "10.00", address: Prices.AddressIn("GL"))).ShouldBe(201);
    }

    [Fact]
    public async Task Free_shipping_is_taken_off_and_told()
    {
        await Send("SE", "5.00", "Post");
        var sold = await api.Product();
        await api.SellerA.Promotion(new { name = "On us", kind = "freeShipping" }, new { products = new { data = new[] { new { type = "products", id = sold.Product } } } });
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);

        var part = (await guest.CheckOut(cart, "10.00", address: Prices.AddressIn("SE"))).ShouldBe(201).Included("sellerOrders").Single();

        (part.Amount("shippingTotal"), part.Amount("discountTotal")).ShouldBe(("0.00", "0.00"));
        part["attributes"]!["adjustments"]!.AsArray().ShouldHaveSingleItem()!["amount"]!["amount"]!.GetValue<string>().ShouldBe("-5.00");
    }

    [Fact]
    public async Task Ways_of_anothers_cart_are_not_there()
    {
        await Send("DK", "5.00", "Post");
        var (guest, cart) = await Cart();
        await guest.GoTo(cart, Prices.AddressIn("DK"));
        var option = (await guest.Get($"/api/v1/shippingOptions?filter[cart]={cart}&filter[kind]=shipping")).Items.Single()!["id"]!.GetValue<string>();
        var choice = (await guest.Post(Choices, Choice(cart, option))).ShouldBe(201).Id;
        var (stranger, other) = await Cart();

        (await stranger.Get($"/api/v1/shippingOptions/{option}")).ShouldBeError(404, "not_found");
        (await stranger.Get($"{Choices}/{choice}")).ShouldBeError(404, "not_found");
        (await stranger.Delete($"{Choices}/{choice}")).ShouldBeError(404, "not_found");
        (await stranger.Post(Choices, Choice(other, option))).ShouldBeError(404, "related_not_found", "/data/relationships/option/data");
    }

    [Fact]
    public async Task Commission_is_of_what_sending_costs_too_where_the_rule_says_so()
    {
        await Send("LT", "20.00", "Post");
        var sold = await api.Product(price: "80.00");
        (await api.Admin.Post("/api/v1/admin/commissionRules", Documents.Of("commissionRules", new { name = "All of it", rate = "5", @base = "itemsAndShipping" }, new { product = Documents.To("products", sold.Product) }))).ShouldBe(201);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);

        var part = (await guest.CheckOut(cart, "100.00", address: Prices.AddressIn("LT"))).ShouldBe(201).Included("sellerOrders").Single()["id"]!.GetValue<string>();

        var line = (await api.Admin.Get($"/api/v1/admin/commissionLines?filter[sellerOrder]={part}")).ShouldBe(200).Items.ShouldHaveSingleItem()!;
        (line.Amount("base"), line.Amount("amount")).ShouldBe(("100.00", "5.00"));
    }

    private object Choice(string cart, string option) => Documents.Of(
        "shippingChoices", relationships: new { cart = Documents.To("carts", cart), seller = Documents.To("sellers", api.SellerAId.Value.ToString()), option = Documents.To("shippingOptions", option) });

    private async Task<(HttpClient Guest, string Cart)> Cart(HttpClient? seller = null)
    {
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, (await api.Product(seller)).Listing)).ShouldBe(201);
        return (guest, cart);
    }

    private static async Task<string> Shipping(HttpClient guest, string cart) => (await guest.Get($"/api/v1/carts/{cart}")).ShouldBe(200).Amount("shippingTotal");

    private Task Send(string country, string amount, string name, string kind = "shipping") => api.SellerA.Way(kind, amount, name, country);
}
