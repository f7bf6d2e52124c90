using Marketplace.Application.Catalog.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

internal sealed class CatalogPlaces(ICatalogDb db) : ICatalogPlaces
{
    public async Task<IReadOnlyDictionary<ProductId, IReadOnlyList<CategoryId>>> OfAsync(IReadOnlyCollection<ProductId> products, CancellationToken ct)
    {
        var found = await db.Products.AsNoTracking().IgnoreAutoIncludes().Where(product => products.Contains(product.Id))
            .Join(db.Categories, product => product.CategoryId, category => category.Id, (product, category) => new { product.Id, category.Lineage }).ToListAsync(ct);
        return found.ToDictionary(product => product.Id, product => Category.InLineage(product.Lineage));
    }

    public async Task<IReadOnlyList<CategoryId>> AboveAsync(CategoryId category, CancellationToken ct) =>
        Category.InLineage(await db.Categories.Where(candidate => candidate.Id == category).Select(candidate => candidate.Lineage).SingleOrDefaultAsync(ct) ?? "");

    public async Task<(SellerId Seller, ProductId Product)?> OfListingAsync(ListingId listing, CancellationToken ct)
    {
        var found = await db.Listings.Where(candidate => candidate.Id == listing).Select(candidate => new { candidate.SellerId, candidate.ProductId }).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.SellerId, found.ProductId);
    }
}
