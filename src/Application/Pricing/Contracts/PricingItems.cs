using Marketplace.Application.Catalog.Contracts;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Application.Pricing.Contracts;

public static class PricingItems
{
    extension(Offer offer)
    {
        /// <summary>So many of an offer that has a price for them, as prices are reckoned.</summary>
        public PricingItem ItemOf(Guid key, int quantity, CustomizationSnapshot customization) => new(key, offer.SellerId, offer.ProductId, quantity)
        {
            Surcharges = customization.Surcharges(),
            Tiers = [.. offer.Prices.OrderBy(step => step.MinQuantity).Select(TierOf)],
            Categories = offer.Categories,
            TaxClass = offer.TaxClassId,
        };
    }

    private static PriceTier TierOf(PriceStep step) =>
        new(step.MinQuantity, step.Regular.MinorUnits) { SaleAmount = step.Amount.MinorUnits < step.Regular.MinorUnits ? step.Amount.MinorUnits : null };
}
