using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.Shopping;

/// <summary>A code that was given for a cart.</summary>
public sealed record CartCoupon(CouponRedemptionId Id, string Code, DateTimeOffset GivenAt)
{
    /// <summary>What it took off when the cart was bought, in the smallest unit of the cart's currency.</summary>
    public long Discount { get; init; }

    /// <summary>What gave it.</summary>
    public string? Description { get; init; }

    public bool Is(string code) => string.Equals(Code, code.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <param name="outcome">Null: the code is good for nothing any more.</param>
    public CartCoupon Worth(PromotionOutcome? outcome) => this with { Discount = outcome?.Discount ?? 0, Description = outcome?.Terms.Name };
}
