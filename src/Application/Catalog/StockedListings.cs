using Marketplace.Application.Inventory.Contracts;

namespace Marketplace.Application.Catalog;

internal sealed class StockedListings(ICatalogDb db) : IStockedListings
{
    public IQueryable<StockedListing> All => db.Listings.Select(listing => new StockedListing { Id = listing.Id, VariantId = listing.VariantId, Sku = listing.Sku });
}
