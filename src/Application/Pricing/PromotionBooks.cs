using Marketplace.Application.Platform.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

/// <summary>Every promotion and every coupon is counted as used as often as orders that stand have used it, and where it is limited for each buyer, by each of them.</summary>
internal sealed class PromotionBooks(IPricingDb db) : IBooksCheck
{
    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct)
    {
        var promotions = await db.Promotions.AsNoTracking()
            .Select(promotion => new { promotion.Id, promotion.UsedCount, Uses = db.PromotionUses.Count(use => use.PromotionId == promotion.Id && use.ReturnedAt == null) })
            .Where(promotion => promotion.UsedCount != promotion.Uses).OrderBy(promotion => promotion.Id).ToListAsync(ct);
        var coupons = await db.Coupons.AsNoTracking()
            .Select(coupon => new { coupon.Id, coupon.UsedCount, Uses = db.PromotionUses.Count(use => use.CouponId == coupon.Id && use.ReturnedAt == null) })
            .Where(coupon => coupon.UsedCount != coupon.Uses).OrderBy(coupon => coupon.Id).ToListAsync(ct);
        var buyers = await db.BuyerUses.AsNoTracking()
            .Select(count => new { count.PromotionId, count.BuyerId, count.Used, Uses = db.PromotionUses.Count(use => use.PromotionId == count.PromotionId && use.BuyerId == count.BuyerId && use.CountsForBuyer && use.ReturnedAt == null) })
            .Where(count => count.Used != count.Uses).OrderBy(count => count.PromotionId).ThenBy(count => count.BuyerId).ToListAsync(ct);
        return
        [
            .. buyers.Select(count => new Violation("pricing.buyers", $"promotion {count.PromotionId.Value}", $"counted as used {count.Used} times by buyer {count.BuyerId.Value}, and {count.Uses} orders used it")),
            .. promotions.Select(promotion => new Violation("pricing.promotions", $"promotion {promotion.Id.Value}", $"counted as used {promotion.UsedCount} times, and {promotion.Uses} orders used it")),
            .. coupons.Select(coupon => new Violation("pricing.coupons", $"coupon {coupon.Id.Value}", $"counted as used {coupon.UsedCount} times, and {coupon.Uses} orders used it")),
        ];
    }
}
