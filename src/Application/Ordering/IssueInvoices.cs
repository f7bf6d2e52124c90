using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Ordering.Contracts;
using Marketplace.Domain.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>A seller order that was paid is billed.</summary>
internal sealed class InvoiceWhenPaid(IOrderingDb db, InvoiceDesk desk) : IEventConsumer
{
    public string Name => "ordering.invoiceWhenPaid";

    public bool Wants(string eventName) => eventName == "sellerOrder.paid";

    public async Task HandleAsync(EventEnvelope happened, CancellationToken ct)
    {
        await desk.BillAsync(happened.Read<SellerOrderPaid>().SellerOrderId, ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>What went back of a seller order is taken off its bill.</summary>
internal sealed class CreditWhenRefunded(IOrderingDb db, InvoiceDesk desk) : IEventConsumer
{
    public string Name => "ordering.creditWhenRefunded";

    public bool Wants(string eventName) => eventName == "refund.succeeded";

    public async Task HandleAsync(EventEnvelope happened, CancellationToken ct)
    {
        var refund = happened.Read<RefundMoved>();
        if (refund.SellerOrderId is not { } part) return; // it had paid for nothing, so nothing was billed

        await desk.CreditAsync(part, new CreditedRefund(refund.RefundId, refund.Amount) { Lines = refund.Lines, Shipping = refund.Shipping }, ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>What was issued is printed and kept for seller and buyer; apart from the issuing, which others wait for.</summary>
internal sealed class PrintInvoices(IOrderingDb db, IInvoicePrinter printer, IPrivateDocuments documents) : IEventConsumer
{
    public string Name => "ordering.printInvoices";

    public bool Wants(string eventName) => eventName == "invoice.issued";

    public async Task HandleAsync(EventEnvelope happened, CancellationToken ct)
    {
        var issued = happened.Read<InvoiceIssued>();
        var invoice = await db.Invoices.SingleAsync(candidate => candidate.Id == issued.InvoiceId, ct);
        if (invoice.FileId is not null) return;

        invoice.Print(await documents.KeepAsync(invoice.SellerId, invoice.BuyerId, printer.Print(invoice), $"{invoice.Number}.pdf", ct));
        await db.SaveChangesAsync(ct);
    }
}
