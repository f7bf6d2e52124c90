using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Platform;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Infrastructure.Caching;
using Marketplace.Infrastructure.Messaging;
using Marketplace.Infrastructure.Persistence.Changes;
using Marketplace.Infrastructure.Persistence.Outbox;
using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Infrastructure.Persistence.Sqlite;
using Marketplace.Infrastructure.Settings;
using Marketplace.Infrastructure.Telemetry;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Persistence;

public static class PersistenceModule
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<PersistenceOptions>(configuration, PersistenceOptions.Section).AddSettings<OutboxOptions>(configuration, OutboxOptions.Section);

        services.AddSingleton<AggregateInterceptor>().AddSingleton<WriterGate>();
        services.AddSingleton<CommitSignals>().AddSingleton<MessageSignals>().AddSingleton<OutboxSignal>().AddSingleton<OutboxDispatcher>().AddWorker<OutboxWorker>(configuration).AddScoped<IBooksCheck, OutboxBooks>().AddScoped<IOutboxRetention, OutboxRetention>();

        services.AddSingleton<ChangeSignal>().AddSingleton<ChangeFeed>().AddWorker<ChangeWorker>(configuration).AddScoped<IChangeRetention, ChangeRetention>()
            .AddScoped<IRequestHandler<Read<ChangeView>, Page<ChangeView>>, ReadChanges>();

        if (configuration.IsMeasured()) services.AddHostedService<OutboxSampler>();

        services.AddScoped<IRequestHandler<Read<EventView>, Page<EventView>>, ReadEvents>().AddScoped<IRequestHandler<RedeliverEventCommand, Written>, RedeliverEvent>()
            .AddScoped<IRequestHandler<Read<EventRedeliveryView>, Page<EventRedeliveryView>>, ReadRedeliveries>();

        return ProviderOf(configuration) is DatabaseProvider.Postgres
            ? services.AddPostgres(configuration).AddContext<PostgresMarketplaceDbContext>()
            : services.AddSqlite(isMeasured: configuration.IsMeasured()).AddContext<SqliteMarketplaceDbContext>();
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

    /// <summary>What cannot be read is told by the review of the settings, together with everything else.</summary>
    internal static DatabaseProvider ProviderOf(IConfiguration configuration) =>
        Enum.TryParse<DatabaseProvider>(configuration[$"{PersistenceOptions.Section}:{nameof(PersistenceOptions.Provider)}"], ignoreCase: true, out var provider) ? provider : DatabaseProvider.Sqlite;

    /// <summary>The pooled context is told whose request it serves; each module then sees its own tables of it only.</summary>
    private static IServiceCollection AddContext<TContext>(this IServiceCollection services)
        where TContext : MarketplaceDbContext
    {
        services.AddScoped<OpenContext>().AddScoped<MarketplaceDbContext>(provider =>
        {
            var context = provider.GetRequiredService<TContext>();
            context.Serve(provider.GetService<WritePrecondition>(), provider.GetService<ICaller>, provider.GetService<IRequestOrigin>, provider.GetRequiredService<CommitSignals>(), provider.GetService<ChangeTeller>());
            provider.GetRequiredService<OpenContext>().Opened(context);
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
