using Marketplace.Application.Common;
using Marketplace.Application.Inventory.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Catalog;

/// <summary>Makes listings with what belongs to each: its first price and its stock.</summary>
internal sealed class Offers(ICatalogDb db, IStockOpening stock, StoreOptions store)
{
    public Listing Open(SellerStanding seller, ProductId product, VariantId variant, ListingDetails details, Money? price, int onHand)
    {
        var listing = Listing.Create(seller.Id, product, variant, details);
        if (price is { } amount)
        {
            EnsureEnabled(amount.Currency, "price/currency");
            listing.AddPrice(new PriceDetails(amount), "price");
        }

        db.Listings.Add(listing);
        stock.Open(listing.Id, seller.Id, onHand);
        return listing;
    }

    /// <summary>Prices are in the currencies that the store has enabled.</summary>
    public void EnsureEnabled(string currency, string member) => Ensure.That(
        store.Currencies.Contains(currency),
        new DomainError(ErrorKind.Invalid, "unsupported_currency", $"This store sells in {string.Join(", ", store.Currencies)}.", member)
        {
            Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["allowed"] = store.Currencies },
        });
}
