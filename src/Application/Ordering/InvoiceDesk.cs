using Marketplace.Application.Common;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Issues invoices and credit notes, each once. To be called within a unit of work; the caller saves.</summary>
internal sealed class InvoiceDesk(IOrderingDb db, IUnitOfWork work, IInvoiceNumbers numbers, ISellerDirectory sellers, TimeProvider clock)
{
    /// <summary>The one of a seller order that was paid.</summary>
    public async Task<Invoice> BillAsync(SellerOrderId id, CancellationToken ct)
    {
        await LockAsync(id, ct);
        if (await db.Invoices.SingleOrDefaultAsync(invoice => invoice.SellerOrderId == id && invoice.Kind == InvoiceKind.Invoice, ct) is { } there) return there;

        var part = await db.SellerOrders.AsNoTracking().SingleAsync(part => part.Id == id, ct);
        var order = await db.Orders.AsNoTracking().SingleAsync(order => order.Id == part.OrderId, ct);
        var party = await sellers.PartyAsync(part.SellerId, ct);
        var invoice = Invoice.OfSale(await NumberAsync(part.SellerId, InvoiceKind.Invoice, ct), order, part, party, Today);
        db.Invoices.Add(invoice);
        return invoice;
    }

    /// <summary>The one of a refund that has succeeded; the invoice that it takes from is issued before, if need be.</summary>
    public async Task CreditAsync(SellerOrderId part, CreditedRefund refund, CancellationToken ct)
    {
        var bill = await BillAsync(part, ct);
        var credits = await db.Invoices.AsNoTracking().Where(credit => credit.SellerOrderId == part && credit.Kind == InvoiceKind.CreditNote).ToListAsync(ct);
        if (credits.Exists(credit => credit.RefundId == refund.Id)) return;

        db.Invoices.Add(bill.Credit(await NumberAsync(bill.SellerId, InvoiceKind.CreditNote, ct), refund, credits, Today));
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Before anything is read, so that two who issue for the same seller order see each other.</summary>
    private Task LockAsync(SellerOrderId part, CancellationToken ct) => work.LockAsync($"invoices {part.Value}", ct);

    private Task<InvoiceNumber> NumberAsync(SellerId seller, InvoiceKind kind, CancellationToken ct) => numbers.NextAsync(seller, kind, Today.Year, ct);
}
