using Marketplace.Application.Catalog.Contracts;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

internal sealed class ShopUse(ICatalogDb db) : IShopUse
{
    public Task<bool> IsUsedAsync(ShopId shop, CancellationToken ct) => db.Listings.AnyAsync(listing => listing.ShopId == shop, ct);
}
