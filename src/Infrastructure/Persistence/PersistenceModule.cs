using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Infrastructure.Persistence.Outbox;
using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Infrastructure.Persistence.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Persistence;

public static class PersistenceModule
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PersistenceOptions>().Bind(configuration.GetSection(PersistenceOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection(OutboxOptions.Section)).ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton<AggregateInterceptor>();
        services.AddSingleton<OutboxSignal>().AddSingleton<OutboxDispatcher>().AddHostedService<OutboxWorker>().AddScoped<IBooksCheck, OutboxBooks>();

        return ProviderOf(configuration) is DatabaseProvider.Postgres
            ? services.AddPostgres().AddContext<PostgresMarketplaceDbContext>()
            : services.AddSqlite().AddContext<SqliteMarketplaceDbContext>();
    }

    /// <summary>Brings the database up to date, or looks whether it is; safe to call from several processes at once.</summary>
    public static async Task MigrateDatabaseAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await DatabaseMigrator.RunAsync(
            scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>(),
            scope.ServiceProvider.GetRequiredService<IMigrationGate>(),
            scope.ServiceProvider.GetRequiredService<IOptions<PersistenceOptions>>().Value.Migrate,
            ct);
    }

    internal static DatabaseProvider ProviderOf(IConfiguration configuration) =>
        configuration.GetSection(PersistenceOptions.Section).GetValue<DatabaseProvider>(nameof(PersistenceOptions.Provider));

    /// <summary>The pooled context is told whose request it serves; each module then sees its own tables of it only.</summary>
    private static IServiceCollection AddContext<TContext>(this IServiceCollection services)
        where TContext : MarketplaceDbContext
    {
        services.AddScoped<OpenContext>().AddScoped<MarketplaceDbContext>(provider =>
        {
            var context = provider.GetRequiredService<TContext>();
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
