using Marketplace.Infrastructure.Caching;
using Marketplace.Infrastructure.Demo;
using Marketplace.Infrastructure.Finance;
using Marketplace.Infrastructure.Health;
using Marketplace.Infrastructure.Housekeeping;
using Marketplace.Infrastructure.Identity;
using Marketplace.Infrastructure.Integration;
using Marketplace.Infrastructure.Inventory;
using Marketplace.Infrastructure.Live;
using Marketplace.Infrastructure.Media;
using Marketplace.Infrastructure.Messaging;
using Marketplace.Infrastructure.Ordering;
using Marketplace.Infrastructure.Payments;
using Marketplace.Infrastructure.Payments.Gateways;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Platform;
using Marketplace.Infrastructure.Protection;
using Marketplace.Infrastructure.Redis;
using Marketplace.Infrastructure.Search;
using Marketplace.Infrastructure.Sellers;
using Marketplace.Infrastructure.Settings;
using Marketplace.Infrastructure.Telemetry;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Infrastructure;

public static class InfrastructureModule
{
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddWorker<AuditSealing>(configuration);
        services.AddSettings<TelemetryOptions>(configuration, TelemetryOptions.Section);
        if (configuration.IsExported()) services.AddScoped(typeof(IPipelineBehavior<,>), typeof(UseCaseSpan<,>));
        services.AddSettings<SafetyOptions>(configuration, SafetyOptions.Section).AddSingleton(new SettingsSection(Roles.Section, typeof(NodeRoles)));
        return services.AddRedis(configuration).AddAnswerCache(configuration).AddLiveNews(configuration).AddPersistence(configuration).AddIdentityAdapters(configuration).AddMessaging(configuration).AddProtection(configuration)
            .AddMediaAdapters(configuration).AddSellersAdapters(configuration).AddIntegrationAdapters(configuration).AddSearch(configuration).AddInventoryAdapters().AddOrderingAdapters(configuration).AddPaymentsAdapters(configuration).AddPaymentGateways(configuration).AddFinanceAdapters().AddHousekeeping(configuration).AddHealth(configuration).AddDemo(configuration);
    }
}
