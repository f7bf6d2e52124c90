using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering.Contracts;

namespace Marketplace.Domain.Ordering;

/// <summary>What a seller bills a buyer for a seller order, or takes back of it; or what the marketplace bills a seller. The law wants it kept as it was issued, so it outlives the person that it names.</summary>
public sealed partial class Invoice : AggregateRoot
{
    private Invoice() => (Number, Currency, Content) = ("", "", null!); // EF Core

    public InvoiceId Id { get; private init; }

    public InvoiceKind Kind { get; private init; }

    public int Year { get; private init; }

    public long Place { get; private init; }

    public string Number { get; private init; }

    /// <summary>Who has issued it; of a commission invoice, who gets it.</summary>
    public SellerId SellerId { get; private init; }

    public BuyerId? BuyerId { get; private init; }

    public OrderId? OrderId { get; private init; }

    public SellerOrderId? SellerOrderId { get; private init; }

    /// <summary>Of a credit note: what went back.</summary>
    public RefundId? RefundId { get; private init; }

    public DateOnly IssuedOn { get; private init; }

    public string Currency { get; private init; }

    /// <summary>In the currency's smallest unit, taxes included.</summary>
    public long Total { get; private init; }

    /// <summary>The tax in it, inside the prices and on top of them.</summary>
    public long TaxTotal { get; private init; }

    public InvoiceContent Content { get; private init; }

    /// <summary>The paper; null until it is printed, a moment later.</summary>
    public UploadId? FileId { get; private set; }

    /// <summary>For a seller order that was paid: what was paid of it.</summary>
    public static Invoice OfSale(InvoiceNumber number, Order order, SellerOrder part, InvoiceParty seller, DateOnly today)
    {
        var lines = BilledLines.Of(part);
        List<InvoiceTax> taxes = [.. BilledLines.TaxesOf(part).Where(tax => lines.Exists(line => line.Taxes.Any(tax.IsSame))).Select(lines.SumOf)];
        return Issue(
            number, new InvoiceSubject(part.SellerId) { BuyerId = part.BuyerId, OrderId = part.OrderId, SellerOrderId = part.Id }, part.Currency, lines.Sum(line => line.Total), today,
            new InvoiceContent(seller, new InvoiceParty(order.BillingAddress.Name, order.BillingAddress), part.Number, lines, taxes));
    }

    /// <summary>
    /// For money that went back. The goods that it is for take their own taxes along; for the rest, of each tax as much of what is left as of the price. Credit notes for all of it take all of the
    /// tax, to the smallest unit.
    /// </summary>
    /// <param name="before">The earlier credit notes.</param>
    public Invoice Credit(InvoiceNumber number, CreditedRefund refund, IReadOnlyCollection<Invoice> before, DateOnly today)
    {
        var (lines, taxes) = new CreditedLines(this, before).Of(refund);
        var subject = new InvoiceSubject(SellerId) { BuyerId = BuyerId, OrderId = OrderId, SellerOrderId = SellerOrderId, RefundId = refund.Id };
        return Issue(number, subject, Currency, refund.Amount, today, Content with { Lines = lines, Taxes = taxes, Corrects = Number });
    }

    public void Print(UploadId file) => FileId ??= file;

    private static Invoice Issue(InvoiceNumber number, InvoiceSubject about, string currency, long total, DateOnly today, InvoiceContent content)
    {
        var invoice = new Invoice
        {
            Id = InvoiceId.New(),
            Kind = number.Kind,
            Year = number.Year,
            Place = number.Place,
            Number = number.Text,
            SellerId = about.SellerId,
            BuyerId = about.BuyerId,
            OrderId = about.OrderId,
            SellerOrderId = about.SellerOrderId,
            RefundId = about.RefundId,
            Month = about.Month,
            IssuedOn = today,
            Currency = currency,
            Total = total,
            TaxTotal = content.Taxes.Sum(tax => tax.Amount),
            Content = content,
        };
        invoice.Raise(new InvoiceIssued(invoice.Id, invoice.Kind, invoice.Number, about.SellerOrderId, about.OrderId, about.SellerId, about.BuyerId, total, currency));
        return invoice;
    }

    /// <summary>What it is about.</summary>
    private sealed record InvoiceSubject(SellerId SellerId)
    {
        public BuyerId? BuyerId { get; init; }

        public OrderId? OrderId { get; init; }

        public SellerOrderId? SellerOrderId { get; init; }

        public RefundId? RefundId { get; init; }

        public DateOnly? Month { get; init; }
    }
}
