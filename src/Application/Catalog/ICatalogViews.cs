using Marketplace.Application.Catalog.Views;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Catalog;

/// <summary>
/// Joins what Catalog keeps with what other modules know of it: stock, shops, pictures. Which rows a caller may see stands in the readings; here
/// is what is told of them.
/// </summary>
public interface ICatalogViews
{
    /// <summary>Listings of sellers that may sell.</summary>
    IQueryable<Listing> OfApprovedSellers(IQueryable<Listing> listings);

    IQueryable<ListingView> Of(IQueryable<Listing> listings, string currency);

    /// <param name="offered">The listings out of which prices and stock come.</param>
    IQueryable<VariantView> Of(IQueryable<Variant> variants, IQueryable<ListingView> offered, string currency);

    /// <param name="offered">The listings out of which prices and stock come.</param>
    IQueryable<ProductView> Of(IQueryable<Product> products, IQueryable<ListingView> offered, string currency);

    IQueryable<ProductImageView> Of(IQueryable<ProductImage> images);

    IQueryable<SellerId> SellersOf(IReadOnlyCollection<string> slugs);
}
