using System.Text.RegularExpressions;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Pricing;

public sealed record CouponDetails(string Code)
{
    public int? UsageLimit { get; init; }

    /// <summary>From this instant on it is over.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsActive { get; init; } = true;
}

/// <summary>A code by which a promotion is had. Capital and small letters make no difference.</summary>
public sealed partial class Coupon : AggregateRoot, IAudited
{
    public const int MinCodeLength = 3;
    public const int MaxCodeLength = 40;
    public const int MaxPerPromotion = 10_000;

    private Coupon() { } // EF Core

    public CouponId Id { get; private init; }

    public string? AuditedAs => "coupons";

    public PromotionId PromotionId { get; private init; }

    /// <summary>That of the promotion.</summary>
    public SellerId? SellerId { get; private init; }

    public string Code { get; private set; } = "";

    /// <summary>By which it is found and told from others.</summary>
    public string FoldedCode { get; private set; } = "";

    /// <summary>Null: as often as its promotion allows.</summary>
    public int? UsageLimit { get; private set; }

    /// <summary>In how many orders that stand; counted where orders are placed and called off.</summary>
    public int UsedCount { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public bool IsActive { get; private set; }

    public CouponDetails Details => new(Code) { UsageLimit = UsageLimit, ExpiresAt = ExpiresAt, IsActive = IsActive };

    public bool IsUsedUp => UsedCount >= UsageLimit;

    /// <param name="before">How many the promotion has already.</param>
    public static Coupon Issue(Promotion promotion, CouponDetails details, int before)
    {
        Ensure.That(promotion.Status is not PromotionStatus.Ended, PromotionErrors.IsOver);
        Ensure.That(before < MaxPerPromotion, PromotionErrors.TooManyCoupons);
        var coupon = new Coupon { Id = CouponId.New(), PromotionId = promotion.Id, SellerId = promotion.SellerId };
        coupon.Change(details);
        promotion.RequireCode();
        return coupon;
    }

    public static string Fold(string code) => code.Trim().ToUpperInvariant();

    public void Change(CouponDetails details)
    {
        Ensure.That(CodeForm.IsMatch(details.Code), PromotionErrors.CodeForm);
        if (details.UsageLimit is { } limit) Require.Range(limit, 1, Promotion.MaxUsageLimit, "usageLimit");
        (Code, FoldedCode) = (details.Code, Fold(details.Code));
        (UsageLimit, ExpiresAt, IsActive) = (details.UsageLimit, details.ExpiresAt, details.IsActive);
    }

    /// <summary>The look-ahead keeps a final line feed out.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9_-]{3,40}$(?!\n)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeForm { get; }
}
