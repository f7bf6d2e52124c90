using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.Pricing;

/// <summary>When a promotion holds, besides its time.</summary>
public sealed record PromotionConditions
{
    /// <summary>What the goods it is for must cost at least, without any discount; in other currencies it does not hold.</summary>
    public Money? MinimumTotal { get; init; }

    public int? MinimumQuantity { get; init; }

    /// <summary>Of <see cref="PromotionKind.BuyXGetY"/>: of so many …</summary>
    public int? BuyQuantity { get; init; }

    /// <summary>… and so many more, the latter are free.</summary>
    public int? GetQuantity { get; init; }

    /// <summary>In how many orders of one buyer; a guest is a buyer of its own.</summary>
    public int? UsageLimitPerBuyer { get; init; }

    /// <summary>Only for who knows a code.</summary>
    public bool RequiresCoupon { get; init; }
}

public sealed record PromotionDetails(string Name, PromotionKind Kind)
{
    /// <summary>10 is ten percent.</summary>
    public decimal? Percent { get; init; }

    public Money? Amount { get; init; }

    public PromotionConditions Conditions { get; init; } = new();

    public int Priority { get; init; }

    public bool IsExclusive { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>From this instant on it is over.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    public int? UsageLimit { get; init; }

    public IReadOnlyList<ProductId> Products { get; init; } = [];

    public IReadOnlyList<CategoryId> Categories { get; init; } = [];

    internal void Check()
    {
        Require.Text(Name, Promotion.MaxNameLength, "name");
        CheckKind();
        CheckConditions();
        Require.Range(Priority, 0, Promotion.MaxPriority, "priority");
        Ensure.That(StartsAt is null || EndsAt is null || StartsAt < EndsAt, PromotionErrors.Window);
        if (UsageLimit is { } limit) Require.Range(limit, 1, Promotion.MaxUsageLimit, "usageLimit");
        Ensure.That(Products.Count <= Promotion.MaxNamed, PromotionErrors.TooMany("products"));
        Ensure.That(Categories.Count <= Promotion.MaxNamed, PromotionErrors.TooMany("categories"));
    }

    private void CheckKind()
    {
        Ensure.That(Percent is null == Kind is not PromotionKind.Percentage, PromotionErrors.Asked(Kind is PromotionKind.Percentage, Kind, "value"));
        Ensure.That(Amount is null == Kind is not PromotionKind.FixedAmount, PromotionErrors.Asked(Kind is PromotionKind.FixedAmount, Kind, "amount"));
        Ensure.That(Percent is null || (Percent > 0 && Percent <= Promotion.MaxPercent && decimal.Round(Percent.Value, Promotion.PercentDecimals) == Percent), PromotionErrors.Percent);
        Ensure.That(Amount is null || Amount.Value.MinorUnits is > 0 and <= Money.MaxMinorUnits, PromotionErrors.Amount("amount"));
        foreach (var (quantity, member) in ((int?, string)[])[(Conditions.BuyQuantity, "conditions/buyQuantity"), (Conditions.GetQuantity, "conditions/getQuantity")])
        {
            Ensure.That(quantity is null == Kind is not PromotionKind.BuyXGetY, PromotionErrors.Asked(Kind is PromotionKind.BuyXGetY, Kind, member));
            if (quantity is { } set) Require.Range(set, 1, Promotion.MaxSetQuantity, member);
        }
    }

    private void CheckConditions()
    {
        Ensure.That(Conditions.MinimumTotal is null || Conditions.MinimumTotal.Value.MinorUnits is > 0 and <= Money.MaxMinorUnits, PromotionErrors.Amount("conditions/minimumTotal"));
        if (Conditions.MinimumQuantity is { } quantity) Require.Range(quantity, 1, Promotion.MaxUsageLimit, "conditions/minimumQuantity");
        if (Conditions.UsageLimitPerBuyer is { } limit) Require.Range(limit, 1, Promotion.MaxUsageLimit, "conditions/usageLimitPerBuyer");
    }
}
