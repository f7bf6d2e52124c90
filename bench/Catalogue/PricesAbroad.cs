using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.Domain.Sellers;
using Marketplace.Domain.Sellers.Contracts;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Bench.Catalogue;

/// <summary>What is added to a purchase that goes to France and taken off it: a tax on top, what the last two sellers ask for sending, and a code for ten percent. Purchases at home have none of it.</summary>
internal static class PricesAbroad
{
    public const string Country = "FR";
    public const string Code = "TEN";
    public const decimal Percent = 10;
    public const decimal TaxPercent = 20;
    public const long Sending = 500;

    public static void Set(MarketplaceDbContext db, IReadOnlyList<Seller> sellers)
    {
        var standard = TaxClass.Define("standard", "Standard");
        standard.BecomeDefault(before: null);
        db.TaxClasses.Add(standard);
        db.TaxRates.Add(TaxRate.Set(standard.Id, new TaxRateDetails("TVA", Country, TaxPercent)));

        var promotion = Promotion.Plan(seller: null, new PromotionDetails("Ten percent", PromotionKind.Percentage) { Percent = Percent });
        db.Coupons.Add(Coupon.Issue(promotion, new CouponDetails(Code), before: 0));
        promotion.Move(PromotionStatus.Active, reason: null, active: 0);
        db.Promotions.Add(promotion);

        foreach (var seller in sellers.Skip(2))
        {
            var method = ShippingMethod.Offer(seller.Id, shop: null, new ShippingMethodDetails("Post", ShippingKind.Shipping), before: 0);
            var zone = ShippingZone.Draw(seller.Id, new ShippingZoneDetails("Abroad", [Country]), before: 0);
            db.AddRange(method, zone, ShippingRate.Set(method, zone, new ShippingRateDetails(ShippingBasis.Flat, new Money(Sending, GeneratedCatalogue.Currency)), GeneratedCatalogue.Currency, before: 0));
        }
    }
}
