using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Pricing;

/// <summary>What is taken off prices: a seller's for its own goods, the marketplace's for all.</summary>
public sealed class PromotionTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string OfSellers = "/api/v1/seller";
    private const string OfAdmins = "/api/v1/admin";

    [Fact]
    public async Task A_sellers_promotion_is_for_its_own_goods_and_the_seller_bears_it()
    {
        var (own, other, foreign) = (await api.Product(api.SellerA, "20.00"), await api.Product(api.SellerA, "7.00"), await api.Product(api.SellerB, "10.00"));
        await api.SellerA.Promotion(new { name = "Shirt week", kind = "percentage", value = "15.00" }, new { products = Many("products", own.Product) });
        var (guest, cart) = await api.GuestCart();
        foreach (var sold in (Sold[])[own, other, foreign]) (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);

        (await guest.CartTotals(cart)).ShouldBe(("37.00", "3.00", "0.00", "0.00", "34.00"));
        (await guest.Get($"/api/v1/carts/{cart}/lines")).Items.Select(line => (line!.Amount("discountTotal"), line!.Amount("lineTotal"))).ShouldBe([("3.00", "17.00"), ("0.00", "7.00"), ("0.00", "10.00")], ignoreOrder: true);

        var bought = (await guest.CheckOut(cart, "34.00")).ShouldBe(201);
        var parts = bought.Included("sellerOrders").ToDictionary(part => part["relationships"]!["seller"]!["data"]!["id"]!.GetValue<string>());
        var mine = parts[api.SellerAId.Value.ToString()];
        (mine.Amount("discountTotal"), mine.Amount("total")).ShouldBe(("3.00", "24.00"));
        var adjustment = mine["attributes"]!["adjustments"]!.AsArray().ShouldHaveSingleItem()!;
        (adjustment["kind"]!.GetValue<string>(), adjustment["label"]!.GetValue<string>(), adjustment["amount"]!["amount"]!.GetValue<string>(), adjustment["fundedBy"]!.GetValue<string>()).ShouldBe(("promotion", "Shirt week", "-3.00", "seller"));
        parts[api.SellerBId.Value.ToString()]["attributes"]!["adjustments"]!.AsArray().ShouldBeEmpty();
        (await guest.CartTotals(cart)).ShouldBe(("37.00", "3.00", "0.00", "0.00", "34.00")); // also when it is bought
    }

    [Fact]
    public async Task An_amount_off_is_split_over_sellers_to_the_last_cent_and_the_platform_bears_it()
    {
        var code = Seeding.Unique("TEN");
        var promotion = await api.Admin.Promotion(new { name = "Ten off", kind = "fixedAmount", amount = Documents.Money("10.00") }, surface: OfAdmins, relationships: null);
        await api.Admin.Coupon(promotion, code, OfAdmins);
        var (guest, cart) = await api.GuestCart();
        foreach (var seller in (HttpClient[])[api.SellerA, api.SellerA, api.SellerB]) (await guest.AddToCart(cart, (await api.Product(seller)).Listing)).ShouldBe(201);

        (await guest.Redeem(cart, code.ToLowerInvariant())).ShouldBe(201).Amount("discount").ShouldBe("10.00");

        var parts = (await guest.CheckOut(cart, "20.00")).ShouldBe(201).Included("sellerOrders").ToList();
        parts.Sum(part => decimal.Parse(part.Amount("discountTotal"), System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(10.00m);
        parts.SelectMany(part => part["attributes"]!["adjustments"]!.AsArray()).Select(one => (one!["kind"]!.GetValue<string>(), one["fundedBy"]!.GetValue<string>())).Distinct().ShouldBe([("coupon", "platform")]);
    }

    [Fact]
    public async Task A_promotion_that_is_paused_meanwhile_is_not_charged_for_in_silence()
    {
        var sold = await api.Product(price: "20.00");
        var promotion = await api.SellerA.Promotion(new { name = "Half", kind = "percentage", value = "50" }, new { products = Many("products", sold.Product) });
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201).Amount("discountTotal").ShouldBe("10.00");

        (await api.SellerA.MovePromotion(promotion, "paused")).ShouldBe(201);

        (await guest.CheckOut(cart, "10.00")).ShouldBeError(409, "price_changed")["meta"]!["total"]!["amount"]!.GetValue<string>().ShouldBe("20.00");
        (await guest.CheckOut(cart, "20.00")).ShouldBe(201);
    }

    [Fact]
    public async Task Of_a_set_the_cheapest_are_free_and_categories_bring_what_stands_below_them()
    {
        var above = await api.Category();
        var below = await api.Category(above);
        var (dear, cheap) = (await api.Product(price: "9.00", category: below), await api.Product(price: "4.00", category: below));
        await api.SellerA.Promotion(new { name = "Three for two", kind = "buyXGetY", conditions = new { buyQuantity = 2, getQuantity = 1 } }, new { categories = Many("categories", above) });
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, dear.Listing, 2)).ShouldBe(201);
        (await guest.CartTotals(cart)).Discount.ShouldBe("0.00");

        (await guest.AddToCart(cart, cheap.Listing)).ShouldBe(201);

        (await guest.CartTotals(cart)).Discount.ShouldBe("4.00");
    }

    [Fact]
    public async Task Another_sellers_promotions_are_not_there()
    {
        var promotion = (await api.SellerB.Post($"{OfSellers}/promotions", Documents.Of("promotions", new { name = "Theirs", kind = "freeShipping" }))).ShouldBe(201).Id;
        var coupon = await api.SellerB.Coupon(promotion, Seeding.Unique("THEIRS"));
        foreach (var (type, id) in new[] { ("promotions", promotion), ("coupons", coupon) })
        {
            (await api.SellerA.Get($"{OfSellers}/{type}/{id}")).ShouldBeError(404, "not_found");
            (await api.SellerA.Patch($"{OfSellers}/{type}/{id}", Documents.Of(type, new { }, id: id))).ShouldBeError(404, "not_found");
            (await api.SellerA.Delete($"{OfSellers}/{type}/{id}")).ShouldBeError(404, "not_found");
        }

        (await api.SellerA.MovePromotion(promotion, "active")).ShouldBeError(404, "not_found");
        (await api.SellerA.Post($"{OfSellers}/coupons", Documents.Of("coupons", new { code = "MINE-1" }, new { promotion = Documents.To("promotions", promotion) }))).ShouldBeError(404, "related_not_found", "/data/relationships/promotion/data");
        (await api.Admin.Get($"{OfAdmins}/promotions?filter[seller]={api.SellerBId.Value}&filter[kind]=freeShipping&include=coupons")).Included("coupons").ShouldContain(found => (string)found["id"]! == coupon);
        (await api.Anonymous.Get("/api/v1/promotions")).ShouldBeError(404, "not_found");
    }

    [Fact]
    public async Task A_promotion_begins_rests_and_ends_and_stays_once_it_was_used()
    {
        var sold = await api.Product(price: "20.00");
        var promotion = await api.SellerA.Promotion(new { name = "One off", kind = "fixedAmount", amount = Documents.Money("1.00") }, new { products = Many("products", sold.Product) });
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        (await guest.CheckOut(cart, "19.00")).ShouldBe(201);
        var url = $"{OfSellers}/promotions/{promotion}";

        (await api.SellerA.Get(url)).Attributes["usedCount"]!.GetValue<int>().ShouldBe(1);
        (await api.SellerA.Delete(url)).ShouldBeError(409, "resource_in_use");
        (await api.SellerA.MovePromotion(promotion, "paused")).ShouldBe(201);
        (await api.SellerA.MovePromotion(promotion, "active")).ShouldBe(201);
        (await api.SellerA.MovePromotion(promotion, "ended")).ShouldBe(201);
        (await api.SellerA.MovePromotion(promotion, "active")).ShouldBeError(409, "invalid_state_transition");
        (await api.SellerA.Patch(url, Documents.Of("promotions", new { name = "Later" }, id: promotion))).ShouldBeError(409, "resource_in_use");

        var unused = (await api.SellerA.Post($"{OfSellers}/promotions", Documents.Of("promotions", new { name = "Never", kind = "freeShipping" }))).ShouldBe(201);
        unused.Text("status").ShouldBe("draft");
        unused.Text("fundedBy").ShouldBe("seller");
        (await api.SellerA.Delete($"{OfSellers}/promotions/{unused.Id}")).ShouldBe(204);
    }

    [Theory]
    [InlineData("""{"kind":"percentage"}""", "required", "/data/attributes")]
    [InlineData("""{"kind":"percentage","value":"0"}""", "out_of_range", "/data/attributes/value")]
    [InlineData("""{"kind":"percentage","value":"100.5"}""", "out_of_range", "/data/attributes/value")]
    [InlineData("""{"kind":"freeShipping","value":"10"}""", "invalid_value", "/data/attributes/value")]
    [InlineData("""{"kind":"fixedAmount","amount":{"amount":"0.00","currency":"USD"}}""", "out_of_range", "/data/attributes/amount/amount")]
    [InlineData("""{"kind":"buyXGetY","conditions":{"buyQuantity":2}}""", "required", "/data/attributes/conditions/getQuantity")]
    [InlineData("""{"kind":"freeShipping","conditions":{"buyQuantity":2}}""", "invalid_value", "/data/attributes/conditions/buyQuantity")]
    [InlineData("""{"kind":"freeShipping","conditions":{"usageLimitPerBuyer":0}}""", "out_of_range", "/data/attributes/conditions/usageLimitPerBuyer")]
    [InlineData("""{"kind":"freeShipping","conditions":{"weather":"sunny"}}""", "unknown_field", "/data/attributes/conditions/weather")]
    [InlineData("""{"kind":"freeShipping","usageLimit":0}""", "out_of_range", "/data/attributes/usageLimit")]
    [InlineData("""{"kind":"freeShipping","startsAt":"2026-02-01T00:00:00Z","endsAt":"2026-02-01T00:00:00Z"}""", "out_of_range", "/data/attributes/endsAt")]
    [InlineData("""{"kind":"gift"}""", "invalid_value", "/data/attributes/kind")]
    public async Task A_promotion_that_cannot_be_is_refused_at_its_place(string attributes, string code, string pointer)
    {
        var asked = System.Text.Json.Nodes.JsonNode.Parse(attributes)!.AsObject();
        asked["name"] = "Odd";

        (await api.SellerA.Post($"{OfSellers}/promotions", Documents.Of("promotions", asked))).ShouldBeError(422, code, pointer);
    }

    private static object Many(string type, params string[] ids) => new { data = ids.Select(id => new { type, id }) };
}
