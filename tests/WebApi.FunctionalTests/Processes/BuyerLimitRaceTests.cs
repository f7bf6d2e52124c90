using Marketplace.Domain.Common;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Pricing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>
/// What each buyer may use once, raced for by one buyer at two doors. A buyer has one open cart at a time, so the race is for that cart, and between a purchase that is called off, which gives the use back, and the
/// next one, which wants it.
/// </summary>
[Collection<OnTwoNodes>]
public sealed class BuyerLimitRaceTests(TwoNodes nodes)
{
    private const int Crowd = 12;
    private const string Cheaper = "9.00";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IReadOnlyList<RunningMarketplace> Doors => [nodes.One, nodes.Other];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_buyer_may_use_once_is_used_once_however_often_it_comes_back_at_both_doors(bool byCode)
    {
        var sold = await nodes.One.Product(stock: 1000);
        var promotion = await nodes.One.SellerA.Promotion(
            new { name = "Once for each", kind = "fixedAmount", amount = Documents.Money("1.00"), conditions = new { usageLimitPerBuyer = 1, requiresCoupon = byCode } },
            new { products = new { data = new[] { new { type = "products", id = sold.Product } } } });
        var code = byCode ? Seeding.Unique("ONCE").Replace(' ', '-') : null;
        if (code is not null) await nodes.One.SellerA.Coupon(promotion, code);
        var crowd = await nodes.One.ShoppersAsync(Crowd, Cheaper, _ => [(sold, 1)]);

        await Task.WhenAll(crowd.Select(buyer => BuyAndBuyAgainAsync(buyer, sold, code)));

        var id = new PromotionId(Guid.Parse(promotion));
        (await nodes.One.ReadAsync(db => db.BuyerUses.Where(use => use.PromotionId == id).Select(use => use.Used).ToListAsync(Ct))).ShouldBe(Enumerable.Repeat(1, Crowd));
        (await nodes.One.ReadAsync(db => db.PromotionUses.Where(use => use.PromotionId == id && use.ReturnedAt == null).Select(use => use.BuyerId).ToListAsync(Ct))).Distinct().Count().ShouldBe(Crowd);
        (await nodes.One.ReadAsync(db => db.PromotionUses.CountAsync(use => use.PromotionId == id, Ct))).ShouldBe(2 * Crowd);
        (await nodes.One.SellerA.Get($"/api/v1/seller/promotions/{promotion}")).Attributes["usedCount"]!.GetValue<int>().ShouldBe(Crowd);
        (await nodes.One.StockAsync(sold)).ShouldBe((1000, Crowd, 1000 - Crowd));
        await nodes.One.ShouldBeWholeAsync();
    }

    private async Task BuyAndBuyAgainAsync(Shopper buyer, Sold sold, string? code)
    {
        // One cart at both doors, under two keys.
        if (code is not null) (await nodes.One.WithToken(buyer.Token).Redeem(buyer.Cart, code)).ShouldBe(201);
        var bought = await AtBothDoorsAsync(door => buyer with { Marketplace = door, Key = Guid.NewGuid().ToString() });
        bought.Select(answer => (int)answer.Status).Order().ShouldBe([200, 201]);
        var order = (await nodes.One.WithToken(buyer.Token).Get("/api/v1/orders")).ShouldBe(200).Items.ShouldHaveSingleItem()!["id"]!.GetValue<string>();

        // It is called off at both doors while the next cart wants what that gives back.
        var next = await NextAsync(buyer, sold);
        var racing = AtBothDoorsAsync(door => next with { Marketplace = door, Key = Guid.NewGuid().ToString() }, code);
        var callingOff = Task.WhenAll(Doors.Select(door => Shoppers.PatientlyAsync(() => CallOffAsync(door.WithToken(buyer.Token), order))));
        foreach (var answer in await callingOff) ((int)answer.Status).ShouldBeOneOf(200, 201);
        foreach (var refused in (await racing).Where(answer => (int)answer.Status is not (200 or 201))) refused.ShouldBeError(409, "price_changed");
        if (code is not null) await nodes.One.WithToken(buyer.Token).Redeem(next.Cart, code);
        ((int)(await Shoppers.PatientlyAsync(() => (next with { Key = Guid.NewGuid().ToString() }).CheckOut())).Status).ShouldBeOneOf(200, 201);

        // It came back once: there is nothing left for a third one.
        var third = await NextAsync(buyer, sold);
        foreach (var refused in await AtBothDoorsAsync(door => third with { Marketplace = door, Key = Guid.NewGuid().ToString() }, code)) refused.ShouldBeError(409, "price_changed");
    }

    /// <param name="code">What is tried to be redeemed first.</param>
    private Task<Answered[]> AtBothDoorsAsync(Func<RunningMarketplace, Shopper> shopperAt, string? code = null) => Task.WhenAll(Doors.Select(async door =>
    {
        var shopper = shopperAt(door);
        if (code is not null) ((int)(await Shoppers.PatientlyAsync(() => door.WithToken(shopper.Token).Redeem(shopper.Cart, code))).Status).ShouldBeOneOf(200, 201, 409, 422);
        return await Shoppers.PatientlyAsync(shopper.CheckOut);
    }));

    private static async Task<Shopper> NextAsync(Shopper buyer, Sold sold)
    {
        var client = buyer.Marketplace.WithToken(buyer.Token);
        var cart = (await client.Post("/api/v1/carts", Documents.Of("carts"))).ShouldBe(201).Id;
        (await client.AddToCart(cart, sold.Listing)).ShouldBe(201);
        return buyer with { Cart = cart };
    }

    private static Task<Answered> CallOffAsync(HttpClient buyer, string order) => buyer.Post($"/api/v1/orders/{order}/transitions", Documents.Of("transitions", new { to = "cancelled", reason = "Changed my mind" }), ("Idempotency-Key", Guid.NewGuid().ToString()));
}
