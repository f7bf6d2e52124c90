using System.Text.Json;
using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Infrastructure.Catalog;

/// <summary>What a cart and a checkout have to know of a listing, in one round trip.</summary>
internal sealed class OfferCatalog(MarketplaceDbContext db, OfferStatement statement, IMediaAddresses addresses, TimeProvider clock) : IOfferCatalog
{
    public async Task<IReadOnlyDictionary<ListingId, Offer>> FindAsync(IReadOnlyCollection<ListingId> listings, string currency, bool known, CancellationToken ct)
    {
        if (listings.Count == 0) return new Dictionary<ListingId, Offer>();

        var now = clock.GetUtcNow();
        var rows = await statement.RunAsync(db, listings, currency, now, ct);
        return rows.GroupBy(row => row.ListingId).Select(row => OfferOf([.. row], now)).Where(offer => known || IsPublic(offer)).ToDictionary(offer => offer.ListingId);
    }

    private Offer OfferOf(IReadOnlyList<OfferRow> rows, DateTimeOffset now)
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

    private static OfferObstacle ObstacleOf(OfferRow row)
    {
        if (row.SellerStatus is not SellerStatus.Approved) return OfferObstacle.SellerClosed;
        if (row.ProductStatus is not ProductStatus.Published || !row.IsVariantActive) return OfferObstacle.ProductUnavailable;
        if (row.Status is not (ListingStatus.Active or ListingStatus.OutOfStock) || row.Mode is ListingMode.InterestOnly) return OfferObstacle.ListingUnavailable;
        if (!row.IsShopOpen) return OfferObstacle.ShopClosed;
        return row.Mode is ListingMode.PurchaseRequest ? OfferObstacle.OnRequest : OfferObstacle.None;
    }

    /// <summary>A closed shop's offers are still seen; what is withdrawn, or of a seller who does not sell, does not exist for the public.</summary>
    private static bool IsPublic(Offer offer) => offer.Obstacle is OfferObstacle.None or OfferObstacle.OnRequest or OfferObstacle.ShopClosed;
}
