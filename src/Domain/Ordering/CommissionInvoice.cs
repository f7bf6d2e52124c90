using System.Globalization;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Ordering;

/// <summary>Commission at one rate of tax, in the smallest unit of the invoice's currency.</summary>
/// <param name="TaxRate">In percent.</param>
public sealed record BilledCommission(decimal TaxRate, long Commission, long Tax);

/// <summary>What the marketplace bills a seller for a month.</summary>
public sealed partial class Invoice
{
    private const string Tax = "Tax on commission";

    /// <summary>Of a commission invoice: the first day of the month that it is for.</summary>
    public DateOnly? Month { get; private init; }

    /// <summary>For all that was taken until the end of a month and is on none of the former invoices. What was given back is taken off.</summary>
    /// <param name="taken">At most one of each rate.</param>
    /// <param name="former">The seller's in this currency.</param>
    /// <returns>At which rates how much is to be billed, below zero where more was given back than taken.</returns>
    public static IReadOnlyList<BilledCommission> Unbilled(IEnumerable<BilledCommission> taken, IReadOnlyCollection<Invoice> former) =>
    [
        .. taken.Concat(former.SelectMany(invoice => invoice.Content.Taxes, (_, tax) => new BilledCommission(tax.Percent, -tax.Base, -tax.Amount)))
            .GroupBy(part => part.TaxRate, (rate, parts) => parts.Aggregate(new BilledCommission(rate, 0, 0), (sum, part) => new(rate, sum.Commission + part.Commission, sum.Tax + part.Tax)))
            .Where(part => part.Commission != 0 || part.Tax != 0)
            .OrderBy(part => part.TaxRate),
    ];

    /// <param name="parts">In all more than nothing.</param>
    public static Invoice OfCommission(InvoiceNumber number, SellerId seller, string currency, DateOnly month, InvoiceParties parties, IReadOnlyList<BilledCommission> parts, DateOnly today)
    {
        var name = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return Issue(number, new InvoiceSubject(seller) { Month = month }, currency, parts.Sum(part => part.Commission + part.Tax), today, new InvoiceContent(
            parties.Issuer,
            parties.Recipient,
            name,
            [.. parts.Select(part => new InvoiceLine($"Commission {name}", 1, part.Commission, Discount: 0, part.Tax, part.Commission + part.Tax))],
            [.. parts.Select(part => new InvoiceTax(Tax, part.TaxRate, part.Commission, part.Tax, IsIncluded: false))]));
    }
}

public sealed record InvoiceParties(InvoiceParty Issuer, InvoiceParty Recipient);
