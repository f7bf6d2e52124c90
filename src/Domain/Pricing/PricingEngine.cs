using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.Pricing;

/// <summary>
/// Computes what a basket costs: list price, sale, customization and the quantity's tier for each item, then promotions, shipping and tax. Surcharges in percent are of
/// what a single piece costs in sale, so a larger quantity does not change them. Whatever is asked
/// twice is answered alike, and the order in which things are named does not matter. Prices and discounts are rounded half up, taxes half to even, each once per item
/// and step; sums are never rounded.
/// </summary>
public static class PricingEngine
{
    /// <summary>Changes with every change of a result.</summary>
    public const string Version = "2";

    public static PricedBasket Price(PricingInput input)
    {
        var items = input.Items.OrderBy(item => item.Key).Select(item => new ItemBill(item, input.At)).ToList();
        var shipping = input.Shipping.OrderBy(charge => charge.SellerId).Select(charge => new ShippingBill(charge)).ToList();
        var outcomes = new PromotionRun(items, shipping, input.At).Apply(input.Promotions);
        return new PricedBasket(
            input.Currency,
            [.. items.Select(item => item.Close(TaxesOn(item.Left, input.Taxes.Where(tax => tax.TaxClass == item.Item.TaxClass && tax.Concerns(item.SellerId)))))],
            [.. shipping.Select(charge => charge.Close(TaxesOn(charge.Left, input.Taxes.Where(tax => tax is { AppliesToShipping: true, TaxClass: null } && tax.Concerns(charge.SellerId)))))],
            outcomes);
    }

    /// <summary>Taxes that the amount holds are taken out of it side by side; those on top are of what is left then.</summary>
    private static List<TaxLine> TaxesOn(long amount, IEnumerable<TaxTerms> terms)
    {
        var holding = terms.OrderBy(tax => tax.Name, StringComparer.Ordinal).ThenBy(tax => tax.Rate).ToLookup(tax => tax.IsIncluded);
        var whole = 1 + holding[true].Sum(tax => tax.Rate);
        List<(TaxTerms Tax, long Amount)> held = [.. holding[true].Select(tax => (tax, Shares.TaxOf(amount, tax.Rate, whole)))];
        var net = amount - held.Sum(tax => tax.Amount);
        return
        [
            .. held.Select(tax => new TaxLine(tax.Tax.Name, tax.Tax.Rate, net, tax.Amount, IsIncluded: true)),
            .. holding[false].Select(tax => new TaxLine(tax.Name, tax.Rate, net, Shares.TaxOf(net, tax.Rate), IsIncluded: false)),
        ];
    }
}

/// <summary>Something that costs, while promotions are taken off it.</summary>
internal abstract class Bill(SellerId seller)
{
    private readonly List<PricingStep> _steps = [];

    public SellerId SellerId { get; } = seller;

    /// <summary>Before promotions.</summary>
    public long Gross { get; protected init; }

    public long Discount { get; private set; }

    public long Left => Gross - Discount;

    public bool HasPromotion { get; private set; }

    /// <summary>The exclusive promotion that stands here.</summary>
    public string? Exclusive { get; private set; }

    public void TakeOff(PromotionTerms terms, long amount)
    {
        (Discount, HasPromotion) = (Discount + amount, true);
        if (terms.IsExclusive) Exclusive = terms.Name;
        _steps.Add(new PricingStep(PricingStepKind.Promotion, terms.Name, -amount, Promotion: terms.Id));
    }

    protected void Note(PricingStepKind kind, string label, long amount)
    {
        if (amount != 0) _steps.Add(new PricingStep(kind, label, amount));
    }

    protected List<PricingStep> StepsWith(IReadOnlyList<TaxLine> taxes) =>
        [.. _steps, .. taxes.Select(tax => new PricingStep(tax.IsIncluded ? PricingStepKind.IncludedTax : PricingStepKind.Tax, tax.Name, tax.Amount, IsApplied: !tax.IsIncluded))];
}

internal sealed class ItemBill : Bill
{
    private readonly long _unit;
    private readonly long _surcharge;

    public ItemBill(PricingItem item, DateTimeOffset at)
        : base(item.SellerId)
    {
        Item = item;
        var tiers = item.Tiers.Where(tier => tier.MinQuantity <= item.Quantity).OrderBy(tier => tier.MinQuantity).ToList();
        if (tiers.Count == 0) throw new InvalidOperationException($"There is no price for {item.Quantity} of {item.ProductId.Value}.");

        var (first, own) = (tiers[0], tiers[^1]);
        var single = first.AmountAt(at);
        Note(PricingStepKind.ListPrice, "", checked(first.Amount * item.Quantity));
        Note(PricingStepKind.Sale, "", (single - first.Amount) * item.Quantity);
        foreach (var surcharge in item.Surcharges)
        {
            var each = surcharge.On(single);
            _surcharge = checked(_surcharge + each);
            Note(PricingStepKind.Customization, surcharge.Label, checked(each * item.Quantity));
        }

        Note(PricingStepKind.QuantityTier, $"{own.MinQuantity}+", (own.AmountAt(at) - single) * item.Quantity);
        _unit = checked(own.AmountAt(at) + _surcharge);
        Gross = checked(_unit * item.Quantity);
    }

    public PricingItem Item { get; }

    public PricedItem Close(IReadOnlyList<TaxLine> taxes) => new(Item.Key, SellerId, Item.Quantity, _unit, _surcharge, Discount, taxes, StepsWith(taxes));
}

internal sealed class ShippingBill : Bill
{
    private readonly string _label;

    public ShippingBill(ShippingCharge charge)
        : base(charge.SellerId)
    {
        _label = charge.Label;
        Gross = charge.Amount;
        Note(PricingStepKind.Shipping, charge.Label, charge.Amount);
    }

    public PricedShipping Close(IReadOnlyList<TaxLine> taxes) => new(SellerId, _label, Gross, Discount, taxes, StepsWith(taxes));
}
