using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Ordering;

/// <summary>One statement takes the number and reads it; its row stays locked until the invoice is stored, or takes the number back where it is not.</summary>
internal sealed class InvoiceNumbers(MarketplaceDbContext db) : IInvoiceNumbers
{
    public async Task<InvoiceNumber> NextAsync(SellerId? seller, InvoiceKind kind, int year, CancellationToken ct)
    {
        var (id, name) = (seller?.Value ?? Guid.Empty, kind.ToString());
        var taken = await db.Database
            .SqlQuery<long>($"insert into ordering_invoice_series (seller_id, kind, year, last) values ({id}, {name}, {year}, 1) on conflict (seller_id, kind, year) do update set last = ordering_invoice_series.last + 1 returning last as \"Value\"")
            .ToListAsync(ct);
        return new InvoiceNumber(kind, year, taken[0]);
    }
}
