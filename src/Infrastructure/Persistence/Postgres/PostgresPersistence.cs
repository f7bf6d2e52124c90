using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Persistence.Postgres;

internal static class PostgresPersistence
{
    public static IServiceCollection AddPostgres(this IServiceCollection services)
    {
        services.AddSingleton<PostgresDatabase>().AddSingleton<IConnectionPool>(provider => provider.GetRequiredService<PostgresDatabase>()).AddSingleton<IMigrationGate, PostgresMigrationGate>();
        return services.AddDbContextPool<PostgresMarketplaceDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<PostgresDatabase>().Source, postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(provider.GetRequiredService<AggregateInterceptor>()));
    }
}
