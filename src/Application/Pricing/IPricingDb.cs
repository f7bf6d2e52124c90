using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

/// <summary>The tables of Pricing: what is added to prices, and what is taken off them.</summary>
public interface IPricingDb
{
    DbSet<TaxClass> TaxClasses { get; }

    DbSet<TaxRate> TaxRates { get; }

    DbSet<Promotion> Promotions { get; }

    DbSet<Coupon> Coupons { get; }

    DbSet<PromotionUse> PromotionUses { get; }

    DbSet<BuyerUse> BuyerUses { get; }

    DbSet<PriceQuote> PriceQuotes { get; }

    /// <summary>Counts a use by a buyer, by one statement, unless the buyer has used it that often before.</summary>
    Task<bool> CountUseAsync(PromotionId promotion, BuyerId buyer, int limit, CancellationToken ct);

    Task<int> SaveChangesAsync(CancellationToken ct);
}
