using Marketplace.Application.Integration.Contracts;
using Marketplace.Application.Inventory.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog.Imports;

/// <summary>Offers the variants of an imported product: their prices and stock.</summary>
internal sealed class OfferImport(ICatalogDb db, Offers offers, IStockOpening stock)
{
    private const string StockNote = "Import";

    /// <summary>All of the seller's listings of the product, also archived ones: what the seller archived is not offered anew.</summary>
    public async Task<List<Listing>> ListingsAsync(Product product, SellerStanding seller, CancellationToken ct) =>
        await db.Listings.Where(listing => listing.ProductId == product.Id && listing.SellerId == seller.Id).ToListAsync(ct);

    public async Task OfferAsync(Variant variant, ImportedVariant wanted, ImportedVariant? before, List<Listing> listings, SellerStanding seller, CancellationToken ct)
    {
        var listing = listings.Find(candidate => candidate.VariantId == variant.Id && candidate.Condition is ListingCondition.New);
        if (listing is null)
        {
            if (wanted.Price is null) return;
            listing = offers.Open(seller, variant.ProductId, variant.Id, new ListingDetails { Sku = variant.Sku, ShopId = seller.FirstShop }, price: null, wanted.Quantity);
            SetPrice(listing, wanted);
            listings.Add(listing);
            return;
        }

        if (listing.Status is ListingStatus.Archived) return;
        if (before is null || before.Sku != wanted.Sku) listing.Change(listing.Details with { Sku = variant.Sku });
        if (wanted.Price is null) Withdraw(listing);
        else if (before is null || (before.Price, before.RegularPrice) != (wanted.Price, wanted.RegularPrice)) SetPrice(listing, wanted);
        if (before is not null && wanted.Quantity != before.Quantity) await stock.AdjustAsync(listing.Id, wanted.Quantity - before.Quantity, StockNote, ct);
    }

    public static void Withdraw(Listing? listing)
    {
        if (listing?.Status is ListingStatus.Active or ListingStatus.OutOfStock) listing.Move(ListingStatus.Paused, ListingMoves.OfSeller, reason: null, mayBeSold: false);
    }

    private void SetPrice(Listing listing, ImportedVariant wanted)
    {
        var details = ProductDiff.Price(wanted);
        offers.EnsureEnabled(details.Amount.Currency, "price/currency");
        if (listing.Prices.FirstOrDefault(price => price.Currency == details.Amount.Currency && price.MinQuantity == 1) is { } price) listing.ChangePrice(price.Id, details);
        else listing.AddPrice(details, "price");
    }
}
