using Marketplace.Domain.Common;
using Marketplace.Domain.Payments.Contracts;

namespace Marketplace.Domain.Ordering;

/// <summary>A refund, as far as a credit note tells of it. Amounts are in the smallest unit of the invoice's currency.</summary>
public sealed record CreditedRefund(RefundId Id, long Amount)
{
    /// <summary>For which goods, as far as that was said.</summary>
    public IReadOnlyList<RefundLine> Lines { get; init; } = [];

    /// <summary>The part of the amount that is for sending.</summary>
    public long Shipping { get; init; }
}

/// <summary>What a credit note takes back of an invoice.</summary>
/// <param name="before">The earlier credit notes of it.</param>
internal sealed class CreditedLines(Invoice bill, IReadOnlyCollection<Invoice> before)
{
    private readonly List<InvoiceLine> _lines = [];

    public (IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<InvoiceTax> Taxes) Of(CreditedRefund refund)
    {
        foreach (var item in refund.Lines.Where(item => item.Amount > 0)) Add(bill.Content.Lines.FirstOrDefault(line => line.LineId == item.LineId), line => line.LineId == item.LineId, item.Amount, item.Amount == item.Worth ? item.Quantity : null);
        if (refund.Shipping > 0) Add(bill.Content.Lines.FirstOrDefault(line => line.IsShipping), line => line.IsShipping, refund.Shipping, units: null);
        var left = bill.Total - before.Sum(credit => credit.Total) - _lines.Sum(line => line.Total);
        var rest = refund.Amount - _lines.Sum(line => line.Total);
        if (rest > 0) _lines.Add(Plain($"Refund of what invoice {bill.Number} billed", rest, [.. bill.Content.Taxes.Select(tax => Part(LeftOf(tax), rest, left))]));
        return (_lines, [.. bill.Content.Taxes.Select(tax => rest == left ? LeftBefore(tax) : Least(_lines.SumOf(tax), LeftBefore(tax))).Where(tax => tax.Base != 0 || tax.Amount != 0)]);
    }

    /// <param name="billed">Null where the invoice has no such line: then its amount is of no line.</param>
    /// <param name="units">Of how many the whole price goes back; null: a part of it.</param>
    private void Add(InvoiceLine? billed, Func<InvoiceLine, bool> isSame, long amount, int? units)
    {
        if (billed is null) return;
        var credited = before.SelectMany(credit => credit.Content.Lines).Where(isSame).Sum(line => line.Total);
        List<InvoiceTax> taxes = [.. billed.Taxes.Select(tax => Between(tax, credited, credited + amount, billed.Total))];
        var line = Plain(billed.Text, amount, taxes) with { LineId = billed.LineId, IsShipping = billed.IsShipping };
        _lines.Add(units is null ? line : line with { Quantity = units.Value, UnitPrice = billed.UnitPrice, Discount = (billed.UnitPrice * units.Value) + line.Tax - amount });
    }

    private static InvoiceLine Plain(string text, long amount, IReadOnlyList<InvoiceTax> taxes)
    {
        var tax = taxes.Where(tax => !tax.IsIncluded).Sum(tax => tax.Amount);
        return new InvoiceLine(text, 1, amount - tax, Discount: 0, tax, amount) { Taxes = taxes };
    }

    private InvoiceTax LeftBefore(InvoiceTax tax)
    {
        List<InvoiceTax> taken = [.. before.SelectMany(credit => credit.Content.Taxes).Where(tax.IsSame)];
        return tax with { Base = tax.Base - taken.Sum(one => one.Base), Amount = tax.Amount - taken.Sum(one => one.Amount) };
    }

    private InvoiceTax LeftOf(InvoiceTax tax)
    {
        var (left, now) = (LeftBefore(tax), _lines.SumOf(tax));
        return tax with { Base = Math.Max(0, left.Base - now.Base), Amount = Math.Max(0, left.Amount - now.Amount) };
    }

    private static InvoiceTax Least(InvoiceTax one, InvoiceTax other) => one with { Base = Math.Min(one.Base, other.Base), Amount = Math.Min(one.Amount, other.Amount) };

    private static InvoiceTax Part(InvoiceTax tax, long of, long whole) => Between(tax, 0, of, whole);

    /// <summary>What is between two marks on the way to the whole, so that all steps come to all of it.</summary>
    private static InvoiceTax Between(InvoiceTax tax, long from, long to, long whole)
    {
        return tax with { Base = At(tax.Base, to) - At(tax.Base, from), Amount = At(tax.Amount, to) - At(tax.Amount, from) };

        long At(long amount, long mark) => whole == 0 ? 0 : (long)(((2 * (Int128)amount * Math.Min(mark, whole)) + whole) / (2 * (Int128)whole)); // half up
    }
}
