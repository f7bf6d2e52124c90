using Marketplace.Application.Pricing.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

internal sealed class PromotionUses(IPricingDb db, TimeProvider clock) : IPromotionUses
{
    public async Task<bool> TakeAsync(OrderId order, BuyerId buyer, PricedBasket basket, CancellationToken ct)
    {
        List<PromotionOutcome> won = [.. basket.Promotions.Where(outcome => outcome.Discount > 0).OrderBy(outcome => outcome.Terms.Id)];
        if (won.Count == 0) return true;

        var now = clock.GetUtcNow();
        if (!await CountAsync([.. won.Select(outcome => outcome.Terms.Id)], ct) || !await CountAsync([.. won.Select(outcome => outcome.Terms.Coupon).OfType<CouponId>()], now, ct)) return false;
        foreach (var terms in won.Select(outcome => outcome.Terms).Where(terms => terms.UsageLimitPerBuyer is not null))
        {
            if (!await db.CountUseAsync(terms.Id, buyer, terms.UsageLimitPerBuyer!.Value, ct)) return false;
        }

        db.PromotionUses.AddRange(won.Select(outcome => new PromotionUse(order, buyer, outcome.Terms.Id, outcome.Terms.Coupon, new Money(outcome.Discount, basket.Currency), outcome.Terms.UsageLimitPerBuyer is not null, now)));
        return true;
    }

    public async Task GiveBackAsync(OrderId order, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var returned = await db.PromotionUses.Where(use => use.OrderId == order && use.ReturnedAt == null).ExecuteUpdateAsync(set => set.SetProperty(use => use.ReturnedAt, now), ct);
        if (returned == 0) return; // it used none, or somebody else was faster

        // Read when they are held, so that nobody hands them over to another buyer meanwhile; an order gives all of them back at once.
        var uses = await db.PromotionUses.AsNoTracking().Where(use => use.OrderId == order).ToListAsync(ct);
        PromotionId[] promotions = [.. uses.Select(use => use.PromotionId)];
        CouponId[] coupons = [.. uses.Select(use => use.CouponId).OfType<CouponId>()];
        PromotionId[] limited = [.. uses.Where(use => use.CountsForBuyer).Select(use => use.PromotionId)];
        var buyer = uses[0].BuyerId;
        await db.Promotions.Where(promotion => promotions.Contains(promotion.Id)).ExecuteUpdateAsync(set => set.SetProperty(promotion => promotion.UsedCount, promotion => promotion.UsedCount - 1), ct);
        if (limited.Length > 0) await db.BuyerUses.Where(use => limited.Contains(use.PromotionId) && use.BuyerId == buyer).ExecuteUpdateAsync(set => set.SetProperty(use => use.Used, use => use.Used - 1), ct);
        if (coupons.Length > 0) await db.Coupons.Where(coupon => coupons.Contains(coupon.Id)).ExecuteUpdateAsync(set => set.SetProperty(coupon => coupon.UsedCount, coupon => coupon.UsedCount - 1), ct);
    }

    public async Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct)
    {
        await db.PromotionUses.Where(use => use.BuyerId == from).ExecuteUpdateAsync(set => set.SetProperty(use => use.BuyerId, to), ct);
        foreach (var use in await db.BuyerUses.AsNoTracking().Where(use => use.BuyerId == from && use.Used > 0).ToListAsync(ct))
        {
            for (var again = 0; again < use.Used; again++) await db.CountUseAsync(use.PromotionId, to, int.MaxValue, ct);
        }

        await db.BuyerUses.Where(use => use.BuyerId == from).ExecuteDeleteAsync(ct);
    }

    public async Task<IReadOnlyDictionary<OrderId, long>> OfAsync(IReadOnlyCollection<OrderId> orders, CancellationToken ct) => await db.PromotionUses.Where(use => orders.Contains(use.OrderId))
        .GroupBy(use => use.OrderId).Select(uses => new { uses.Key, Amount = uses.Sum(use => use.AmountMinor) }).ToDictionaryAsync(uses => uses.Key, uses => uses.Amount, ct);

    /// <summary>All of them, or not all: one that was paused or used up meanwhile is not counted.</summary>
    private async Task<bool> CountAsync(PromotionId[] promotions, CancellationToken ct) => promotions.Length == await db.Promotions
        .Where(promotion => promotions.Contains(promotion.Id) && promotion.Status == PromotionStatus.Active && (promotion.UsageLimit == null || promotion.UsedCount < promotion.UsageLimit))
        .ExecuteUpdateAsync(set => set.SetProperty(promotion => promotion.UsedCount, promotion => promotion.UsedCount + 1), ct);

    private async Task<bool> CountAsync(CouponId[] coupons, DateTimeOffset now, CancellationToken ct) => coupons.Length == 0 || coupons.Length == await db.Coupons
        .Where(coupon => coupons.Contains(coupon.Id) && coupon.IsActive && (coupon.ExpiresAt == null || coupon.ExpiresAt > now) && (coupon.UsageLimit == null || coupon.UsedCount < coupon.UsageLimit))
        .ExecuteUpdateAsync(set => set.SetProperty(coupon => coupon.UsedCount, coupon => coupon.UsedCount + 1), ct);
}
