using Marketplace.Domain.Common;

namespace Marketplace.Domain.Ordering;

/// <summary>What a seller bills a buyer, or takes back of that; and what the marketplace bills a seller.</summary>
public enum InvoiceKind { Invoice, CreditNote, CommissionInvoice }

/// <summary>Who issues an invoice, or who gets it.</summary>
public sealed record InvoiceParty(string Name, Address? Address)
{
    public string? RegistrationNumber { get; init; }

    public string? TaxNumber { get; init; }
}

/// <summary>Amounts are in the smallest unit of the invoice's currency, as below.</summary>
/// <param name="Tax">On top of the price.</param>
public sealed record InvoiceLine(string Text, int Quantity, long UnitPrice, long Discount, long Tax, long Total)
{
    /// <summary>What it is about; null for sending, and for what is about no line.</summary>
    public OrderLineId? LineId { get; init; }

    /// <summary>It is charged for sending.</summary>
    public bool IsShipping { get; init; }

    /// <summary>All of the line, on top of the price and inside it.</summary>
    public IReadOnlyList<InvoiceTax> Taxes { get; init; } = [];
}

/// <param name="Percent">19 is nineteen percent.</param>
/// <param name="Base">What the tax is on, without any tax.</param>
public sealed record InvoiceTax(string Name, decimal Percent, long Base, long Amount, bool IsIncluded)
{
    public bool IsSame(InvoiceTax other) => (Name, Percent, IsIncluded) == (other.Name, other.Percent, other.IsIncluded);
}

/// <summary>What of some lines a tax comes to.</summary>
internal static class InvoiceTaxes
{
    extension(IEnumerable<InvoiceLine> lines)
    {
        public InvoiceTax SumOf(InvoiceTax tax)
        {
            List<InvoiceTax> same = [.. lines.SelectMany(line => line.Taxes).Where(tax.IsSame)];
            return tax with { Base = same.Sum(one => one.Base), Amount = same.Sum(one => one.Amount) };
        }
    }
}

/// <summary>All that stands on an invoice besides its number, day and sum; nothing of it changes, whatever seller, buyer or order become.</summary>
/// <param name="OrderNumber">Of a commission invoice the month, as <c>2026-01</c>.</param>
/// <param name="Corrects">The number of the invoice that a credit note takes from.</param>
public sealed record InvoiceContent(InvoiceParty Seller, InvoiceParty Buyer, string OrderNumber, IReadOnlyList<InvoiceLine> Lines, IReadOnlyList<InvoiceTax> Taxes, string? Corrects = null);

/// <summary>Which one it is of those that a seller, or the marketplace, issues in a year: counted from one, for each kind, without a gap.</summary>
public sealed record InvoiceNumber(InvoiceKind Kind, int Year, long Place)
{
    /// <summary><c>R-2026-000017</c>; of a credit note <c>G-2026-000003</c>, of a commission invoice <c>C-2026-000001</c>.</summary>
    public string Text => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Letter}-{Year}-{Place:D6}");

    private char Letter => Kind switch
    {
        InvoiceKind.Invoice => 'R',
        InvoiceKind.CreditNote => 'G',
        _ => 'C',
    };
}
