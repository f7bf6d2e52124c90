using Marketplace.Application.Common.Caching;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Infrastructure.Redis;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Caching;

internal static class CachingModule
{
    /// <summary>Nodes are connected by Redis; without it by the database, where that can be shared.</summary>
    public static IServiceCollection AddAnswerCache(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<CacheOptions>(configuration, CacheOptions.Section);
        services.AddSingleton<CacheEpochs>().AddSingleton<ChangeTeller>().AddHostedService(provider => provider.GetRequiredService<ChangeTeller>()).AddSingleton<IAnswerCache, AnswerCache>();
        if (configuration.HasRedis()) return services;
        if (PersistenceModule.ProviderOf(configuration) is not DatabaseProvider.Postgres) return services.AddSingleton<ICacheLink, NoCacheLink>();

        return services.AddSingleton<PostgresLink>().AddHostedService(provider => provider.GetRequiredService<PostgresLink>()).AddSingleton<ICacheLink, PostgresCacheLink>();
    }
}
