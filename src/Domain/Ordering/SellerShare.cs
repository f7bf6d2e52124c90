using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.Ordering;

/// <summary>What one seller contributes to an order.</summary>
public sealed record SellerShare(SellerId SellerId, ShopId? ShopId, IReadOnlyList<OrderItem> Items)
{
    public FulfilmentMethod Method { get; init; }

    /// <summary>How long the buyer may send goods back after delivery.</summary>
    public TimeSpan ReturnWindow { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Null: nothing is charged for it.</summary>
    public ShippingShare? Shipping { get; init; }

    /// <summary>What promotions took off, on the goods and on sending them.</summary>
    public IReadOnlyList<Adjustment> Adjustments { get; init; } = [];

    /// <summary>One for each tax, on the goods and on sending them.</summary>
    public IReadOnlyList<TaxLine> Taxes { get; init; } = [];
}

/// <summary>What sending costs, frozen; in the smallest unit of the order's currency.</summary>
/// <param name="Charge">Before discounts.</param>
/// <param name="PlatformDiscount">The part of the discount that the marketplace itself pays.</param>
/// <param name="Tax">On top of it.</param>
/// <param name="IncludedTax">Inside it.</param>
public sealed record ShippingShare(string Method, long Charge, long Discount, long PlatformDiscount, long Tax, long IncludedTax)
{
    public Totals Totals => Totals.Of(item: 0, shipping: Charge - Discount, tax: Tax, includedTax: IncludedTax);
}
