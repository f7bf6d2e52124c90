using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Pricing;

/// <summary>What something would cost, and why.</summary>
public sealed class PriceQuoteTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task A_quote_tells_every_step_and_why_a_promotion_won_or_lost()
    {
        var sold = await Tiered();
        await Promote(sold, new { name = "Lone", kind = "percentage", value = "10", priority = 9, isExclusive = true });
        await Promote(sold, new { name = "Late", kind = "fixedAmount", amount = Documents.Money("1.00"), priority = 1 });
        await Promote(sold, new { name = "For many", kind = "percentage", value = "50", priority = 10, conditions = new { minimumQuantity = 100 } });

        var quote = (await Quote(api.Anonymous, sold.Listing, 5, "nobodys")).ShouldBe(201);

        (quote.Amount("unitPrice"), quote.Amount("total"), quote.Text("engineVersion")).ShouldBe(("8.00", "36.00", "2"));
        Steps(quote).ShouldBe(
        [
            ("listPrice", "", "50.00", true, null), ("quantityTier", "5+", "-10.00", true, null),
            ("promotion", "For many", "0.00", false, "minimumNotReached"), ("promotion", "Lone", "-4.00", true, null), ("promotion", "Late", "0.00", false, "notCombinable: Lone"),
            ("promotion", "nobodys", "0.00", false, "invalidCoupon"),
        ]);
        (await api.Anonymous.Get($"/api/v1/priceQuotes/{quote.Id}")).ShouldBe(200).Attributes.ToJsonString().ShouldBe(quote.Attributes.ToJsonString());
    }

    [Fact]
    public async Task The_same_input_has_the_same_answer_and_another_input_another_hash()
    {
        var sold = await Tiered();
        var (one, two, other) = (await Quote(api.Anonymous, sold.Listing, 5), await Quote(api.BuyerA, sold.Listing, 5), await Quote(api.Anonymous, sold.Listing, 4));

        one.Attributes["steps"]!.ToJsonString().ShouldBe(two.Attributes["steps"]!.ToJsonString());
        one.Text("inputHash").ShouldBe(two.Text("inputHash"));
        one.Text("inputHash").Length.ShouldBe(64);
        other.Text("inputHash").ShouldNotBe(one.Text("inputHash"));

        (await Quote(api.Anonymous, sold.Listing, 5, "NOBODY-GAVE-IT")).Text("inputHash").ShouldNotBe(one.Text("inputHash")); // it is told
        await Promote(sold, new { name = "New", kind = "percentage", value = "1" });
        (await Quote(api.Anonymous, sold.Listing, 5)).Text("inputHash").ShouldNotBe(one.Text("inputHash"));
    }

    [Fact]
    public async Task A_quote_costs_what_a_cart_costs()
    {
        var sold = await Tiered();
        await Promote(sold, new { name = "Odd", kind = "percentage", value = "33.3333" });
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing, 7)).ShouldBe(201);

        (await Quote(guest, sold.Listing, 7)).Amount("total").ShouldBe((await guest.CartTotals(cart)).Total);
    }

    [Fact]
    public async Task A_seller_asks_about_its_own_goods_only_and_for_itself()
    {
        var (own, foreign) = (await Tiered(), await api.Product(api.SellerB));

        var quote = (await Quote(api.SellerA, own.Listing, 1, surface: "/api/v1/seller")).ShouldBe(201);

        (await api.SellerA.Get($"/api/v1/seller/priceQuotes/{quote.Id}")).ShouldBe(200);
        (await api.SellerB.Get($"/api/v1/seller/priceQuotes/{quote.Id}")).ShouldBeError(404, "not_found");
        (await api.Anonymous.Get($"/api/v1/priceQuotes/{quote.Id}")).ShouldBeError(404, "not_found");
        (await Quote(api.SellerA, foreign.Listing, 1, surface: "/api/v1/seller")).ShouldBeError(404, "related_not_found");
    }

    [Fact]
    public async Task What_has_no_price_is_refused_at_its_place()
    {
        var sold = await Tiered();

        (await Quote(api.Anonymous, sold.Listing, 1, currency: "EUR")).ShouldBeError(422, "unsupported_currency", "/data/attributes/currency");
        (await Quote(api.Anonymous, sold.Listing, 1, currency: "XXX")).ShouldBeError(422, "unsupported_currency", "/data/attributes/currency");
        (await Quote(api.Anonymous, sold.Listing, 0)).ShouldBeError(422, "out_of_range", "/data/attributes/quantity");
        (await Quote(api.Anonymous, Guid.CreateVersion7().ToString(), 1)).ShouldBeError(404, "related_not_found", "/data/relationships/listing/data");
    }

    /// <summary>Ten dollars, from five on eight.</summary>
    private async Task<Sold> Tiered()
    {
        var sold = await api.Product(stock: 50);
        (await api.SellerA.Post("/api/v1/seller/prices", Documents.Of("prices", new { amount = Documents.Money("8.00"), minQuantity = 5 }, new { listing = Documents.To("listings", sold.Listing) }))).ShouldBe(201);
        return sold;
    }

    private Task Promote(Sold sold, object attributes) => api.SellerA.Promotion(attributes, new { products = new { data = new[] { new { type = "products", id = sold.Product } } } });

    private static Task<Answered> Quote(HttpClient client, string listing, int quantity, string? code = null, string currency = "USD", string surface = "/api/v1") => client.Post(
        $"{surface}/priceQuotes", Documents.Of("priceQuotes", new { quantity, currency, couponCodes = code is null ? [] : new[] { code } }, new { listing = Documents.To("listings", listing) }));

    /// <summary>Without what is for the goods of other tests.</summary>
    private static IEnumerable<(string, string, string, bool, string?)> Steps(Answered quote) => quote.Attributes["steps"]!.AsArray().Where(step => step!["reason"]?.GetValue<string>() != "nothingFits").Select(step =>
        (step!["kind"]!.GetValue<string>(), step["label"]!.GetValue<string>(), step["amount"]!["amount"]!.GetValue<string>(), step["applied"]!.GetValue<bool>(), step["reason"]?.GetValue<string>()));
}
