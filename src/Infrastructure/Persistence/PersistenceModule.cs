using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Infrastructure.Persistence.Outbox;
using Marketplace.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Persistence;

public static class PersistenceModule
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PersistenceOptions>().Bind(configuration.GetSection(PersistenceOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection(OutboxOptions.Section)).ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton<SqliteDatabase>().AddSingleton<SqliteWriterGate>().AddSingleton<SqliteConnectionInterceptor>();
        services.AddSingleton<AggregateInterceptor>();
        services.AddSingleton<OutboxSignal>().AddSingleton<OutboxDispatcher>().AddHostedService<OutboxWorker>().AddScoped<IBooksCheck, OutboxBooks>();

        services.AddDbContextPool<SqliteMarketplaceDbContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<SqliteDatabase>().ConnectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(
                provider.GetRequiredService<AggregateInterceptor>(),
                provider.GetRequiredService<SqliteConnectionInterceptor>())
            .ReplaceService<IModificationCommandBatchFactory, SqliteInsertBatchFactory>());

        return services.AddContext();
    }

    /// <summary>Brings the database up to date; safe to call from several processes at once.</summary>
    public static async Task MigrateDatabaseAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await DatabaseMigrator.MigrateAsync(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>(), ct);
    }

    /// <summary>The pooled context is told whose request it serves; each module then sees its own tables of it only.</summary>
    private static IServiceCollection AddContext(this IServiceCollection services)
    {
        services.AddScoped<OpenContext>().AddScoped<MarketplaceDbContext>(provider =>
        {
            var context = provider.GetRequiredService<SqliteMarketplaceDbContext>();
            context.Serve(provider.GetService<WritePrecondition>(), provider.GetService<ICaller>, provider.GetService<IRequestOrigin>, provider.GetRequiredService<OutboxSignal>());
            provider.GetRequiredService<OpenContext>().Context = context;
            return context;
        });
        services.AddScoped<IUnitOfWork>(provider => provider.GetRequiredService<MarketplaceDbContext>());

        foreach (var tables in typeof(MarketplaceDbContext).GetInterfaces().Where(contract => contract.Assembly == typeof(IUnitOfWork).Assembly && contract.Name.EndsWith("Db", StringComparison.Ordinal)))
        {
            services.AddScoped(tables, provider => provider.GetRequiredService<MarketplaceDbContext>());
        }

        return services;
    }
}
