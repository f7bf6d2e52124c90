using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

internal sealed class ProductsInFeed(ICatalogDb db, CatalogVisibility visibility) : IFeedSubjects
{
    public FeedType Type => FeedType.Products;

    public async Task<IReadOnlyList<FeedSubject>> LookAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        ProductId[] products = [.. ids.Select(ProductId.From)];
        return await db.Products.Where(product => products.Contains(product.Id))
            .Select(product => new FeedSubject(product.Id.Value, product.SellerId, visibility.PublicProducts.Any(seen => seen.Id == product.Id))).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<FeedKey>> HangingOnAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        ProductId[] products = [.. ids.Select(ProductId.From)];
        return await db.Listings.Where(listing => products.Contains(listing.ProductId)).Select(listing => new FeedKey(FeedType.Listings, listing.Id.Value)).ToListAsync(ct);
    }
}

internal sealed class ListingsInFeed(ICatalogDb db, CatalogVisibility visibility) : IFeedSubjects
{
    public FeedType Type => FeedType.Listings;

    public async Task<IReadOnlyList<FeedSubject>> LookAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        ListingId[] listings = [.. ids.Select(ListingId.From)];
        return await db.Listings.Where(listing => listings.Contains(listing.Id))
            .Select(listing => new FeedSubject(listing.Id.Value, listing.SellerId, visibility.PublicListings.Any(seen => seen.Id == listing.Id))).ToListAsync(ct);
    }
}

internal sealed class CategoriesInFeed(ICatalogDb db, CatalogVisibility visibility) : IFeedSubjects
{
    public FeedType Type => FeedType.Categories;

    public async Task<IReadOnlyList<FeedSubject>> LookAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        CategoryId[] categories = [.. ids.Select(CategoryId.From)];
        return await db.Categories.Where(category => categories.Contains(category.Id))
            .Select(category => new FeedSubject(category.Id.Value, null, visibility.PublicCategories.Any(seen => seen.Id == category.Id))).ToListAsync(ct);
    }
}
