using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

internal static class SqlitePersistence
{
    public static IServiceCollection AddSqlite(this IServiceCollection services)
    {
        services.AddSingleton<SqliteDatabase>().AddSingleton<SqliteWriterGate>().AddSingleton<SqliteConnectionInterceptor>().AddSingleton<IMigrationGate, SqliteMigrationGate>();
        return services.AddDbContextPool<SqliteMarketplaceDbContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<SqliteDatabase>().ConnectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(
                provider.GetRequiredService<AggregateInterceptor>(),
                provider.GetRequiredService<SqliteConnectionInterceptor>())
            .ReplaceService<IModificationCommandBatchFactory, SqliteInsertBatchFactory>());
    }
}
