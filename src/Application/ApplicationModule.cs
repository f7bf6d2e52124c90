using Marketplace.Application.Catalog;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Application.Customers;
using Marketplace.Application.Finance;
using Marketplace.Application.Identity;
using Marketplace.Application.Integration;
using Marketplace.Application.Inventory;
using Marketplace.Application.Media;
using Marketplace.Application.Ordering;
using Marketplace.Application.Payments;
using Marketplace.Application.Platform;
using Marketplace.Application.Pricing;
using Marketplace.Application.Sellers;
using Marketplace.Application.Shopping;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Application;

public static class ApplicationModule
{
    public static IServiceCollection AddApplication(this IServiceCollection services) => services
        .AddUseCases()
        .AddScoped<WritePrecondition>()
        .AddScoped<Errands>()
        .AddSingleton<IServiceScopes, ServiceScopes>()
        .AddGuessedCodes()
        .AddIdentity()
        .AddPlatform()
        .AddMedia()
        .AddCustomers()
        .AddSellers()
        .AddCatalog()
        .AddInventory()
        .AddPricing()
        .AddShopping()
        .AddOrdering()
        .AddPayments()
        .AddFinance()
        .AddIntegration();

    /// <summary>Whoever knows where requests come from has said so before.</summary>
    private static IServiceCollection AddGuessedCodes(this IServiceCollection services)
    {
        services.TryAddSingleton<IGuessedCodes, UncountedGuesses>();
        return services;
    }

    /// <summary>MediatR without its registration package: handlers and event consumers are found, everything else is written out by its module.</summary>
    private static IServiceCollection AddUseCases(this IServiceCollection services) => services
        .AddScoped<ServiceFactory>(provider => provider.GetService!)
        .AddScoped<IMediator, Mediator>()
        .AddScoped(typeof(IPipelineBehavior<,>), typeof(CachingBehaviour<,>))
        .Scan(scan => scan.FromAssembliesOf(typeof(ApplicationModule))
            .AddClasses(types => types.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime()
            .AddClasses(types => types.AssignableTo<IEventConsumer>(), publicOnly: false).As<IEventConsumer>().WithScopedLifetime());
}
