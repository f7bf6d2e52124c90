using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.Pricing;

/// <summary>What takes something off prices for a time: a seller's for its own goods, or the marketplace's for all.</summary>
public sealed class Promotion : AggregateRoot, IAudited
{
    public const int MaxNameLength = 120;
    public const int MaxPriority = 1000;
    public const int MaxUsageLimit = 100_000_000;
    public const int MaxSetQuantity = 1000;
    public const int MaxNamed = 500;
    public const int PercentDecimals = 4;
    public const decimal MaxPercent = 100;

    /// <summary>Of a seller, or of the marketplace: every cart looks at all of them.</summary>
    public const int MaxActive = 100;

    private Promotion() { } // EF Core

    public PromotionId Id { get; private init; }

    public string? AuditedAs => "promotions";

    /// <summary>Whose goods it is for, and who pays; null: everybody's, and the marketplace pays.</summary>
    public SellerId? SellerId { get; private init; }

    public PromotionStatus Status { get; private set; }

    public string Name { get; private set; } = "";

    public PromotionKind Kind { get; private set; }

    /// <summary>10 is ten percent.</summary>
    public decimal? Percent { get; private set; }

    public long? AmountMinor { get; private set; }

    public string? AmountCurrency { get; private set; }

    public PromotionConditions Conditions { get; private set; } = new();

    /// <summary>As its conditions say; apart, so that a query can ask for it.</summary>
    public bool NeedsCode { get; private set; }

    public int Priority { get; private set; }

    public bool IsExclusive { get; private set; }

    public DateTimeOffset? StartsAt { get; private set; }

    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>Null: as often as anybody wants.</summary>
    public int? UsageLimit { get; private set; }

    /// <summary>In how many orders that stand; counted where orders are placed and called off.</summary>
    public int UsedCount { get; private set; }

    /// <summary>Empty: all products.</summary>
    public IReadOnlyList<ProductId> Products { get; private set; } = [];

    /// <summary>Empty: all categories. Where products are named, too, either is enough.</summary>
    public IReadOnlyList<CategoryId> Categories { get; private set; } = [];

    public Money? Amount => AmountMinor is { } amount ? new Money(amount, AmountCurrency!) : null;

    public PromotionDetails Details => new(Name, Kind)
    {
        Percent = Percent,
        Amount = Amount,
        Conditions = Conditions,
        Priority = Priority,
        IsExclusive = IsExclusive,
        StartsAt = StartsAt,
        EndsAt = EndsAt,
        UsageLimit = UsageLimit,
        Products = Products,
        Categories = Categories,
    };

    public static Promotion Plan(SellerId? seller, PromotionDetails details)
    {
        var promotion = new Promotion { Id = PromotionId.New(), SellerId = seller };
        promotion.Take(details);
        return promotion;
    }

    /// <summary>What was sold keeps the price that it was sold at, and what needed a code goes on to need one.</summary>
    public void Change(PromotionDetails details)
    {
        Ensure.That(Status is not PromotionStatus.Ended, PromotionErrors.IsOver);
        Take(details with { Conditions = details.Conditions with { RequiresCoupon = details.Conditions.RequiresCoupon || NeedsCode } });
    }

    /// <summary>From now on only for who knows a code, also when all codes are gone again.</summary>
    public void RequireCode() => (Conditions, NeedsCode) = (Conditions with { RequiresCoupon = true }, true);

    /// <param name="active">How many of the same owner there are already.</param>
    public void Move(PromotionStatus to, string? reason, int active)
    {
        if (Status == to) return; // a repeated move changes nothing
        reason = PromotionMoves.All.Check(Status, to, reason);
        Ensure.That(to is not PromotionStatus.Active || active < MaxActive, PromotionErrors.TooManyActive);
        Raise(new PromotionStatusChanged(Id, SellerId, Status, to, reason));
        Status = to;
    }

    private void Take(PromotionDetails details)
    {
        details.Check();
        (Name, Kind, Percent) = (details.Name, details.Kind, details.Percent);
        (AmountMinor, AmountCurrency) = (details.Amount?.MinorUnits, details.Amount?.Currency);
        (Conditions, NeedsCode) = (details.Conditions, details.Conditions.RequiresCoupon);
        (Priority, IsExclusive, UsageLimit) = (details.Priority, details.IsExclusive, details.UsageLimit);
        (StartsAt, EndsAt) = (details.StartsAt, details.EndsAt);
        (Products, Categories) = ([.. details.Products.Distinct()], [.. details.Categories.Distinct()]);
    }
}
