using Marketplace.Application.Catalog.Contracts;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

internal sealed class TaxClassUse(ICatalogDb db) : ITaxClassUse
{
    public Task<bool> IsUsedAsync(TaxClassId taxClass, CancellationToken ct) => db.Products.AnyAsync(product => product.TaxClassId == taxClass, ct);
}
