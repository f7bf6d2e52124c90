using Marketplace.Application.Catalog;
using Marketplace.Application.Search.Contracts;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Search.Postgres;
using Marketplace.Infrastructure.Search.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Search;

internal static class SearchModule
{
    public static IServiceCollection AddSearch(this IServiceCollection services, IConfiguration configuration)
    {
        if (PersistenceModule.ProviderOf(configuration) is DatabaseProvider.Postgres) services.AddSingleton<SearchReaders, PostgresSearchReaders>();
        else services.AddSingleton<SearchReaders, SqliteSearchReaders>();

        return services
            .AddScoped<IProductSearch, ProductSearch>()
            .AddScoped<IProductProjection, ProductProjection>()
            .AddScoped<IPublicCatalog, PublicCatalog>()
            .AddScoped<ICatalogViews, CatalogViews>()
            .AddHostedService<SaleClock>();
    }
}
