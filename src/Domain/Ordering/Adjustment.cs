using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.Ordering;

/// <summary>What changed the price of a seller order, frozen.</summary>
/// <param name="Amount">In the smallest unit of the order's currency; below zero, what it takes off.</param>
public sealed record Adjustment(AdjustmentKind Kind, string Label, long Amount, FundedBy FundedBy)
{
    /// <summary>It was given for the whole that was bought, not for each thing by itself.</summary>
    public bool IsConditional { get; init; }
}

public enum AdjustmentKind { Promotion, Coupon, Manual }
