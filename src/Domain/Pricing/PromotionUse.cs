using Marketplace.Domain.Common;

namespace Marketplace.Domain.Pricing;

/// <summary>That an order was made cheaper by a promotion: there is no discount without it, and it is given back with the order.</summary>
public sealed class PromotionUse
{
    private PromotionUse() => Currency = ""; // EF Core

    public PromotionUse(OrderId order, BuyerId buyer, PromotionId promotion, CouponId? coupon, Money amount, bool countsForBuyer, DateTimeOffset at) =>
        (OrderId, BuyerId, PromotionId, CouponId, AmountMinor, Currency, CountsForBuyer, UsedAt) = (order, buyer, promotion, coupon, amount.MinorUnits, amount.Currency, countsForBuyer, at);

    public OrderId OrderId { get; private init; }

    public PromotionId PromotionId { get; private init; }

    public CouponId? CouponId { get; private init; }

    public BuyerId BuyerId { get; private init; }

    /// <summary>What it took off.</summary>
    public long AmountMinor { get; private init; }

    public string Currency { get; private init; }

    /// <summary>Whether the promotion was limited for each buyer at that time, so that this one was counted.</summary>
    public bool CountsForBuyer { get; private init; }

    public DateTimeOffset UsedAt { get; private init; }

    /// <summary>When the order was called off: it does not count from then on.</summary>
    public DateTimeOffset? ReturnedAt { get; private init; }
}

/// <summary>How often a buyer has used a promotion that is limited for each.</summary>
public sealed class BuyerUse
{
    private BuyerUse() { } // EF Core

    public PromotionId PromotionId { get; private init; }

    public BuyerId BuyerId { get; private init; }

    public int Used { get; private init; }
}
