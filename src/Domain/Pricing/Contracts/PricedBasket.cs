using Marketplace.Domain.Common;

namespace Marketplace.Domain.Pricing.Contracts;

/// <summary>What it all costs, and why. Items and shipping add up to the sellers', these to the whole, to the smallest unit.</summary>
public sealed record PricedBasket(string Currency, IReadOnlyList<PricedItem> Items, IReadOnlyList<PricedShipping> Shipping, IReadOnlyList<PromotionOutcome> Promotions)
{
    public Totals Totals { get; } = Totals.Sum([.. Items.Select(item => item.Totals), .. Shipping.Select(shipping => shipping.Totals)]);

    public Totals TotalsOf(SellerId seller) =>
        Totals.Sum([.. Items.Where(item => item.SellerId == seller).Select(item => item.Totals), .. Shipping.Where(shipping => shipping.SellerId == seller).Select(shipping => shipping.Totals)]);

    /// <summary>What the seller's part is taxed, one line for each tax.</summary>
    public IReadOnlyList<TaxLine> TaxesOf(SellerId seller) =>
    [
        .. Items.Where(item => item.SellerId == seller).SelectMany(item => item.Taxes)
            .Concat(Shipping.Where(shipping => shipping.SellerId == seller).SelectMany(shipping => shipping.Taxes))
            .GroupBy(tax => (tax.Name, tax.Rate, tax.IsIncluded))
            .Select(tax => new TaxLine(tax.Key.Name, tax.Key.Rate, tax.Sum(line => line.Base), tax.Sum(line => line.Amount), tax.Key.IsIncluded)),
    ];

    /// <summary>What the marketplace itself pays of some steps.</summary>
    public long PaidByPlatform(IEnumerable<PricingStep> steps)
    {
        var own = Promotions.Where(outcome => outcome.Terms.SellerId is null).Select(outcome => (PromotionId?)outcome.Terms.Id).ToHashSet();
        return -steps.Where(step => step.Promotion is not null && own.Contains(step.Promotion)).Sum(step => step.Amount);
    }

    /// <summary>What each promotion took off the seller's part, in the order in which they did.</summary>
    public IReadOnlyList<(PromotionTerms Terms, long Amount)> DiscountsOf(SellerId seller)
    {
        var taken = Items.Where(item => item.SellerId == seller).SelectMany(item => item.Steps)
            .Concat(Shipping.Where(shipping => shipping.SellerId == seller).SelectMany(shipping => shipping.Steps))
            .Where(step => step.Promotion is not null).ToLookup(step => step.Promotion!.Value, step => -step.Amount);
        return [.. Promotions.Where(outcome => taken.Contains(outcome.Terms.Id)).Select(outcome => (outcome.Terms, taken[outcome.Terms.Id].Sum()))];
    }
}

/// <param name="UnitPrice">Of the quantity's tier, with surcharges, before promotions and taxes on top.</param>
/// <param name="Surcharge">The part of it that is for the customization.</param>
public sealed record PricedItem(Guid Key, SellerId SellerId, int Quantity, long UnitPrice, long Surcharge, long Discount, IReadOnlyList<TaxLine> Taxes, IReadOnlyList<PricingStep> Steps)
{
    public Totals Totals { get; } = Totals.Of(checked(UnitPrice * Quantity), Discount, shipping: 0, Taxes.Added, Taxes.Included);
}

/// <param name="Charge">Before promotions.</param>
public sealed record PricedShipping(SellerId SellerId, string Label, long Charge, long Discount, IReadOnlyList<TaxLine> Taxes, IReadOnlyList<PricingStep> Steps)
{
    public Totals Totals { get; } = Totals.Of(item: 0, discount: 0, Charge - Discount, Taxes.Added, Taxes.Included);
}

/// <param name="Base">What the tax is on, without any tax.</param>
public sealed record TaxLine(string Name, decimal Rate, long Base, long Amount, bool IsIncluded);

/// <summary>What a promotion gave in all, or why nothing.</summary>
/// <param name="ByWhat">The exclusive promotion that stood in its way.</param>
public sealed record PromotionOutcome(PromotionTerms Terms, long Discount, PromotionRefusal? Refusal, string? ByWhat = null);

public enum PricingStepKind { ListPrice, Sale, QuantityTier, Customization, Shipping, Promotion, Tax, IncludedTax }

/// <summary>One step of the way to a price: those that are applied add up to it.</summary>
/// <param name="IsApplied">False: told, without effect on what is to be paid.</param>
/// <param name="Promotion">The one that took this off.</param>
public sealed record PricingStep(PricingStepKind Kind, string Label, long Amount, bool IsApplied = true, PromotionId? Promotion = null);

internal static class TaxLines
{
    extension(IReadOnlyList<TaxLine> taxes)
    {
        public long Added => taxes.Where(tax => !tax.IsIncluded).Sum(tax => tax.Amount);

        public long Included => taxes.Where(tax => tax.IsIncluded).Sum(tax => tax.Amount);
    }
}
