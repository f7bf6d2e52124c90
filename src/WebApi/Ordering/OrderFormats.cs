using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Ordering;

/// <summary>How the price of a seller order came about.</summary>
internal static class OrderFormats
{
    private const int Most = 1000;

    public static ValueFormat<IReadOnlyList<ToldAdjustment>> Adjustments { get; } = new ListFormat<ToldAdjustment>(
        ObjectFormat<ToldAdjustment>.Of(
            static _ => throw new NotSupportedException("Adjustments are reckoned, not sent."),
            static adjustment =>
            {
                adjustment.With<AdjustmentKind>("kind", static value => value.Kind, EnumFormat<AdjustmentKind>.Instance, required: true);
                adjustment.With("label", static value => value.Label, StringFormat.Any, required: true);
                adjustment.With<Money>("amount", static value => value.Amount, MoneyFormat.Instance, required: true);
                adjustment.With<FundedBy>("fundedBy", static value => value.FundedBy, EnumFormat<FundedBy>.Instance, required: true);
            }),
        Most);

    public static ValueFormat<IReadOnlyList<ToldTax>> TaxLines { get; } = new ListFormat<ToldTax>(
        ObjectFormat<ToldTax>.Of(
            static _ => throw new NotSupportedException("Taxes are reckoned, not sent."),
            static tax =>
            {
                tax.With("name", static value => value.Name, StringFormat.Any, required: true);
                tax.With<decimal>("rate", static value => value.Percent, new DecimalFormat(TaxRate.PercentDecimals, 0, TaxRate.MaxPercent, least: 2), required: true);
                tax.With<Money>("base", static value => value.Base, MoneyFormat.Instance, required: true);
                tax.With<Money>("amount", static value => value.Amount, MoneyFormat.Instance, required: true);
            }),
        Most);

    public static ValueFormat<IReadOnlyList<ToldCustomization>> Customization { get; } = new ListFormat<ToldCustomization>(
        ObjectFormat<ToldCustomization>.Of(
            static _ => throw new NotSupportedException("What was ordered stays as it is."),
            static part =>
            {
                part.With("group", static value => value.Group, StringFormat.Any, required: true);
                part.With("label", static value => value.Label, StringFormat.Any, required: true);
                part.With("choices", static value => value.Choices, new ListFormat<string>(StringFormat.Any, Most), required: true);
                part.With("text", static value => value.Text, StringFormat.Any);
                part.With<Money>("surcharge", static value => value.Surcharge, MoneyFormat.Instance, required: true);
            }),
        Most);

    public static IReadOnlyList<UploadId> IdsOf(IReadOnlyList<CustomizationFile> files) => [.. files.Select(file => file.Upload)];

    public static IReadOnlyList<ToldCustomization> Told(IReadOnlyList<OrderCustomization> parts, string currency) =>
        [.. parts.Select(part => new ToldCustomization(part.Group, part.Label, part.Choices, part.Text, new Money(part.Surcharge, currency)))];

    public static IReadOnlyList<ToldAdjustment> Told(IReadOnlyList<Adjustment> adjustments, string currency) =>
        [.. adjustments.Select(adjustment => new ToldAdjustment(adjustment.Kind, adjustment.Label, new Money(adjustment.Amount, currency), adjustment.FundedBy))];

    public static IReadOnlyList<ToldTax> Told(IReadOnlyList<TaxLine> taxes, string currency) =>
        [.. taxes.Select(tax => new ToldTax(tax.Name, tax.Rate * 100, new Money(tax.Base, currency), new Money(tax.Amount, currency)))];
}

/// <param name="Label">What the group was called.</param>
/// <param name="Choices">What was chosen, by name.</param>
internal sealed record ToldCustomization(string Group, string Label, IReadOnlyList<string> Choices, string? Text, Money Surcharge);

internal sealed record ToldAdjustment(AdjustmentKind Kind, string Label, Money Amount, FundedBy FundedBy);

/// <param name="Percent">19 is nineteen percent.</param>
/// <param name="Base">What the tax is on, without any tax.</param>
internal sealed record ToldTax(string Name, decimal Percent, Money Base, Money Amount);
