using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Infrastructure.Demo;

/// <summary>The value added tax of Mauritius, what a seller gives, and a code that welcomes: <c>WELCOME5</c>.</summary>
internal static class DemoPrices
{
    public static void Set(MarketplaceDbContext db, SellerId seller)
    {
        var standard = TaxClass.Define("standard", "Standard");
        standard.BecomeDefault(before: null);
        db.TaxClasses.Add(standard);
        db.TaxRates.Add(TaxRate.Set(standard.Id, new TaxRateDetails("VAT", "MU", 15) { IsIncludedInPrice = true, AppliesToShipping = true }));

        var gift = Promotion.Plan(seller, new PromotionDetails("Three for two", PromotionKind.BuyXGetY) { Conditions = new() { BuyQuantity = 2, GetQuantity = 1 } });
        var welcome = Promotion.Plan(seller: null, new PromotionDetails("Welcome", PromotionKind.FixedAmount)
        {
            Amount = new Money(500, "USD"),
            Conditions = new() { MinimumTotal = new Money(3000, "USD"), UsageLimitPerBuyer = 1 },
        });
        db.Coupons.Add(Coupon.Issue(welcome, new CouponDetails("WELCOME5"), before: 0));
        foreach (var promotion in (Promotion[])[gift, welcome])
        {
            promotion.Move(PromotionStatus.Active, reason: null, active: 0);
            db.Promotions.Add(promotion);
        }
    }
}
