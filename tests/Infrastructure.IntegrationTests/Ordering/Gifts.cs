using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.Infrastructure.IntegrationTests.Finance;
using Marketplace.Infrastructure.IntegrationTests.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>What is sold for less, or for nothing, and who bears it.</summary>
internal static class Gifts
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<int> ChargeAsync(this Till till, long? fixedAmount = null) => till.Market.LookAsync(async db =>
    {
        (await db.CommissionRules.SingleAsync(Ct)).Change(new("Default", new(10, CommissionBase.Items) { TaxRate = 15, FixedAmount = fixedAmount is { } amount ? new Money(amount, "USD") : null }) { Position = CommissionRule.LastPosition });
        return await db.SaveChangesAsync(Ct);
    });

    /// <summary>What the seller has, what the marketplace bears, and what it takes of that.</summary>
    public static async Task<(long Pending, long Expense, long Commission)> EarnedAsync(this Till till, SellerId seller)
    {
        var books = till.Market.Database;
        return (-await books.BalanceAsync(LedgerAccountKind.SellerPending, seller, Ct), await books.BalanceAsync(LedgerAccountKind.PromotionExpense, seller: null, Ct),
            -await books.BalanceAsync(LedgerAccountKind.CommissionRevenue, seller: null, Ct) - await books.BalanceAsync(LedgerAccountKind.CommissionTaxPayable, seller: null, Ct));
    }

    public static Task<int> GiveAsync(this Till till, SellerId? seller, ProductId? product = null, decimal percent = 100) => till.Market.LookAsync(async db =>
    {
        var promotion = Promotion.Plan(seller, new PromotionDetails("A gift", PromotionKind.Percentage) { Percent = percent, Products = product is { } one ? [one] : [] });
        promotion.Move(PromotionStatus.Active, reason: null, active: 0);
        db.Promotions.Add(promotion);
        return await db.SaveChangesAsync(Ct);
    });

    public static Task<ProductId> ProductOfAsync(this Till till, ListingId listing) => till.Market.LookAsync(db => db.Listings.Where(offer => offer.Id == listing).Select(offer => offer.ProductId).SingleAsync(Ct));

    public static async Task<OrderId> BuyAsync(this Till till, long total, string? method, params (ListingId, int)[] lines)
    {
        var cart = await till.Market.CartAsync(till.Buyer, Ct, lines);
        var checkout = await till.Market.AsBuyerAsync(till.Buyer, new PlaceOrderCommand(cart, new Money(total, "USD"), new PaymentWish(method), Market.Home), Ct);
        return await till.Market.LookAsync(db => db.Checkouts.Where(candidate => candidate.Id == new CheckoutId(checkout.Id)).Select(candidate => candidate.OrderId).SingleAsync(Ct));
    }
}
