using Marketplace.Application.Pricing.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

internal sealed class CouponDesk(IPricingDb db, TimeProvider clock) : ICouponDesk
{
    public async Task CheckAsync(string code, CancellationToken ct)
    {
        var folded = Coupon.Fold(code);
        var found = await db.Coupons.AsNoTracking().Where(coupon => coupon.FoldedCode == folded)
            .Join(db.Promotions, coupon => coupon.PromotionId, promotion => promotion.Id, (coupon, promotion) => new { Coupon = coupon, promotion.Status, promotion.StartsAt, promotion.EndsAt, promotion.UsageLimit, promotion.UsedCount })
            .SingleOrDefaultAsync(ct);
        var now = clock.GetUtcNow();
        Ensure.That(found is { Coupon.IsActive: true, Status: PromotionStatus.Active or PromotionStatus.Ended } && !(found.StartsAt > now), PromotionErrors.NoSuchCode);
        Ensure.That(found.Status is PromotionStatus.Active && !(found.EndsAt <= now) && !(found.Coupon.ExpiresAt <= now), PromotionErrors.CodeExpired);
        Ensure.That(!found.Coupon.IsUsedUp && !(found.UsedCount >= found.UsageLimit), PromotionErrors.CodeExpired);
    }
}
