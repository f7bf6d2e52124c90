using Marketplace.Domain.Pricing;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Pricing;

internal sealed class PromotionConfiguration :
    IEntityTypeConfiguration<Promotion>, IEntityTypeConfiguration<Coupon>, IEntityTypeConfiguration<PromotionUse>, IEntityTypeConfiguration<BuyerUse>
{
    public void Configure(EntityTypeBuilder<Promotion> promotion)
    {
        promotion.ToTable("pricing_promotions");
        promotion.Ignore(p => p.Details);
        promotion.Ignore(p => p.Amount);
        promotion.Property(p => p.Name).HasMaxLength(Promotion.MaxNameLength);
        promotion.Property(p => p.Percent).HasPrecision(7, Promotion.PercentDecimals);
        promotion.Property(p => p.AmountCurrency).HasMaxLength(3);
        promotion.Property(p => p.Conditions).AsJson();
        promotion.Property(p => p.Products).AsJson();
        promotion.Property(p => p.Categories).AsJson();
        promotion.HasIndex(p => new { p.SellerId, p.CreatedAt });
        promotion.HasIndex(p => p.SellerId).HasFilter($"status = '{nameof(PromotionStatus.Active)}'").HasDatabaseName("ix_pricing_promotions_active");
    }

    public void Configure(EntityTypeBuilder<Coupon> coupon)
    {
        coupon.ToTable("pricing_coupons");
        coupon.Ignore(c => c.Details);
        coupon.Ignore(c => c.IsUsedUp);
        coupon.Property(c => c.Code).HasMaxLength(Coupon.MaxCodeLength);
        coupon.Property(c => c.FoldedCode).HasMaxLength(Coupon.MaxCodeLength);
        coupon.HasIndex(c => c.FoldedCode).IsUnique().RefusedAs("code", "A coupon with this code exists.");
        coupon.HasIndex(c => new { c.SellerId, c.CreatedAt });
        coupon.HasIndex(c => c.PromotionId);
        coupon.HasOne<Promotion>().WithMany().HasForeignKey(c => c.PromotionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PromotionUse> use)
    {
        use.ToTable("pricing_promotion_uses");
        use.HasKey(u => new { u.OrderId, u.PromotionId });
        use.Property(u => u.Currency).HasMaxLength(3);
        use.HasIndex(u => u.PromotionId);
        use.HasIndex(u => u.CouponId);
        use.HasIndex(u => u.BuyerId);
        use.HasOne<Promotion>().WithMany().HasForeignKey(u => u.PromotionId).OnDelete(DeleteBehavior.Restrict);
        use.HasOne<Coupon>().WithMany().HasForeignKey(u => u.CouponId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BuyerUse> use)
    {
        use.ToTable("pricing_buyer_uses");
        use.HasKey(u => new { u.PromotionId, u.BuyerId });
        use.HasIndex(u => u.BuyerId);
        use.HasOne<Promotion>().WithMany().HasForeignKey(u => u.PromotionId).OnDelete(DeleteBehavior.Cascade);
    }
}
