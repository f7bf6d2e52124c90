using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Application.Pricing.Views;

/// <summary>What takes something off prices.</summary>
public sealed record PromotionView : IView
{
    public PromotionId Id { get; init; }

    public int Revision { get; init; }

    public SellerId? SellerId { get; init; }

    public string Name { get; init; } = "";

    public PromotionKind Kind { get; init; }

    public decimal? Percent { get; init; }

    public long? AmountMinor { get; init; }

    public string? AmountCurrency { get; init; }

    public PromotionConditions Conditions { get; init; } = new();

    public int Priority { get; init; }

    public bool IsExclusive { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public int? UsageLimit { get; init; }

    public int UsedCount { get; init; }

    public PromotionStatus Status { get; init; }

    public IReadOnlyList<ProductId> ProductIds { get; init; } = [];

    public IReadOnlyList<CategoryId> CategoryIds { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A code by which a promotion is had.</summary>
public sealed record CouponView : IView
{
    public CouponId Id { get; init; }

    public int Revision { get; init; }

    public PromotionId PromotionId { get; init; }

    public string Code { get; init; } = "";

    public int? UsageLimit { get; init; }

    public int UsedCount { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsActive { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
