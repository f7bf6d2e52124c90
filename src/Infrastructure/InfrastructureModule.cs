using Marketplace.Infrastructure.Demo;
using Marketplace.Infrastructure.Integration;
using Marketplace.Infrastructure.Inventory;
using Marketplace.Infrastructure.Media;
using Marketplace.Infrastructure.Ordering;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Search;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Infrastructure;

public static class InfrastructureModule
{
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddPersistence(configuration).AddMediaAdapters().AddIntegrationAdapters().AddSearch().AddInventoryAdapters().AddOrderingAdapters().AddDemo(configuration);
    }
}
