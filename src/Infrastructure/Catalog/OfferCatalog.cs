using System.Text.Json;
using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Media.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Catalog;

/// <summary>Reads over the tables of Catalog, Sellers, Inventory and Media at once, which only this floor may: a checkout counts its round trips.</summary>
internal sealed class OfferCatalog(MarketplaceDbContext db, IMediaAddresses addresses, TimeProvider clock) : IOfferCatalog
{
    public async Task<IReadOnlyDictionary<ListingId, Offer>> FindAsync(IReadOnlyCollection<ListingId> listings, string currency, bool known, CancellationToken ct)
    {
        if (listings.Count == 0) return new Dictionary<ListingId, Offer>();

        var now = clock.GetUtcNow();
        var rows = await Rows(listings, currency, db.SellerClosures.HoldingAt(now)).ToListAsync(ct);
        return rows.GroupBy(row => row.ListingId).Select(row => OfferOf([.. row], now)).Where(offer => known || IsPublic(offer)).ToDictionary(offer => offer.ListingId);
    }

    /// <summary>A row per listing and price.</summary>
    private IQueryable<Row> Rows(IReadOnlyCollection<ListingId> listings, string currency, IQueryable<SellerClosure> closures) =>
        from listing in db.Listings.AsNoTracking().IgnoreAutoIncludes()
        where EF.Parameter(listings).Contains(listing.Id) // one parameter: with one for each, EF Core would write the statement anew for every list
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
        select new Row
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
                && !closures.Any(closure => closure.SellerId == listing.SellerId && (closure.ShopId == null || closure.ShopId == listing.ShopId)),
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
        };

    private Offer OfferOf(IReadOnlyList<Row> rows, DateTimeOffset now)
    {
        var row = rows[0];
        return new Offer
        {
            ListingId = row.ListingId,
            ProductId = row.ProductId,
            VariantId = row.VariantId,
            SellerId = row.SellerId,
            ShopId = row.ShopId,
            Obstacle = ObstacleOf(row),
            NeedsAcceptance = row.Acceptance is not AcceptancePolicy.Automatic,
            OnlyAdminAccepts = row.Acceptance is AcceptancePolicy.Admin,
            AcceptancePeriod = row.AcceptancePeriod,
            ReturnWindow = row.ReturnWindow,
            Prices = [.. rows.Select(other => other.Price).OfType<Price>().Select(price => new PriceStep(price.MinQuantity, price.At(now)) { Regular = new Money(price.AmountMinor, price.Currency) })],
            Categories = row.Lineage is null ? [] : Category.InLineage(row.Lineage),
            TaxClassId = row.TaxClassId,
            Customization = row.Customization ?? CustomizationForm.None,
            Weight = row.Weight?.InKilograms ?? 0,
            Available = Math.Max(0, row.Available),
            MinQuantity = row.MinQuantity,
            MaxQuantity = row.MaxQuantity,
            ProductName = row.ProductName,
            VariantName = row.VariantName,
            Sku = row.Sku,
            Options = JsonSerializer.Serialize(row.Options),
            Unit = States.Name(row.Unit),
            ImageUrl = row.Picture is null ? null : addresses.Of(row.Picture, Rendition.Thumbnail),
        };
    }

    private static OfferObstacle ObstacleOf(Row row)
    {
        if (row.SellerStatus is not SellerStatus.Approved) return OfferObstacle.SellerClosed;
        if (row.ProductStatus is not ProductStatus.Published || !row.IsVariantActive) return OfferObstacle.ProductUnavailable;
        if (row.Status is not (ListingStatus.Active or ListingStatus.OutOfStock) || row.Mode is ListingMode.InterestOnly) return OfferObstacle.ListingUnavailable;
        if (!row.IsShopOpen) return OfferObstacle.ShopClosed;
        return row.Mode is ListingMode.PurchaseRequest ? OfferObstacle.OnRequest : OfferObstacle.None;
    }

    /// <summary>A closed shop's offers are still seen; what is withdrawn, or of a seller who does not sell, does not exist for the public.</summary>
    private static bool IsPublic(Offer offer) => offer.Obstacle is OfferObstacle.None or OfferObstacle.OnRequest or OfferObstacle.ShopClosed;

    private sealed record Row
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
}
