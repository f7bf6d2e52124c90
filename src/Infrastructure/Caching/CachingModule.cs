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
    /// <summary>Nodes are connected by Redis; without it, and while one is cut off from it, by the database, where that can be shared.</summary>
    public static IServiceCollection AddAnswerCache(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<CacheOptions>(configuration, CacheOptions.Section);
        services.AddSingleton<CacheEpochs>().AddSingleton<ChangeTeller>().AddHostedService(provider => provider.GetRequiredService<ChangeTeller>()).AddSingleton<IAnswerCache, AnswerCache>();
        var isPostgres = PersistenceModule.ProviderOf(configuration) is DatabaseProvider.Postgres;
        if (isPostgres) services.AddSingleton<PostgresLink>().AddHostedService(provider => provider.GetRequiredService<PostgresLink>()).AddSingleton<PostgresCacheLink>();
        if (configuration.HasRedis()) return services;

        return isPostgres ? services.AddSingleton<ICacheLink>(provider => provider.GetRequiredService<PostgresCacheLink>()) : services.AddSingleton<ICacheLink, NoCacheLink>();
    }
}
