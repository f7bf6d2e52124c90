using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Pricing.Views;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

/// <summary>A seller sees its own; an admin all.</summary>
internal sealed class ReadPromotions(IPricingDb db, ICaller caller) : IRequestHandler<Read<PromotionView>, Page<PromotionView>>, IRequestHandler<Read<CouponView>, Page<CouponView>>
{
    public Task<Page<PromotionView>> Handle(Read<PromotionView> request, CancellationToken cancellationToken) => db.Promotions.AsNoTracking().VisibleTo(caller)
        .Select(promotion => new PromotionView
        {
            Id = promotion.Id,
            Revision = promotion.Version,
            SellerId = promotion.SellerId,
            Name = promotion.Name,
            Kind = promotion.Kind,
            Percent = promotion.Percent,
            AmountMinor = promotion.AmountMinor,
            AmountCurrency = promotion.AmountCurrency,
            Conditions = promotion.Conditions,
            Priority = promotion.Priority,
            IsExclusive = promotion.IsExclusive,
            StartsAt = promotion.StartsAt,
            EndsAt = promotion.EndsAt,
            UsageLimit = promotion.UsageLimit,
            UsedCount = promotion.UsedCount,
            Status = promotion.Status,
            ProductIds = promotion.Products,
            CategoryIds = promotion.Categories,
            CreatedAt = promotion.CreatedAt,
            UpdatedAt = promotion.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<CouponView>> Handle(Read<CouponView> request, CancellationToken cancellationToken) => db.Coupons.AsNoTracking().VisibleTo(caller)
        .Select(coupon => new CouponView
        {
            Id = coupon.Id,
            Revision = coupon.Version,
            PromotionId = coupon.PromotionId,
            Code = coupon.Code,
            UsageLimit = coupon.UsageLimit,
            UsedCount = coupon.UsedCount,
            ExpiresAt = coupon.ExpiresAt,
            IsActive = coupon.IsActive,
            CreatedAt = coupon.CreatedAt,
            UpdatedAt = coupon.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);
}
