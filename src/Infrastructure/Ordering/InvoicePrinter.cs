using System.Globalization;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;

namespace Marketplace.Infrastructure.Ordering;

/// <summary>An invoice as lines of text.</summary>
internal sealed class InvoicePrinter : IInvoicePrinter
{
    private const int TextWidth = 35;

    private static readonly string Rule = new('-', PdfPages.Columns);

    public byte[] Print(Invoice invoice) => PdfPages.Of($"{TitleOf(invoice.Kind)} {invoice.Number}", [.. Lines(invoice)]);

    private static IEnumerable<PdfLine> Lines(Invoice invoice)
    {
        var content = invoice.Content;
        yield return new($"{TitleOf(invoice.Kind)} {invoice.Number}", IsBold: true);
        yield return new($"Date: {invoice.IssuedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        yield return new($"{(invoice.Kind is InvoiceKind.CommissionInvoice ? "Month" : "Order")}: {content.OrderNumber}");
        if (content.Corrects is { } corrected) yield return new($"Corrects invoice: {corrected}");
        foreach (var line in PartyOf(invoice.Kind is InvoiceKind.CommissionInvoice ? "Issued by" : "Seller", content.Seller).Concat(PartyOf(invoice.Kind is InvoiceKind.CommissionInvoice ? "Seller" : "Buyer", content.Buyer))) yield return line;

        yield return PdfLine.Blank;
        yield return new(Row("Item", "Qty", "Price", "Discount", "Tax", "Total"), IsBold: true);
        yield return new(Rule);
        foreach (var line in content.Lines.SelectMany(line => ItemOf(line, invoice.Currency))) yield return line;
        yield return new(Rule);
        yield return new(Row($"Total {invoice.Currency}", "", "", "", "", Amount(invoice.Total, invoice.Currency)), IsBold: true);

        yield return PdfLine.Blank;
        foreach (var line in content.Taxes.SelectMany(tax => TaxOf(tax, invoice.Currency))) yield return line;
        yield return new($"Tax in all: {Amount(invoice.TaxTotal, invoice.Currency)} {invoice.Currency}");
    }

    private static IEnumerable<PdfLine> PartyOf(string role, InvoiceParty party)
    {
        yield return PdfLine.Blank;
        yield return new($"{role}: {party.Name}", IsBold: true);
        if (party.Address is { } address)
        {
            string?[] parts = [address.Company, address.Name == party.Name ? null : address.Name, address.Line1, address.Line2, $"{address.PostalCode} {address.City}".Trim(), address.Subdivision, address.Country];
            foreach (var part in parts.Where(part => !string.IsNullOrWhiteSpace(part))) yield return new(part!);
        }

        if (party.RegistrationNumber is { } registered) yield return new($"Registration number: {registered}");
        if (party.TaxNumber is { } taxed) yield return new($"Tax number: {taxed}");
    }

    private static IEnumerable<PdfLine> ItemOf(InvoiceLine line, string currency)
    {
        var text = PdfPages.Wrap(line.Text, TextWidth);
        yield return new(Row(text[0], line.Quantity.ToString(CultureInfo.InvariantCulture), Amount(line.UnitPrice, currency), Amount(-line.Discount, currency), Amount(line.Tax, currency), Amount(line.Total, currency)));
        foreach (var rest in text.Skip(1)) yield return new(rest);
    }

    private static IEnumerable<PdfLine> TaxOf(InvoiceTax tax, string currency)
    {
        var how = tax.IsIncluded ? "in the prices" : "on top";
        var text = $"{tax.Name} {tax.Percent.ToString("0.####", CultureInfo.InvariantCulture)} % ({how}) on {Amount(tax.Base, currency)}: {Amount(tax.Amount, currency)} {currency}";
        return PdfPages.Wrap(text, PdfPages.Columns).Select(line => new PdfLine(line));
    }

    private static string Row(string text, string quantity, string price, string discount, string tax, string total) =>
        $"{text.PadRight(TextWidth)}{quantity,7}{price,13}{discount,12}{tax,11}{total,13}";

    private static string Amount(long minor, string currency) => new Money(minor, currency).ToDecimalString();

    private static string TitleOf(InvoiceKind kind) => kind switch
    {
        InvoiceKind.Invoice => "Invoice",
        InvoiceKind.CreditNote => "Credit note",
        _ => "Commission invoice",
    };
}
