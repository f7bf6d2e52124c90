using System.Text.Json;
using Marketplace.Application.Catalog;
using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Infrastructure.Search;

internal sealed class CatalogViews(MarketplaceDbContext db, TimeProvider clock) : ICatalogViews
{
    public IQueryable<Listing> OfApprovedSellers(IQueryable<Listing> listings) =>
        listings.Where(listing => db.Sellers.Any(seller => seller.Id == listing.SellerId && seller.Status == SellerStatus.Approved));

    public IQueryable<SellerId> SellersOf(IReadOnlyCollection<string> slugs) => db.Sellers.Where(seller => slugs.Contains(seller.Slug)).Select(seller => seller.Id);

    public IQueryable<ListingView> Of(IQueryable<Listing> listings, string currency)
    {
        var now = clock.GetUtcNow();
        var prices = db.Prices.Where(price => price.Currency == currency).OrderByDescending(price => price.MinQuantity);
        return
            from listing in listings
            let stock = Math.Max(0, db.StockItems.Where(item => item.ListingId == listing.Id).Sum(item => item.OnHand - item.Reserved - item.SafetyStock))
            select new ListingView
            {
                Id = listing.Id,
                Revision = listing.Version,
                ProductId = listing.ProductId,
                VariantId = listing.VariantId,
                SellerId = listing.SellerId,
                ShopId = listing.ShopId,
                Sku = listing.Sku,
                PriceMinor = prices.Where(price => price.ListingId == listing.Id && price.MinQuantity <= listing.MinQuantity).Select(p => (long?)(p.SaleAmountMinor != null && (p.SaleStartsAt == null || p.SaleStartsAt <= now) && (p.SaleEndsAt == null || p.SaleEndsAt > now)
                    ? p.SaleAmountMinor : p.AmountMinor)).FirstOrDefault(),
                CompareAtMinor = prices.Where(price => price.ListingId == listing.Id && price.MinQuantity <= listing.MinQuantity).Select(p => p.SaleAmountMinor != null && (p.SaleStartsAt == null || p.SaleStartsAt <= now) && (p.SaleEndsAt == null || p.SaleEndsAt > now)
                    ? (long?)p.AmountMinor : null).FirstOrDefault(),
                Currency = currency,
                SaleEndsAt = prices.Where(price => price.ListingId == listing.Id && price.MinQuantity <= listing.MinQuantity).Select(p => p.SaleAmountMinor != null && (p.SaleStartsAt == null || p.SaleStartsAt <= now) && p.SaleEndsAt > now ? p.SaleEndsAt : null).FirstOrDefault(),
                Unit = listing.Unit,
                Condition = listing.Condition,
                Mode = listing.Mode,
                MinQuantity = listing.MinQuantity,
                MaxQuantity = listing.MaxQuantity,
                Stock = stock,
                InStock = stock > 0,
                IsAvailable = stock >= listing.MinQuantity && (listing.Status == ListingStatus.Active || listing.Status == ListingStatus.OutOfStock) && listing.Mode != ListingMode.InterestOnly
                    && (listing.ShopId == null || db.Shops.Any(shop => shop.Id == listing.ShopId && shop.IsOpen))
                    && db.Sellers.Any(seller => seller.Id == listing.SellerId && seller.Status == SellerStatus.Approved)
                    && db.Products.Any(product => product.Id == listing.ProductId && product.Status == ProductStatus.Published),
                Status = listing.Status,
                StatusReason = listing.StatusReason,
                ExternalId = listing.ExternalId,
                CreatedAt = listing.CreatedAt,
                UpdatedAt = listing.UpdatedAt,
                ProductName = db.Products.Where(product => product.Id == listing.ProductId).Select(product => product.Name).First(),
            };
    }

    public IQueryable<VariantView> Of(IQueryable<Variant> variants, IQueryable<ListingView> offered, string currency)
    {
        var ranked = BestFirst(offered);
        return
            from variant in variants
            select new VariantView
            {
                Id = variant.Id,
                Revision = db.Products.Where(product => product.Id == variant.ProductId).Select(product => product.Version).First(),
                ProductId = variant.ProductId,
                Name = variant.Name,
                Sku = variant.Sku,
                Gtin = variant.Gtin,
                Options = Json(variant.Options),
                Weight = variant.Weight,
                Position = variant.Position,
                IsActive = variant.IsActive,
                PriceMinor = ranked.Where(offer => offer.VariantId == variant.Id).Select(offer => offer.PriceMinor).FirstOrDefault(),
                CompareAtMinor = ranked.Where(offer => offer.VariantId == variant.Id).Select(offer => offer.CompareAtMinor).FirstOrDefault(),
                Currency = currency,
                Stock = offered.Where(offer => offer.VariantId == variant.Id).Where(offer => offer.Status == ListingStatus.Active || offer.Status == ListingStatus.OutOfStock).Sum(offer => offer.Stock),
                InStock = offered.Where(offer => offer.VariantId == variant.Id).Any(offer => (offer.Status == ListingStatus.Active || offer.Status == ListingStatus.OutOfStock) && offer.Stock > 0),
                IsAvailable = offered.Where(offer => offer.VariantId == variant.Id).Any(offer => offer.IsAvailable),
                Unit = ranked.Where(offer => offer.VariantId == variant.Id).Select(offer => (ListingUnit?)offer.Unit).FirstOrDefault(),
                ExternalId = variant.ExternalId,
                DefaultListingId = ranked.Where(offer => offer.VariantId == variant.Id).Select(offer => (ListingId?)offer.Id).FirstOrDefault(),
                ImageId = variant.ImageId,
                CreatedAt = variant.CreatedAt,
                UpdatedAt = variant.UpdatedAt,
            };
    }

    public IQueryable<ProductView> Of(IQueryable<Product> products, IQueryable<ListingView> offered, string currency)
    {
        var ranked = BestFirst(offered);
        return
            from product in products
            select new ProductView
            {
                Id = product.Id,
                Revision = product.Version,
                Name = product.Name,
                Slug = product.Slug,
                Description = product.Description,
                Brand = product.Brand,
                PriceMinor = ranked.Where(offer => offer.ProductId == product.Id).Select(offer => offer.PriceMinor).FirstOrDefault(),
                CompareAtMinor = ranked.Where(offer => offer.ProductId == product.Id).Select(offer => offer.CompareAtMinor).FirstOrDefault(),
                PriceMaxMinor = offered.Where(offer => offer.ProductId == product.Id).Max(offer => offer.PriceMinor),
                Currency = currency,
                Stock = offered.Where(offer => offer.ProductId == product.Id).Where(offer => offer.Status == ListingStatus.Active || offer.Status == ListingStatus.OutOfStock).Sum(offer => offer.Stock),
                InStock = offered.Where(offer => offer.ProductId == product.Id).Any(offer => (offer.Status == ListingStatus.Active || offer.Status == ListingStatus.OutOfStock) && offer.Stock > 0),
                IsAvailable = offered.Where(offer => offer.ProductId == product.Id).Any(offer => offer.IsAvailable),
                Unit = ranked.Where(offer => offer.ProductId == product.Id).Select(offer => (ListingUnit?)offer.Unit).FirstOrDefault(),
                Options = Json(product.Options),
                Specs = Json(product.Specs),
                SellerName = db.Sellers.Where(seller => seller.Id == product.SellerId).Select(seller => seller.Name).FirstOrDefault(),
                PublishedAt = product.PublishedAt,
                Status = product.Status,
                StatusReason = product.StatusReason,
                ExternalId = product.ExternalId,
                CreatedAt = product.CreatedAt,
                UpdatedAt = product.UpdatedAt,
                SellerId = product.SellerId,
                CategoryId = product.CategoryId,
                TaxClassId = product.TaxClassId,
                DefaultListingId = ranked.Where(offer => offer.ProductId == product.Id).Select(offer => (ListingId?)offer.Id).FirstOrDefault(),
                PrimaryImageId = product.Images.Where(image => image.IsPrimary).Select(image => (ProductImageId?)image.Id).FirstOrDefault(),
                TagIds = product.Tags.Select(tag => tag.TagId).ToList(),
                IsCustomizable = product.CustomizationTemplateId != null,
                CustomizationTemplateId = product.CustomizationTemplateId,
                CreatedBy = product.CreatedBy,

                // Nothing is rated, counted or ranked here, but every property stands in the query: one that did not would be computed from the whole view.
                Rating = null,
                RatingCount = 0,
                RatingBreakdown = ProductView.NoRatings,
                SoldQuantity = 0,
                Popularity = 0,
                Relevance = 0,
            };
    }

    public IQueryable<ProductImageView> Of(IQueryable<ProductImage> images) =>
        from image in images
        join upload in db.Uploads on image.UploadId equals upload.Id into uploads
        from upload in uploads.DefaultIfEmpty()
        select new ProductImageView
        {
            Id = image.Id,
            Revision = db.Products.Where(product => product.Id == image.ProductId).Select(product => product.Version).First(),
            ProductId = image.ProductId,
            UploadId = image.UploadId,
            Position = image.Position,
            IsPrimary = image.IsPrimary,
            Alt = image.Alt,
            StorageKey = upload!.StorageKey ?? "",
            Width = upload.Width ?? 0,
            Height = upload.Height ?? 0,
            CreatedAt = image.CreatedAt,
            UpdatedAt = image.UpdatedAt,
        };

    /// <summary>As <see cref="BuyBox"/> chooses.</summary>
    private static IQueryable<ListingView> BestFirst(IQueryable<ListingView> offers) =>
        offers.OrderByDescending(offer => offer.IsAvailable).ThenBy(offer => offer.PriceMinor ?? ProjectedRow.Priceless).ThenBy(offer => offer.Id);

    /// <summary>Written after the row is read; the database has no part in it.</summary>
    private static string Json<T>(T value) => JsonSerializer.Serialize(value, EventJson.Options);
}
