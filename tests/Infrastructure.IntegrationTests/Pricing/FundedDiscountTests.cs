using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.Infrastructure.IntegrationTests.Finance;
using Marketplace.Infrastructure.IntegrationTests.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Pricing;

/// <summary>Who bears what is taken off.</summary>
public sealed class FundedDiscountTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 1000, 100)]
    [InlineData(false, 900, 0)]
    public async Task What_the_marketplace_gives_the_seller_earns_all_the_same(bool ofMarketplace, long earned, long borne)
    {
        await using var till = await Till.OpenAsync();
        var (market, seller) = (till.Market, await till.Market.SellerAsync());
        var listing = await market.OfferAsync(seller, 1000, stock: 5);
        await market.LookAsync(async db =>
        {
            var promotion = Promotion.Plan(ofMarketplace ? null : seller, new PromotionDetails("One off", PromotionKind.FixedAmount) { Amount = new Money(100, "USD") });
            promotion.Move(PromotionStatus.Active, reason: null, active: 0);
            db.Promotions.Add(promotion);
            return await db.SaveChangesAsync(Ct);
        });

        await market.CheckOutAsync(till.Buyer, await market.CartAsync(till.Buyer, Ct, (listing, 1)), 900, Ct, "stripe.card");
        till.Gateway.Pay((await till.PaymentAsync(await market.LookAsync(db => db.Orders.Select(order => order.Id).SingleAsync(Ct)))).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await market.Database.BalanceAsync(LedgerAccountKind.GatewayClearing, seller: null, Ct)).ShouldBe(900);
        (await market.Database.BalanceAsync(LedgerAccountKind.SellerPending, seller, Ct)).ShouldBe(-earned);
        (await market.Database.BalanceAsync(LedgerAccountKind.PromotionExpense, seller: null, Ct)).ShouldBe(borne);
        await till.BalanceAsync();
    }
}
