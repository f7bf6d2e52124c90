using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Pricing;

/// <summary>Codes that buyers type.</summary>
public sealed class CouponTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task A_code_is_given_once_told_with_the_cart_and_taken_back()
    {
        var (code, _) = await Code();
        var (guest, cart) = await Cart();

        var given = (await guest.Redeem(cart, code)).ShouldBe(201);
        (given.Amount("discount"), given.Text("description")).ShouldBe(("1.00", "Ten percent"));
        (await guest.Redeem(cart, $" {code.ToLowerInvariant()}")).ShouldBe(200).Id.ShouldBe(given.Id);
        (await guest.Get($"/api/v1/carts/{cart}?include=couponRedemptions")).Included("couponRedemptions").ShouldHaveSingleItem().Amount("discount").ShouldBe("1.00");
        (await guest.CartTotals(cart)).Total.ShouldBe("9.00");

        (await guest.Delete($"/api/v1/couponRedemptions/{given.Id}")).ShouldBe(204);

        (await guest.Get($"/api/v1/couponRedemptions?filter[cart]={cart}")).Items.ShouldBeEmpty();
        (await guest.Delete($"/api/v1/couponRedemptions/{given.Id}")).ShouldBeError(404, "not_found");
        (await guest.CartTotals(cart)).Total.ShouldBe("10.00");
    }

    [Fact]
    public async Task A_code_that_is_good_for_nothing_says_why()
    {
        var (guest, cart) = await Cart();
        async Task Refused(string typed, string error, string? reason = null)
        {
            var fault = (await guest.Redeem(cart, typed)).ShouldBeError(422, error, "/data/attributes/code");
            if (reason is not null) fault["meta"]!["reason"]!.GetValue<string>().ShouldBe(reason);
        }

        await Refused("NOBODY-GAVE-IT", "invalid_coupon");
        var (paused, promotion) = await Code();
        (await api.SellerA.MovePromotion(promotion, "paused")).ShouldBe(201);
        await Refused(paused, "invalid_coupon");
        (await api.SellerA.MovePromotion(promotion, "ended")).ShouldBe(201);
        await Refused(paused, "coupon_expired");
        await Refused((await Code(expiresAt: "2020-01-31T00:00:00Z")).Code, "coupon_expired");
        await Refused((await Code(new { minimumTotal = Documents.Money("10.01") })).Code, "coupon_not_applicable", "minimumNotReached");
        await Refused((await Code(new { minimumTotal = Documents.Money("1.00", "EUR") })).Code, "coupon_not_applicable", "otherCurrency");
        (await guest.Get($"/api/v1/couponRedemptions?filter[cart]={cart}")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_codes_of_one_promotion_take_it_off_once()
    {
        var (code, promotion) = await Code();
        var another = Seeding.Unique("SECOND").ToUpperInvariant();
        await api.SellerA.Coupon(promotion, another);
        var (guest, cart) = await Cart();
        (await guest.Redeem(cart, code)).ShouldBe(201);

        (await guest.Redeem(cart, another)).ShouldBeError(422, "coupon_not_applicable", "/data/attributes/code");

        (await guest.CartTotals(cart)).Total.ShouldBe("9.00");
        (await guest.CheckOut(cart, "9.00")).ShouldBe(201);
    }

    [Fact]
    public async Task A_code_for_one_is_used_up_by_an_order_and_comes_back_with_it_once()
    {
        var (code, promotion) = await Code(usageLimit: 1);
        var (first, cart) = await Cart();
        (await first.Redeem(cart, code)).ShouldBe(201);
        var (second, other) = await Cart();
        (await second.Redeem(other, code)).ShouldBe(201);
        var order = (await first.CheckOut(cart, "9.00")).ShouldBe(201).Included("orders").Single()["id"]!.GetValue<string>();

        (await second.CheckOut(other, "9.00")).ShouldBeError(409, "price_changed")["meta"]!["total"]!["amount"]!.GetValue<string>().ShouldBe("10.00");
        for (var i = 0; i < 2; i++) ((int)(await first.Post($"/api/v1/orders/{order}/transitions", Documents.Of("transitions", new { to = "cancelled", reason = "Too many" }))).Status).ShouldBeOneOf([200, 201]);

        (await api.SellerA.Get($"/api/v1/seller/promotions/{promotion}")).Attributes["usedCount"]!.GetValue<int>().ShouldBe(0);
        (await second.CheckOut(other, "9.00")).ShouldBe(201);
        (await api.SellerA.Get($"/api/v1/seller/coupons?filter[promotion]={promotion}")).Items.Single()!["attributes"]!["usedCount"]!.GetValue<int>().ShouldBe(1);
        (await first.Get($"/api/v1/couponRedemptions?filter[cart]={cart}")).Items.Single()!.Amount("discount").ShouldBe("1.00"); // what it was then
    }

    [Fact]
    public async Task A_buyer_uses_as_often_as_a_buyer_may()
    {
        var (code, _) = await Code(new { usageLimitPerBuyer = 1 });
        async Task<(Answered Redeemed, string Cart)> Again()
        {
            var cart = (await api.BuyerA.Get("/api/v1/carts/current")).ShouldBe(200).Id;
            (await api.BuyerA.AddToCart(cart, (await api.Product()).Listing)).ShouldBe(201);
            return (await api.BuyerA.Redeem(cart, code), cart);
        }

        var (redeemed, first) = await Again();
        redeemed.ShouldBe(201);
        (await api.BuyerA.CheckOut(first, "9.00")).ShouldBe(201);

        (await Again()).Redeemed.ShouldBeError(422, "coupon_not_applicable")["meta"]!["reason"]!.GetValue<string>().ShouldBe("usedUp");
        var (guest, other) = await Cart();
        (await guest.Redeem(other, code)).ShouldBe(201);
    }

    [Fact]
    public async Task Codes_of_a_cart_are_its_owners()
    {
        var (code, _) = await Code();
        var (guest, cart) = await Cart();
        var given = (await guest.Redeem(cart, code)).ShouldBe(201).Id;
        var (stranger, _) = await api.GuestCart();

        (await stranger.Get($"/api/v1/couponRedemptions/{given}")).ShouldBeError(404, "not_found");
        (await stranger.Delete($"/api/v1/couponRedemptions/{given}")).ShouldBeError(404, "not_found");
        (await stranger.Redeem(cart, code)).ShouldBeError(404, "related_not_found");
        (await api.Anonymous.Get("/api/v1/couponRedemptions")).ShouldBeError(401, "unauthenticated");
    }

    [Fact]
    public async Task No_two_coupons_have_one_code_in_capitals_or_not()
    {
        var (code, promotion) = await Code();

        (await api.SellerA.Post("/api/v1/seller/coupons", Documents.Of("coupons", new { code = code.ToLowerInvariant() }, new { promotion = Documents.To("promotions", promotion) }))).ShouldBeError(422, "not_unique", "/data/attributes/code");
        (await api.SellerA.Post("/api/v1/seller/coupons", Documents.Of("coupons", new { code = "WITH SPACE" }, new { promotion = Documents.To("promotions", promotion) }))).ShouldBeError(422, "invalid_format", "/data/attributes/code");
    }

    [Fact]
    public async Task A_promotion_with_a_coupon_is_only_for_who_knows_it_also_when_it_is_gone()
    {
        var (code, promotion) = await Code();
        var coupon = (await api.SellerA.Get($"/api/v1/seller/coupons?filter[code]={code}")).Items.Single()!["id"]!.GetValue<string>();
        (await api.SellerA.Delete($"/api/v1/seller/coupons/{coupon}")).ShouldBe(204);

        (await api.SellerA.Get($"/api/v1/seller/promotions/{promotion}")).Attributes["conditions"]!["requiresCoupon"]!.GetValue<bool>().ShouldBeTrue();
        var (guest, cart) = await Cart();
        (await guest.CartTotals(cart)).Discount.ShouldBe("0.00");
    }

    /// <summary>Ten percent of what seller A sells.</summary>
    private async Task<(string Code, string Promotion)> Code(object? conditions = null, int? usageLimit = null, string? expiresAt = null)
    {
        var code = Seeding.Unique("SPRING");
        var promotion = (await api.SellerA.Post("/api/v1/seller/promotions", Documents.Of("promotions", conditions is null ? new { name = "Ten percent", kind = "percentage", value = "10" } : new { name = "Ten percent", kind = "percentage", value = "10", conditions }))).ShouldBe(201).Id;
        await api.SellerA.Coupon(promotion, code, usageLimit: usageLimit, expiresAt: expiresAt);
        (await api.SellerA.MovePromotion(promotion, "active")).ShouldBe(201);
        return (code, promotion);
    }

    private async Task<(HttpClient Guest, string Cart)> Cart()
    {
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, (await api.Product()).Listing)).ShouldBe(201);
        return (guest, cart);
    }
}
