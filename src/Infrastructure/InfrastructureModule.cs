using Marketplace.Application.Common;
using Marketplace.Infrastructure.Demo;
using Marketplace.Infrastructure.Housekeeping;
using Marketplace.Infrastructure.Identity;
using Marketplace.Infrastructure.Integration;
using Marketplace.Infrastructure.Inventory;
using Marketplace.Infrastructure.Media;
using Marketplace.Infrastructure.Messaging;
using Marketplace.Infrastructure.Ordering;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Platform;
using Marketplace.Infrastructure.Protection;
using Marketplace.Infrastructure.RateLimiting;
using Marketplace.Infrastructure.Search;
using Marketplace.Infrastructure.Sellers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Infrastructure;

public static class InfrastructureModule
{
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IRateCounters, MemoryRateCounters>().AddHostedService<AuditSealing>();
        return services.AddPersistence(configuration).AddIdentityAdapters(configuration).AddMessaging(configuration).AddProtection(configuration)
            .AddMediaAdapters().AddSellersAdapters().AddIntegrationAdapters().AddSearch(configuration).AddInventoryAdapters().AddOrderingAdapters().AddHousekeeping(configuration).AddDemo(configuration);
    }
}
