using Marketplace.Domain.Common;

namespace Marketplace.Domain.Pricing.Contracts;

public enum PromotionKind { Percentage, FixedAmount, FreeShipping, BuyXGetY }

/// <summary>
/// What a promotion gives, and when. Several are applied one after the other: the higher priority first, then the older; each to what the earlier ones
/// left. Where an exclusive one stands, none stands beside it, so that it comes too late after any other.
/// </summary>
public sealed record PromotionTerms(PromotionId Id, string Name, PromotionKind Kind)
{
    /// <summary>Whose goods it is for; null: everybody's, and the marketplace pays.</summary>
    public SellerId? SellerId { get; init; }

    /// <summary>Of <see cref="PromotionKind.Percentage"/>: 0.1 is ten percent.</summary>
    public decimal Rate { get; init; }

    /// <summary>Of <see cref="PromotionKind.FixedAmount"/>, once per basket.</summary>
    public long? Amount { get; init; }

    /// <summary>Of <see cref="PromotionKind.BuyXGetY"/>: of so many …</summary>
    public int BuyQuantity { get; init; }

    /// <summary>… and so many more, the latter are free, the cheapest first.</summary>
    public int GetQuantity { get; init; }

    /// <summary>Empty: all products.</summary>
    public IReadOnlyList<ProductId> Products { get; init; } = [];

    /// <summary>Empty: all categories. Where products are named, too, either is enough.</summary>
    public IReadOnlyList<CategoryId> Categories { get; init; } = [];

    /// <summary>What the goods it is for must cost at least, without any discount.</summary>
    public long? MinimumTotal { get; init; }

    public int? MinimumQuantity { get; init; }

    /// <summary>It is given for all that is bought together; without a part of that it might not have been.</summary>
    public bool IsConditional => Kind is PromotionKind.BuyXGetY || MinimumTotal > 0 || MinimumQuantity > 0;

    public int Priority { get; init; }

    public bool IsExclusive { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Only for who knows a code.</summary>
    public bool NeedsCode { get; init; }

    /// <summary>The code that was given, if any.</summary>
    public string? Code { get; init; }

    /// <summary>That of the code.</summary>
    public CouponId? Coupon { get; init; }

    /// <summary>In how many orders of one buyer.</summary>
    public int? UsageLimitPerBuyer { get; init; }

    /// <summary>It knows amounts only, and none in the basket's currency.</summary>
    public bool IsInAnotherCurrency { get; init; }

    /// <summary>Given out as often as it may be, in total or to this buyer.</summary>
    public bool IsUsedUp { get; init; }

    public bool IsFor(PricingItem item) => (SellerId is null || SellerId == item.SellerId)
        && ((Products.Count == 0 && Categories.Count == 0) || Products.Contains(item.ProductId) || item.Categories.Any(Categories.Contains));
}

/// <summary>Why a promotion gives nothing.</summary>
public enum PromotionRefusal { CodeMissing, NotStarted, Ended, UsedUp, NothingFits, MinimumNotReached, OtherCurrency, NotCombinable, NothingLeft }
