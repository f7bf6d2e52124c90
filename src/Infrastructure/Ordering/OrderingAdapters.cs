using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Ordering;
using Marketplace.Infrastructure.Catalog;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Ordering;

internal static class OrderingAdapters
{
    public static IServiceCollection AddOrderingAdapters(this IServiceCollection services) => services
        .AddScoped<IOfferCatalog, OfferCatalog>()
        .AddScoped<IOrderNumbers, OrderNumbers>();
}
