using Marketplace.Application.Catalog;
using Marketplace.Application.Search.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Search;

internal static class SearchModule
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<SearchReaders>()
        .AddScoped<IProductSearch, SqliteProductSearch>()
        .AddScoped<IProductProjection, ProductProjection>()
        .AddScoped<IPublicCatalog, PublicCatalog>()
        .AddScoped<ICatalogViews, CatalogViews>()
        .AddHostedService<SaleClock>();
}
