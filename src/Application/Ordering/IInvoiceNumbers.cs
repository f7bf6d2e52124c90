using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;

namespace Marketplace.Application.Ordering;

/// <summary>Numbers of invoices.</summary>
public interface IInvoiceNumbers
{
    /// <summary>The next one of a seller, or of the marketplace; others wait until the transaction has ended, and where it is undone, so is the number.</summary>
    /// <param name="seller">Null: the marketplace.</param>
    Task<InvoiceNumber> NextAsync(SellerId? seller, InvoiceKind kind, int year, CancellationToken ct);
}

/// <summary>Makes the paper of an invoice.</summary>
public interface IInvoicePrinter
{
    /// <summary>A PDF document; of the same invoice the same bytes.</summary>
    byte[] Print(Invoice invoice);
}
