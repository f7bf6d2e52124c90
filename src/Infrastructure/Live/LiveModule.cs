using Marketplace.Application.Platform.Contracts;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Redis;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Live;

internal static class LiveModule
{
    /// <summary>Workers tell, nodes with live connections hear.</summary>
    public static IServiceCollection AddLiveNews(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.HasRedis()) services.AddSingleton<INodeWire, RedisWire>();
        else if (PersistenceModule.ProviderOf(configuration) is DatabaseProvider.Postgres) services.AddSingleton<INodeWire, PostgresWire>();
        else services.AddSingleton<INodeWire, NoWire>();

        if (configuration.RolesOfNode().HasFlag(NodeRoles.Realtime)) services.AddSingleton<NewsDesk>().AddSingleton<ILiveNews>(provider => provider.GetRequiredService<NewsDesk>());
        return services.AddSingleton<NewsTeller>().AddWorkerOf<NewsTeller>(configuration);
    }
}
