using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Pricing;

public static class PromotionErrors
{
    public static readonly DomainError IsOver = new(Conflict, "resource_in_use", "What has ended is not changed any more.");

    public static readonly DomainError WasUsed = new(Conflict, "resource_in_use", "Orders were made with it; end it instead.");

    public static readonly DomainError CouponWasUsed = new(Conflict, "resource_in_use", "Orders were made with it; switch it off instead.");

    public static readonly DomainError TooManyActive = new(Conflict, "resource_in_use", $"At most {Promotion.MaxActive} promotions are active at once.");

    public static readonly DomainError Window = new(Invalid, "out_of_range", "It ends after it starts.", "endsAt");

    public static readonly DomainError Percent = new(Invalid, "out_of_range", $"More than 0 and at most {Promotion.MaxPercent:F0} percent, with at most {Promotion.PercentDecimals} decimals.", "value");

    public static readonly DomainError NoSuchPromotion = new(NotFound, "related_not_found", "There is no such resource here.", "promotion");

    public static readonly DomainError NotFoundHere = new(NotFound, "not_found", "There is no such resource here.");

    public static readonly DomainError NoSuchCode = new(Invalid, "invalid_coupon", "This code is not known.", "code");

    public static readonly DomainError CodeExpired = new(Invalid, "coupon_expired", "This code is not good any more.", "code");

    public static readonly DomainError CodeForm = new(Invalid, "invalid_format", $"A code has {Coupon.MinCodeLength} to {Coupon.MaxCodeLength} letters, digits, hyphens and underscores.", "code");

    public static readonly DomainError TooManyCoupons = new(Conflict, "resource_in_use", $"A promotion has at most {Coupon.MaxPerPromotion} coupons.");

    public static DomainError Amount(string member) => new(Invalid, "out_of_range", "An amount is more than nothing.", $"{member}/amount");

    public static DomainError TooMany(string member) => new(Invalid, "too_long", $"At most {Promotion.MaxNamed} can be named.", member);

    /// <summary>What a promotion of a kind needs, or has no use for.</summary>
    public static DomainError Asked(bool needed, PromotionKind kind, string member) => needed
        ? new(Invalid, "required", $"A promotion of the kind {States.Name(kind)} needs this.", member)
        : new(Invalid, "invalid_value", $"A promotion of the kind {States.Name(kind)} has no use for this.", member);
}
