using Marketplace.Domain.Common;

namespace Marketplace.Domain.Pricing.Contracts;

/// <summary>Everything that a price depends on, and nothing else. Amounts are in the smallest unit of the one currency.</summary>
public sealed record PricingInput(string Currency, DateTimeOffset At)
{
    public IReadOnlyList<PricingItem> Items { get; init; } = [];

    /// <summary>What each seller asks for sending its part; a seller without one sends nothing.</summary>
    public IReadOnlyList<ShippingCharge> Shipping { get; init; } = [];

    public IReadOnlyList<PromotionTerms> Promotions { get; init; } = [];

    /// <summary>Those that hold where it goes to, on this day.</summary>
    public IReadOnlyList<TaxTerms> Taxes { get; init; } = [];
}

/// <summary>So many of one thing.</summary>
/// <param name="Key">Tells two items of the same listing apart, and decides who gets a cent that cannot be split.</param>
public sealed record PricingItem(Guid Key, SellerId SellerId, ProductId ProductId, int Quantity)
{
    /// <summary>Of the listing, in the currency; at least one that holds for the quantity.</summary>
    public required IReadOnlyList<PriceTier> Tiers { get; init; }

    /// <summary>What the chosen customization costs.</summary>
    public IReadOnlyList<Surcharge> Surcharges { get; init; } = [];

    /// <summary>Its own and all above.</summary>
    public IReadOnlyList<CategoryId> Categories { get; init; } = [];

    /// <summary>Null: the default one.</summary>
    public TaxClassId? TaxClass { get; init; }
}

/// <summary>What one unit costs from a quantity on, and for a time less.</summary>
public sealed record PriceTier(int MinQuantity, long Amount)
{
    public long? SaleAmount { get; init; }

    public DateTimeOffset? SaleStartsAt { get; init; }

    /// <summary>From this instant on it is over.</summary>
    public DateTimeOffset? SaleEndsAt { get; init; }

    public bool IsOnSale(DateTimeOffset at) => SaleAmount < Amount && (SaleStartsAt is null || SaleStartsAt <= at) && (SaleEndsAt is null || at < SaleEndsAt);

    public long AmountAt(DateTimeOffset at) => IsOnSale(at) ? SaleAmount!.Value : Amount;
}

/// <summary>What a choice adds to each unit: an amount, and a part of what a single piece costs (0.1 is ten percent). Never less than nothing.</summary>
public sealed record Surcharge(string Label, long Amount, decimal Rate = 0)
{
    /// <summary>What it adds to a price; the part is rounded once, halves away from zero, as prices are.</summary>
    /// <param name="single">What a single piece costs, in sale where it is, before the price of larger quantities.</param>
    public long On(long single) => checked(Amount + Shares.PartOf(single, Rate));
}

public sealed record ShippingCharge(SellerId SellerId, string Label, long Amount);

/// <summary>A tax that is asked for a class of goods.</summary>
/// <param name="TaxClass">Null: the default one.</param>
/// <param name="Rate">0.15 is fifteen percent.</param>
/// <param name="IsIncluded">The prices hold it already: it is told, not added.</param>
public sealed record TaxTerms(string Name, TaxClassId? TaxClass, decimal Rate, bool IsIncluded)
{
    /// <summary>What is sent is taxed like the default class.</summary>
    public bool AppliesToShipping { get; init; }

    /// <summary>Asked of this seller's part only, since it is handed over elsewhere than others' parts; null: of all.</summary>
    public SellerId? SellerId { get; init; }

    public bool Concerns(SellerId seller) => SellerId is null || SellerId == seller;
}
