using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.Infrastructure.Caching;
using Marketplace.Infrastructure.Health;
using Marketplace.Infrastructure.Identity;
using Marketplace.Infrastructure.RateLimiting;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Redis;

internal static class RedisModule
{
    public static bool HasRedis(this IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.Connection)}"]);

    /// <summary>Nothing but its settings, where no connection is named.</summary>
    public static IServiceCollection AddRedis(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<RedisOptions>(configuration, RedisOptions.Section);
        services.AddSingleton<MemoryRateCounters>();
        if (!configuration.HasRedis()) return services.AddSingleton<IRateCounters>(provider => provider.GetRequiredService<MemoryRateCounters>()).AddSingleton<IShortLivedCodes, NoShortLivedCodes>();

        return services.AddSingleton<RedisLink>().AddHostedService(provider => provider.GetRequiredService<RedisLink>())
            .AddSingleton<IRateCounters, RedisRateCounters>().AddSingleton<IShortLivedCodes, RedisCodes>().AddSingleton<ICacheLink, RedisCacheLink>().AddSingleton<IReadinessCheck, RedisReadiness>();
    }
}
