using Marketplace.Domain.Catalog;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Postgres;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Catalog;

/// <summary>
/// Reads over the tables of Catalog, Sellers, Inventory and Media at once, which only this floor may: a checkout counts its round trips. Carts and checkouts ask it while others wait for their turn to write, and to
/// put nine tables together anew each time took longer than to read them; so it is compiled once. It belongs to one model, hence to one program.
/// </summary>
internal sealed class OfferStatement
{
    private readonly Func<MarketplaceDbContext, IReadOnlyCollection<ListingId>, string, DateTimeOffset, IAsyncEnumerable<OfferRow>> _rows = EF.CompileAsyncQuery(
        (MarketplaceDbContext db, IReadOnlyCollection<ListingId> listings, string currency, DateTimeOffset now) =>
            from listing in db.Listings.TagWith(PlannedOnce.Tag).AsNoTracking().IgnoreAutoIncludes()
            where listings.Contains(listing.Id)
            join product in db.Products.IgnoreAutoIncludes() on listing.ProductId equals product.Id
            join variant in db.Variants on listing.VariantId equals variant.Id
            join seller in db.Sellers on listing.SellerId equals seller.Id
            join foundCategory in db.Categories on product.CategoryId equals foundCategory.Id into categories
            from category in categories.DefaultIfEmpty()
            join foundShop in db.Shops on listing.ShopId equals foundShop.Id into shops
            from shop in shops.DefaultIfEmpty()
            join foundStock in db.StockItems on listing.Id equals foundStock.ListingId into stocks
            from stock in stocks.DefaultIfEmpty()
            join foundTemplate in db.CustomizationTemplates on product.CustomizationTemplateId equals foundTemplate.Id into templates
            from template in templates.DefaultIfEmpty()
            join foundPrice in db.Prices.Where(price => price.Currency == currency) on listing.Id equals foundPrice.ListingId into prices
            from price in prices.DefaultIfEmpty()
            select new OfferRow
            {
                ListingId = listing.Id,
                ProductId = listing.ProductId,
                VariantId = listing.VariantId,
                SellerId = listing.SellerId,
                ShopId = listing.ShopId,
                Status = listing.Status,
                Mode = listing.Mode,
                ProductStatus = product.Status,
                IsVariantActive = variant.IsActive,
                SellerStatus = seller.Status,
                Acceptance = seller.AcceptancePolicy,
                AcceptancePeriod = seller.AcceptancePeriod,
                ReturnWindow = seller.ReturnWindow,
                IsShopOpen = (shop == null || (shop.IsOpen && shop.IsPublished))
                    && !db.SellerClosures.Any(closure => closure.StartsAt <= now && (closure.EndsAt == null || closure.EndsAt > now)
                        && closure.SellerId == listing.SellerId && (closure.ShopId == null || closure.ShopId == listing.ShopId)),
                MinQuantity = listing.MinQuantity,
                MaxQuantity = listing.MaxQuantity,
                Available = stock == null ? 0 : stock.OnHand - stock.Reserved - stock.SafetyStock,
                Lineage = category.Lineage,
                TaxClassId = product.TaxClassId,
                Customization = template.Form,
                Weight = variant.Weight,
                Price = price,
                ProductName = product.Name,
                VariantName = variant.Name,
                Sku = listing.Sku ?? variant.Sku,
                Options = variant.Options,
                Unit = listing.Unit,
                Picture = db.ProductImages.Where(image => image.ProductId == listing.ProductId && (image.Id == variant.ImageId || (variant.ImageId == null && image.IsPrimary)))
                    .Join(db.Uploads, image => image.UploadId, upload => upload.Id, (image, upload) => upload.StorageKey).FirstOrDefault(),
            });

    /// <returns>A row per listing and price.</returns>
    public async Task<IReadOnlyList<OfferRow>> RunAsync(MarketplaceDbContext db, IReadOnlyCollection<ListingId> listings, string currency, DateTimeOffset now, CancellationToken ct)
    {
        var rows = new List<OfferRow>();
        await foreach (var row in _rows(db, listings, currency, now).WithCancellation(ct)) rows.Add(row);
        return rows;
    }
}

/// <summary>A listing and one of its prices.</summary>
internal sealed record OfferRow
{
    public ListingId ListingId { get; init; }

    public ProductId ProductId { get; init; }

    public VariantId VariantId { get; init; }

    public SellerId SellerId { get; init; }

    public ShopId? ShopId { get; init; }

    public ListingStatus Status { get; init; }

    public ListingMode Mode { get; init; }

    public ProductStatus ProductStatus { get; init; }

    public bool IsVariantActive { get; init; }

    public SellerStatus SellerStatus { get; init; }

    public AcceptancePolicy Acceptance { get; init; }

    public TimeSpan AcceptancePeriod { get; init; }

    public TimeSpan ReturnWindow { get; init; }

    public bool IsShopOpen { get; init; }

    public int MinQuantity { get; init; }

    public int? MaxQuantity { get; init; }

    public int Available { get; init; }

    public string? Lineage { get; init; }

    public TaxClassId? TaxClassId { get; init; }

    public Measure? Weight { get; init; }

    /// <summary>Null: it is sold as it is.</summary>
    public CustomizationForm? Customization { get; init; }

    public Price? Price { get; init; }

    public required string ProductName { get; init; }

    public required string VariantName { get; init; }

    public string? Sku { get; init; }

    public required IReadOnlyDictionary<string, string> Options { get; init; }

    public ListingUnit Unit { get; init; }

    public string? Picture { get; init; }
}
