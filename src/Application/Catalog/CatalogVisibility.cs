using Marketplace.Application.Common;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Catalog;

namespace Marketplace.Application.Catalog;

/// <summary>What each surface sees of the catalogue.</summary>
internal sealed class CatalogVisibility(ICatalogDb db, ICaller caller, ICatalogViews views, IPublicCatalog catalog)
{
    /// <summary>Everybody: what is published and on offer; a seller: its own and what it offers.</summary>
    public IQueryable<Product> Products => caller.Surface switch
    {
        Surface.Public => PublicProducts,
        Surface.Seller => db.Products.Where(product => product.SellerId == caller.SellerId || db.Listings.Any(listing => listing.ProductId == product.Id && listing.SellerId == caller.SellerId)),
        _ => db.Products,
    };

    public IQueryable<Listing> Listings => caller.Surface switch
    {
        Surface.Public => PublicListings,
        Surface.Seller => db.Listings.Where(listing => listing.SellerId == caller.SellerId),
        _ => db.Listings,
    };

    public IQueryable<Variant> Variants => db.Variants.Where(variant => (caller.Surface != Surface.Public || variant.IsActive) && Products.Any(product => product.Id == variant.ProductId));

    public IQueryable<ProductImage> Images => db.ProductImages.Where(image => Products.Any(product => product.Id == image.ProductId));

    public IQueryable<CustomizationTemplate> CustomizationTemplates => db.CustomizationTemplates.Where(template => Products.Any(product => product.Id == template.ProductId));

    public IQueryable<Category> Categories => caller.Surface is Surface.Public ? PublicCategories : db.Categories;

    /// <summary>What a stranger sees, whoever asks.</summary>
    public IQueryable<Product> PublicProducts => db.Products.Where(product => catalog.PublicProducts.Any(seen => seen.ProductId == product.Id));

    public IQueryable<Listing> PublicListings => views.OfApprovedSellers(db.Listings).Where(listing =>
        (listing.Status == ListingStatus.Active || listing.Status == ListingStatus.OutOfStock) && catalog.PublicProducts.Any(seen => seen.ProductId == listing.ProductId));

    public IQueryable<Category> PublicCategories => db.Categories.Where(category => category.IsActive);
}
