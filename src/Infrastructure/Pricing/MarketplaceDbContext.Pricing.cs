using Marketplace.Application.Pricing;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IPricingDb
{
    public DbSet<TaxClass> TaxClasses => Set<TaxClass>();

    public DbSet<TaxRate> TaxRates => Set<TaxRate>();

    public DbSet<Promotion> Promotions => Set<Promotion>();

    public DbSet<Coupon> Coupons => Set<Coupon>();

    public DbSet<PromotionUse> PromotionUses => Set<PromotionUse>();

    public DbSet<BuyerUse> BuyerUses => Set<BuyerUse>();

    public DbSet<PriceQuote> PriceQuotes => Set<PriceQuote>();

    public async Task<bool> CountUseAsync(PromotionId promotion, BuyerId buyer, int limit, CancellationToken ct) => await Database.ExecuteSqlAsync(
        $"""
        insert into pricing_buyer_uses (promotion_id, buyer_id, used) values ({promotion.Value}, {buyer.Value}, 1)
        on conflict (promotion_id, buyer_id) do update set used = pricing_buyer_uses.used + 1 where pricing_buyer_uses.used < {limit}
        """,
        ct) == 1;
}
