using Marketplace.WebApi.Catalog;
using Marketplace.WebApi.Inventory;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.Media;
using Marketplace.WebApi.Platform;
using Marketplace.WebApi.Sellers;

namespace Marketplace.WebApi;

/// <summary>Every resource type of the product, module by module.</summary>
internal static class Resources
{
    public static IReadOnlyList<ResourceType> All { get; } =
    [
        CategoryResources.Categories, CategoryResources.Tags, ProductResources.Products, VariantResource.Type, ListingResources.Listings, ListingResources.Prices, ProductImageResource.Type,
        SellerResources.Sellers, SellerResources.Shops,
        StockResources.Items, StockResources.Adjustments, StockResources.Movements, StockResources.Reservations,
        UploadResource.Type, TransitionResource.Type,
    ];
}
