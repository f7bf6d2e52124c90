using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.Ordering;

/// <summary>The lines of a seller order as they are billed: what of each is left of what was ordered, and what is charged for sending.</summary>
internal static class BilledLines
{
    public static List<InvoiceLine> Of(SellerOrder part)
    {
        List<InvoiceLine> lines = [.. part.Lines.Select(line => (line, units: part.IsPaid ? line.PaidQuantity : line.StandingQuantity)).Where(line => line.units > 0).Select(line => Of(line.line, line.units))];
        if (part.Shipping is { } sent) lines.Add(Of(part, sent));
        return lines;
    }

    public static IEnumerable<InvoiceTax> TaxesOf(SellerOrder part) => part.TaxLines.Select(tax => new InvoiceTax(tax.Name, tax.Rate * 100, tax.Base, tax.Amount, tax.IsIncluded));

    private static InvoiceLine Of(OrderLine line, int units)
    {
        var (total, tax) = (Left(line.Total), Left(line.Tax));
        return new InvoiceLine(NameOf(line), units, line.UnitPrice, (line.UnitPrice * units) + tax - total, tax, total)
        {
            LineId = line.Id,
            Taxes = [.. Taxes(isIncluded: false, tax), .. Taxes(isIncluded: true, Left(line.IncludedTax))],
        };

        long Left(long whole) => whole - line.Part(whole, line.Quantity - units);

        IEnumerable<InvoiceTax> Taxes(bool isIncluded, long sum)
        {
            List<TaxLine> taxes = [.. line.Taxes.Where(one => one.IsIncluded == isIncluded)];
            return taxes.Zip(Shares.Split(sum, [.. taxes.Select(one => one.Amount)]), (one, amount) => new InvoiceTax(one.Name, one.Rate * 100, Left(one.Base), amount, isIncluded));
        }
    }

    /// <summary>What of the taxes of the whole is on none of the goods is on sending them.</summary>
    private static InvoiceLine Of(SellerOrder part, ShippingShare sent)
    {
        var goods = part.Lines.SelectMany(line => line.Taxes).ToLookup(tax => (tax.Name, tax.Rate, tax.IsIncluded));
        var taxes = part.TaxLines.Select(tax => (tax, goods: goods[(tax.Name, tax.Rate, tax.IsIncluded)]))
            .Select(tax => new InvoiceTax(tax.tax.Name, tax.tax.Rate * 100, tax.tax.Base - tax.goods.Sum(one => one.Base), tax.tax.Amount - tax.goods.Sum(one => one.Amount), tax.tax.IsIncluded));
        return new InvoiceLine(part.ShippingMethodName ?? sent.Method, 1, sent.Charge, sent.Discount, sent.Tax, sent.Totals.Grand) { IsShipping = true, Taxes = [.. taxes.Where(tax => tax.Base != 0 || tax.Amount != 0)] };
    }

    private static string NameOf(OrderLine line) => line.VariantName.Length == 0 || line.VariantName == line.Name ? line.Name : $"{line.Name}, {line.VariantName}";
}
