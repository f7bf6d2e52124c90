using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Marketplace.Domain.Media;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Search;

/// <summary>All that some products are told of, read with as many statements for one product as for hundreds.</summary>
internal sealed class ProjectionSource
{
    public required IReadOnlyList<Product> Products { get; init; }

    public required ILookup<ProductId, Listing> Listings { get; init; }

    public required IReadOnlyDictionary<ListingId, StockItem> Stock { get; init; }

    public required IReadOnlyDictionary<SellerId, Seller> Sellers { get; init; }

    public required IReadOnlyDictionary<ShopId, Shop> Shops { get; init; }

    public required IReadOnlyDictionary<CategoryId, Category> Categories { get; init; }

    public required IReadOnlyDictionary<TagId, Tag> Tags { get; init; }

    public required IReadOnlyDictionary<UploadId, Upload> Uploads { get; init; }

    public static async Task<ProjectionSource> LoadAsync(MarketplaceDbContext db, ProductId[] ids, CancellationToken ct)
    {
        var products = await db.Products.AsNoTracking().Where(product => ids.Contains(product.Id)).ToListAsync(ct);
        var listings = await db.Listings.AsNoTracking()
            .Where(listing => ids.Contains(listing.ProductId) && (listing.Status == ListingStatus.Active || listing.Status == ListingStatus.OutOfStock))
            .ToListAsync(ct);

        var offered = listings.Select(listing => listing.Id).ToArray();
        var sellers = listings.Select(listing => listing.SellerId).Concat(products.Where(product => product.SellerId is not null).Select(product => product.SellerId!.Value)).Distinct().ToArray();
        var shops = listings.Where(listing => listing.ShopId is not null).Select(listing => listing.ShopId!.Value).Distinct().ToArray();
        var categories = products.Where(product => product.CategoryId is not null).Select(product => product.CategoryId!.Value).Distinct().ToArray();
        var tags = products.SelectMany(product => product.Tags).Select(tag => tag.TagId).Distinct().ToArray();
        var uploads = products.SelectMany(product => product.Images).Select(image => image.UploadId).Distinct().ToArray();
        return new ProjectionSource
        {
            Products = products,
            Listings = listings.ToLookup(listing => listing.ProductId),
            Stock = await db.StockItems.AsNoTracking().IgnoreAutoIncludes().Where(item => offered.Contains(item.ListingId)).ToDictionaryAsync(item => item.ListingId, ct),
            Sellers = await db.Sellers.AsNoTracking().Where(seller => sellers.Contains(seller.Id)).ToDictionaryAsync(seller => seller.Id, ct),
            Shops = await db.Shops.AsNoTracking().Where(shop => shops.Contains(shop.Id)).ToDictionaryAsync(shop => shop.Id, ct),
            Categories = await db.Categories.AsNoTracking().Where(category => categories.Contains(category.Id)).ToDictionaryAsync(category => category.Id, ct),
            Tags = await db.Tags.AsNoTracking().Where(tag => tags.Contains(tag.Id)).ToDictionaryAsync(tag => tag.Id, ct),
            Uploads = await db.Uploads.AsNoTracking().Where(upload => uploads.Contains(upload.Id)).ToDictionaryAsync(upload => upload.Id, ct),
        };
    }
}
