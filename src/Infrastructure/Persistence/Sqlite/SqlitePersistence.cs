using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

internal static class SqlitePersistence
{
    /// <param name="isMeasured">Whether somebody wants to know how long statements take.</param>
    public static IServiceCollection AddSqlite(this IServiceCollection services, bool isMeasured)
    {
        services.AddSingleton<SqliteDatabase>().AddSingleton<SqliteConnectionInterceptor>().AddSingleton<IMigrationGate, SqliteMigrationGate>();
        return services.AddDbContextPool<SqliteMarketplaceDbContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<SqliteDatabase>().ConnectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)) // up to a limit anything can be counted in any order
            .AddInterceptors([provider.GetRequiredService<AggregateInterceptor>(), provider.GetRequiredService<SqliteConnectionInterceptor>(), .. isMeasured ? [new SqliteMeasuring()] : Array.Empty<IInterceptor>()])
            .ReplaceService<IModificationCommandBatchFactory, SqliteInsertBatchFactory>());
    }
}
