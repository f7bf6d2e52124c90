using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Catalog.Imports;
using Marketplace.Application.Integration.Contracts;
using Marketplace.Application.Inventory.Contracts;
using Marketplace.Application.Platform.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Catalog;

internal static class CatalogModule
{
    public static IServiceCollection AddCatalog(this IServiceCollection services) => services
        .AddScoped<CatalogChanges>()
        .AddScoped<Offers>()
        .AddScoped<CatalogVisibility>()
        .AddScoped<ProductTables>()
        .AddScoped(provider => new Lazy<ProductTables>(provider.GetRequiredService<ProductTables>))
        .AddScoped<ICatalogPlaces, CatalogPlaces>()
        .AddScoped<IShopUse, ShopUse>()
        .AddScoped<ITaxClassUse, TaxClassUse>()
        .AddScoped<IProductPictures, ProductPictures>()
        .AddScoped<IStockedListings, StockedListings>()
        .AddScoped<ImportWords>()
        .AddScoped<OfferImport>()
        .AddScoped<IImportTarget, ProductImport>()
        .AddScoped<IImportTarget, CategoryImport>()
        .AddScoped<IFeedSubjects, ProductsInFeed>()
        .AddScoped<IFeedSubjects, ListingsInFeed>()
        .AddScoped<IFeedSubjects, CategoriesInFeed>();
}
