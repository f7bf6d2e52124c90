using Marketplace.Infrastructure.Health;
using Marketplace.Infrastructure.Persistence.Postgres.Replicas;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Persistence.Postgres;

internal static class PostgresPersistence
{
    private static readonly PlannedOnce Once = new();

    public static IServiceCollection AddPostgres(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<PostgresDatabase>().AddSingleton<BrokenConnections>().AddSingleton<IMigrationGate, PostgresMigrationGate>();
        if (configuration.GetSection($"{PersistenceOptions.Section}:{nameof(PersistenceOptions.Replicas)}").GetChildren().Any()) services.AddReplicas();
        return services.AddDbContextPool<PostgresMarketplaceDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<PostgresDatabase>().Source, postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)) // up to a limit anything can be counted in any order
            .AddInterceptors(provider.GetRequiredService<AggregateInterceptor>(), provider.GetRequiredService<BrokenConnections>(), Once));
    }

    private static void AddReplicas(this IServiceCollection services) => services
        .AddSingleton<ReplicaWatch>().AddHostedService(provider => provider.GetRequiredService<ReplicaWatch>())
        .AddSingleton<IReadinessCheck, ReplicaReadiness>()
        .AddScoped<ReplicaReads>().AddScoped(typeof(IPipelineBehavior<,>), typeof(ReplicaBehaviour<,>));
}
