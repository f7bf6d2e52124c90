using Marketplace.Application.Ordering;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Application.Shopping;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.Infrastructure.IntegrationTests.Ordering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Pricing;

/// <summary>Limits of promotions and coupons, hammered.</summary>
public sealed class PromotionRaceTests
{
    private const int Buyers = 40;
    private const int Limit = 7;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_forty_who_were_shown_a_discount_for_seven_exactly_seven_get_it(bool limitOfCoupon)
    {
        await using var market = await Market.OpenAsync();
        var carts = await CartsAsync(market, limitOfCoupon);

        var outcomes = await Task.WhenAll(carts.Select(cart => Task.Run(() => BuyAsync(market, cart.Buyer, cart.Cart, 90), Ct)));

        outcomes.Count(code => code is null).ShouldBe(Limit);
        outcomes.Where(code => code is not null).ShouldAllBe(code => code == "price_changed");
        (await CountsAsync(market)).ShouldBe((Limit, Limit, Limit));
        (await market.LookAsync(db => db.Orders.Select(order => order.Totals.Discount).ToListAsync(Ct))).ShouldBe(Enumerable.Repeat(10L, Limit));
        await ShouldBalanceAsync(market);
    }

    [Fact]
    public async Task What_is_called_off_many_times_at_once_is_given_back_once()
    {
        await using var market = await Market.OpenAsync();
        var carts = await CartsAsync(market, limitOfCoupon: true);
        foreach (var (buyer, cart) in carts.Take(Limit)) (await BuyAsync(market, buyer, cart, 90)).ShouldBeNull();
        var orders = await market.LookAsync(db => db.Orders.Take(3).Select(order => new { order.Id, order.BuyerId }).ToListAsync(Ct));

        await Task.WhenAll(orders.SelectMany(order => Enumerable.Repeat(order, 5)).Select(order => Task.Run(() => market.AsBuyerAsync(order.BuyerId, new MoveOrderCommand(order.Id, OrderStatus.Cancelled, "Too many"), Ct), Ct)));

        (await CountsAsync(market)).ShouldBe((Limit - 3, Limit - 3, Limit - 3));
        var outcomes = await Task.WhenAll(carts.Skip(Limit).Select(cart => Task.Run(() => BuyAsync(market, cart.Buyer, cart.Cart, 90), Ct)));
        outcomes.Count(code => code is null).ShouldBe(3);
        await ShouldBalanceAsync(market);
    }

    [Fact]
    public async Task Limits_that_are_set_later_hold_also_when_orders_from_before_are_called_off()
    {
        await using var market = await Market.OpenAsync();
        var (buyer, listing, promotion) = await UnlimitedAsync(market);
        for (var i = 0; i < 3; i++) (await BuyAsync(market, buyer, await market.CartAsync(buyer, Ct, (listing, 1)), 90)).ShouldBeNull();
        var before = await market.LookAsync(db => db.Orders.Select(order => order.Id).ToListAsync(Ct));
        await LimitAsync(market, promotion, forEach: 1, inAll: 3);

        // Used up in all, so an order from before gives way; of this buyer one counts from now on.
        (await market.LookAsync(db => db.Promotions.Select(known => known.UsedCount).SingleAsync(Ct))).ShouldBe(3);
        await CallOffAsync(market, buyer, before[0]);
        (await BuyAsync(market, buyer, await market.CartAsync(buyer, Ct, (listing, 1)), 90)).ShouldBeNull();
        var counted = await market.LookAsync(db => db.Orders.Where(order => !before.Contains(order.Id)).Select(order => order.Id).SingleAsync(Ct));
        await Task.WhenAll(before.SelectMany(order => Enumerable.Repeat(order, 5)).Select(order => Task.Run(() => CallOffAsync(market, buyer, order), Ct)));

        (await market.LookAsync(db => db.BuyerUses.Select(use => use.Used).SingleAsync(Ct))).ShouldBe(1);
        (await market.LookAsync(db => db.Promotions.Select(known => known.UsedCount).SingleAsync(Ct))).ShouldBe(1);
        var cart = await market.CartAsync(buyer, Ct, (listing, 1));
        (await BuyAsync(market, buyer, cart, 90)).ShouldBe("price_changed");
        await ShouldBalanceAsync(market);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => CallOffAsync(market, buyer, counted), Ct)));
        (await BuyAsync(market, buyer, cart, 90)).ShouldBeNull();
        await ShouldBalanceAsync(market);
    }

    [Fact]
    public async Task Of_thirty_uses_at_once_by_a_buyer_who_may_four_times_four_count()
    {
        await using var market = await Market.OpenAsync();
        var promotion = await market.LookAsync(async db =>
        {
            var plan = Promotion.Plan(seller: null, new PromotionDetails("Four each", PromotionKind.FreeShipping) { Conditions = new() { UsageLimitPerBuyer = 4 } });
            db.Promotions.Add(plan);
            await db.SaveChangesAsync(Ct);
            return plan.Id;
        });
        var buyer = BuyerId.New();

        var counted = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => market.LookAsync(db => db.ExecuteAsync(ct => db.CountUseAsync(promotion, buyer, 4, ct), Ct)), Ct)));

        counted.Count(taken => taken).ShouldBe(4);
        (await market.LookAsync(db => db.BuyerUses.Select(use => use.Used).SingleAsync(Ct))).ShouldBe(4);
    }

    private static Task CallOffAsync(Market market, BuyerId buyer, OrderId order) => market.AsBuyerAsync(buyer, new MoveOrderCommand(order, OrderStatus.Cancelled, "Not wanted"), Ct);

    private static Task<int> LimitAsync(Market market, PromotionId promotion, int forEach, int inAll) => market.LookAsync(async db =>
    {
        var known = await db.Promotions.SingleAsync(known => known.Id == promotion, Ct);
        known.Change(known.Details with { UsageLimit = inAll, Conditions = known.Conditions with { UsageLimitPerBuyer = forEach } });
        return await db.SaveChangesAsync(Ct);
    });

    private static async Task<(BuyerId Buyer, ListingId Listing, PromotionId Promotion)> UnlimitedAsync(Market market)
    {
        var listing = await market.OfferAsync(await market.SellerAsync(), 100, Buyers);
        var promotion = await market.LookAsync(async db =>
        {
            var plan = Promotion.Plan(seller: null, new PromotionDetails("Ten percent", PromotionKind.Percentage) { Percent = 10 });
            plan.Move(PromotionStatus.Active, reason: null, active: 0);
            db.Promotions.Add(plan);
            await db.SaveChangesAsync(Ct);
            return plan.Id;
        });
        return (BuyerId.New(), listing, promotion);
    }

    /// <summary>A cart each, with the code in it, before anybody buys.</summary>
    private static async Task<List<(BuyerId Buyer, CartId Cart)>> CartsAsync(Market market, bool limitOfCoupon)
    {
        var seller = await market.SellerAsync();
        var listing = await market.OfferAsync(seller, 100, Buyers);
        await market.LookAsync(async db =>
        {
            var promotion = Promotion.Plan(seller, new PromotionDetails("Ten percent", PromotionKind.Percentage) { Percent = 10, UsageLimit = limitOfCoupon ? null : Limit });
            promotion.Move(PromotionStatus.Active, reason: null, active: 0);
            db.Promotions.Add(promotion);
            db.Coupons.Add(Coupon.Issue(promotion, new CouponDetails("SPRING") { UsageLimit = limitOfCoupon ? Limit : null }, before: 0));
            return await db.SaveChangesAsync(Ct);
        });

        var carts = new List<(BuyerId, CartId)>();
        for (var i = 0; i < Buyers; i++)
        {
            var buyer = BuyerId.New();
            var cart = await market.CartAsync(buyer, Ct, (listing, 1));
            await market.AsBuyerAsync(buyer, new RedeemCouponCommand(cart, "spring"), Ct);
            carts.Add((buyer, cart));
        }

        return carts;
    }

    /// <returns>The code of the refusal; null where it was bought.</returns>
    private static async Task<string?> BuyAsync(Market market, BuyerId buyer, CartId cart, long total)
    {
        try
        {
            await market.CheckOutAsync(buyer, cart, total, Ct);
            return null;
        }
        catch (DomainException refused)
        {
            return refused.Error.Code;
        }
    }

    private static async Task<(int Promotion, int Coupon, int Uses)> CountsAsync(Market market) => (
        await market.LookAsync(db => db.Promotions.Select(promotion => promotion.UsedCount).SingleAsync(Ct)),
        await market.LookAsync(db => db.Coupons.Select(coupon => coupon.UsedCount).SingleAsync(Ct)),
        await market.LookAsync(db => db.PromotionUses.CountAsync(use => use.ReturnedAt == null, Ct)));

    private static async Task ShouldBalanceAsync(Market market)
    {
        await using var scope = market.Database.Scope();
        foreach (var books in scope.ServiceProvider.GetServices<IBooksCheck>()) (await books.FindAsync(Ct)).ShouldBeEmpty(books.GetType().Name);
    }
}
