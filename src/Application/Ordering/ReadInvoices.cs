using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

public sealed record InvoiceView : IView
{
    public InvoiceId Id { get; init; }
    public int Revision { get; init; }
    public SellerOrderId? SellerOrderId { get; init; }
    public OrderId? OrderId { get; init; }
    public UploadId? FileId { get; init; }
    public string Number { get; init; } = "";
    public InvoiceKind Kind { get; init; }
    public DateOnly IssuedOn { get; init; }
    public string Currency { get; init; } = "";
    public long TotalMinor { get; init; }
    public long TaxTotalMinor { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class ReadInvoices(IOrderingDb db, ICaller caller) : IRequestHandler<Read<InvoiceView>, Page<InvoiceView>>
{
    public Task<Page<InvoiceView>> Handle(Read<InvoiceView> request, CancellationToken cancellationToken) => Visible.Select(invoice => new InvoiceView
    {
        Id = invoice.Id,
        Revision = invoice.Version,
        SellerOrderId = invoice.SellerOrderId,
        OrderId = invoice.OrderId,
        FileId = invoice.FileId,
        Number = invoice.Number,
        Kind = invoice.Kind,
        IssuedOn = invoice.IssuedOn,
        Currency = invoice.Currency,
        TotalMinor = invoice.Total,
        TaxTotalMinor = invoice.TaxTotal,
        CreatedAt = invoice.CreatedAt,
        UpdatedAt = invoice.UpdatedAt,
    }).PageAsync(request, cancellationToken);

    private IQueryable<Invoice> Visible => caller.Surface switch
    {
        Surface.Admin => db.Invoices.AsNoTracking(),
        Surface.Seller when caller.SellerId is { } seller => db.Invoices.AsNoTracking().Where(invoice => invoice.SellerId == seller),
        Surface.Public when caller.BuyerId is { } buyer => db.Invoices.AsNoTracking().Where(invoice => invoice.BuyerId == buyer),
        _ => db.Invoices.Where(_ => false),
    };
}

/// <summary>Bills are told, and kept as they are: the law wants them whole (GDPR, article 17, 3 b).</summary>
internal sealed class InvoiceData(IOrderingDb db) : IPersonalData
{
    public string Section => "invoices";

    public async Task<object?> ExportAsync(DataSubject subject, CancellationToken ct) => await db.Invoices.AsNoTracking().Where(invoice => invoice.BuyerId == subject.ProfileId).OrderBy(invoice => invoice.Id)
        .Select(invoice => new { invoice.Number, invoice.Kind, invoice.IssuedOn, invoice.Currency, TotalMinor = invoice.Total, invoice.Content }).ToListAsync(ct);

    public Task EraseAsync(DataSubject subject, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Numbers of a seller, and the marketplace's own, have no gap; a bill is for the seller order's total, and credit notes take no more than went back, and with all of it all of its tax.</summary>
internal sealed class InvoiceBooks(IOrderingDb db) : IBooksCheck
{
    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct)
    {
        var series = await db.Invoices.Where(invoice => invoice.Kind != InvoiceKind.CommissionInvoice).GroupBy(invoice => new { invoice.SellerId, invoice.Kind, invoice.Year })
            .Select(issued => new { issued.Key.SellerId, issued.Key.Kind, issued.Key.Year, Count = issued.LongCount(), Last = issued.Max(invoice => invoice.Place) })
            .Where(issued => issued.Count != issued.Last).ToListAsync(ct);
        var own = await db.Invoices.Where(invoice => invoice.Kind == InvoiceKind.CommissionInvoice).GroupBy(invoice => invoice.Year)
            .Select(issued => new { Year = issued.Key, Count = issued.LongCount(), Last = issued.Max(invoice => invoice.Place) }).Where(issued => issued.Count != issued.Last).ToListAsync(ct);
        var bills = await db.Invoices.Where(invoice => invoice.Kind == InvoiceKind.Invoice)
            .Join(db.SellerOrders.IgnoreAutoIncludes(), invoice => invoice.SellerOrderId, part => (SellerOrderId?)part.Id, (invoice, part) => new
            {
                invoice.Number,
                PartNumber = part.Number,
                invoice.Total,
                Sold = part.PaidTotal > 0 ? part.PaidTotal : part.Totals.Grand - part.CancelledTotal,
                Back = part.RefundedTotal,
                Credited = db.Invoices.Where(credit => credit.SellerOrderId == part.Id && credit.Kind == InvoiceKind.CreditNote).Sum(credit => credit.Total),
                invoice.TaxTotal,
                CreditedTax = db.Invoices.Where(credit => credit.SellerOrderId == part.Id && credit.Kind == InvoiceKind.CreditNote).Sum(credit => credit.TaxTotal),
            })
            .Where(bill => bill.Total != bill.Sold || bill.Credited > bill.Back || bill.CreditedTax > bill.TaxTotal || (bill.Credited == bill.Total && bill.CreditedTax != bill.TaxTotal)).ToListAsync(ct);
        return
        [
            .. own.Select(issued => new Violation("ordering.invoiceNumbers", "marketplace", $"the last of {issued.Count} of {issued.Year} (CommissionInvoice) has the number {issued.Last}")),
            .. series.Select(issued => new Violation("ordering.invoiceNumbers", $"seller {issued.SellerId.Value}", $"the last of {issued.Count} of {issued.Year} ({issued.Kind}) has the number {issued.Last}")),
            .. bills.Select(bill => new Violation("ordering.invoices", $"sellerOrder {bill.PartNumber}", $"invoice {bill.Number} bills {bill.Total} of {bill.Sold}, and {bill.Credited} are credited of {bill.Back} that went back, with {bill.CreditedTax} of {bill.TaxTotal} tax")),
        ];
    }
}
