using Marketplace.Application.Catalog.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Catalog;

internal static class CatalogModule
{
    public static IServiceCollection AddCatalog(this IServiceCollection services) => services
        .AddScoped<CatalogChanges>()
        .AddScoped<Offers>()
        .AddScoped<CatalogVisibility>()
        .AddScoped<IShopUse, ShopUse>();
}
