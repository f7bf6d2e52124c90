using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;

namespace Marketplace.Application.Ordering;

/// <summary>The money of a seller order, reckoned again from its lines, its shipping, its adjustments and its taxes.</summary>
internal static class SellerOrderBooks
{
    public static IEnumerable<Violation> Check(SellerOrder part) =>
        from sum in Sums(part)
        where sum.Actual != sum.Expected
        select new Violation(sum.Rule, $"sellerOrder {part.Number}", $"{sum.What} is {sum.Actual}, not {sum.Expected}");

    private static IEnumerable<(string Rule, string What, long Actual, long Expected)> Sums(SellerOrder part)
    {
        var (totals, lines, shipping) = (part.Totals, part.Lines, part.Shipping?.Totals ?? Totals.Zero);
        yield return ("ordering.sellerTotal", "the sum of its lines", lines.Sum(line => line.Total) + shipping.Grand, totals.Grand);
        yield return ("ordering.sellerTotal", "item − discount + shipping + tax", totals.Item - totals.Discount + totals.Shipping + totals.Tax, totals.Grand);
        yield return ("ordering.sellerItems", "the items of its lines", lines.Sum(line => line.Quantity), part.ItemCount);
        yield return ("ordering.shipping", "what is charged for sending", shipping.Shipping, totals.Shipping);
        yield return ("ordering.discount", "the discount of its lines", lines.Sum(line => line.Discount), totals.Discount);
        yield return ("ordering.discount", "what its adjustments take off", -part.Adjustments.Sum(adjustment => adjustment.Amount), totals.Discount + (part.Shipping?.Discount ?? 0));
        yield return ("ordering.platformDiscount", "what the marketplace pays of its lines and shipping", lines.Sum(line => line.PlatformDiscount) + (part.Shipping?.PlatformDiscount ?? 0), part.PlatformDiscount);
        yield return ("ordering.tax", "the tax of its lines", lines.Sum(line => line.Tax) + shipping.Tax, totals.Tax);
        yield return ("ordering.tax", "the tax of its tax lines", part.TaxLines.Where(tax => !tax.IsIncluded).Sum(tax => tax.Amount), totals.Tax);
        yield return ("ordering.includedTax", "the included tax of its lines", lines.Sum(line => line.IncludedTax) + shipping.IncludedTax, totals.IncludedTax);
        yield return ("ordering.includedTax", "the included tax of its tax lines", part.TaxLines.Where(tax => tax.IsIncluded).Sum(tax => tax.Amount), totals.IncludedTax);
        if (!part.IsCalledOff) yield return ("ordering.cancelled", "the called off part of its lines", lines.Sum(line => line.CancelledTotal), part.CancelledTotal);
        foreach (var line in lines.Where(line => line.Taxes.Count > 0)) yield return ("ordering.lineTax", $"the tax of line {line.Id.Value}", line.Taxes.Sum(tax => tax.Amount), line.Tax + line.IncludedTax);
        foreach (var line in lines) yield return ("ordering.line", $"price × quantity − discount + tax of line {line.Id.Value}", (line.UnitPrice * line.Quantity) - line.Discount + line.Tax, line.Total);
    }
}
