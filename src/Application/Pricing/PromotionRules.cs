using Marketplace.Application.Pricing.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

/// <summary>Finds the promotions that baskets have to do with.</summary>
internal sealed class PromotionRules(IPricingDb db)
{
    /// <summary>One statement; a second one where some of them are limited for each buyer.</summary>
    public async Task<FoundRules> FindAsync(IReadOnlyCollection<Basket> baskets, DateTimeOffset now, CancellationToken ct)
    {
        SellerId[] sellers = [.. baskets.SelectMany(basket => basket.Items).Select(item => item.SellerId).Distinct()];
        string[] codes = [.. baskets.SelectMany(basket => basket.Codes).Select(Coupon.Fold).Distinct(StringComparer.Ordinal)];
        var found = await (
            from promotion in Holding(now).AsNoTracking()
            where promotion.SellerId == null || sellers.Contains(promotion.SellerId.Value)
            join known in db.Coupons.Where(coupon => codes.Contains(coupon.FoldedCode)) on promotion.Id equals known.PromotionId into coupons
            from coupon in coupons.DefaultIfEmpty()
            where !promotion.NeedsCode || coupon != null
            select new Rule(promotion, coupon)).ToListAsync(ct);
        return new FoundRules(found, await UsesAsync(found, baskets, ct));
    }

    public Task<bool> AnyAsync(SellerId seller, bool withCodes, DateTimeOffset now, CancellationToken ct) =>
        Holding(now).AnyAsync(promotion => (withCodes || !promotion.NeedsCode) && (promotion.SellerId == null || promotion.SellerId == seller), ct);

    private IQueryable<Promotion> Holding(DateTimeOffset now) => db.Promotions
        .Where(promotion => promotion.Status == PromotionStatus.Active && (promotion.StartsAt == null || promotion.StartsAt <= now) && (promotion.EndsAt == null || promotion.EndsAt > now));

    private async Task<Dictionary<(PromotionId, BuyerId), int>> UsesAsync(List<Rule> found, IReadOnlyCollection<Basket> baskets, CancellationToken ct)
    {
        PromotionId[] limited = [.. found.Select(rule => rule.Promotion).Where(promotion => promotion.Conditions.UsageLimitPerBuyer is not null).Select(promotion => promotion.Id).Distinct()];
        BuyerId[] buyers = [.. baskets.Select(basket => basket.Buyer).OfType<BuyerId>().Distinct()];
        if (limited.Length == 0 || buyers.Length == 0) return [];
        return await db.BuyerUses.AsNoTracking().Where(use => limited.Contains(use.PromotionId) && buyers.Contains(use.BuyerId))
            .ToDictionaryAsync(use => (use.PromotionId, use.BuyerId), use => use.Used, ct);
    }
}

/// <param name="Coupon">One of its coupons of which somebody has given the code.</param>
internal sealed record Rule(Promotion Promotion, Coupon? Coupon);

/// <summary>Promotions with the codes that were given, and how often the buyers have used them.</summary>
internal sealed class FoundRules(IReadOnlyCollection<Rule> rules, IReadOnlyDictionary<(PromotionId, BuyerId), int> uses)
{
    /// <summary>Each once, with the best of its codes; what needs a code that this basket has not got is left out.</summary>
    public IReadOnlyList<PromotionTerms> For(Basket basket)
    {
        if (basket.IsAgreed) return [];

        var codes = basket.Codes.Select(Coupon.Fold).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from rule in rules
               let coupon = rule.Coupon is { IsActive: true } given && codes.Contains(given.FoldedCode) ? given : null
               where coupon is not null || !rule.Promotion.NeedsCode
               group (rule.Promotion, coupon) by rule.Promotion.Id into known // with each of its codes the database tells it once more
               orderby known.Key
               select Of(known.First().Promotion, known.Select(one => one.coupon).OfType<Coupon>().OrderBy(coupon => coupon.IsUsedUp).ThenByDescending(coupon => coupon.ExpiresAt ?? DateTimeOffset.MaxValue).ThenBy(coupon => coupon.Id).FirstOrDefault(), basket),
        ];
    }

    private PromotionTerms Of(Promotion promotion, Coupon? coupon, Basket basket)
    {
        var (amount, minimum) = (promotion.Amount, promotion.Conditions.MinimumTotal);
        return new PromotionTerms(promotion.Id, promotion.Name, promotion.Kind)
        {
            SellerId = promotion.SellerId,
            Rate = (promotion.Percent ?? 0) / 100,
            Amount = amount?.MinorUnits,
            BuyQuantity = promotion.Conditions.BuyQuantity ?? 0,
            GetQuantity = promotion.Conditions.GetQuantity ?? 0,
            Products = promotion.Products,
            Categories = promotion.Categories,
            MinimumTotal = minimum?.MinorUnits,
            MinimumQuantity = promotion.Conditions.MinimumQuantity,
            Priority = promotion.Priority,
            IsExclusive = promotion.IsExclusive,
            StartsAt = promotion.StartsAt,
            EndsAt = coupon?.ExpiresAt is { } expiry && (promotion.EndsAt is null || expiry < promotion.EndsAt) ? expiry : promotion.EndsAt,
            NeedsCode = promotion.NeedsCode,
            Code = coupon?.Code,
            Coupon = coupon?.Id,
            UsageLimitPerBuyer = promotion.Conditions.UsageLimitPerBuyer,
            IsInAnotherCurrency = (amount is not null && amount.Value.Currency != basket.Currency) || (minimum is not null && minimum.Value.Currency != basket.Currency),
            IsUsedUp = promotion.UsedCount >= promotion.UsageLimit || coupon?.IsUsedUp == true
                || (basket.Buyer is { } buyer && uses.GetValueOrDefault((promotion.Id, buyer)) >= promotion.Conditions.UsageLimitPerBuyer),
        };
    }
}
