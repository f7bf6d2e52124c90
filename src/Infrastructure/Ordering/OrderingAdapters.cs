using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Ordering;
using Marketplace.Infrastructure.Catalog;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Ordering;

internal static class OrderingAdapters
{
    public static IServiceCollection AddOrderingAdapters(this IServiceCollection services, IConfiguration configuration) => services
        .AddSettings<OrderingOptions>(configuration, OrderingOptions.Section).AddSingleton(provider => provider.GetRequiredService<IOptions<OrderingOptions>>().Value)
        .AddSingleton<OfferStatement>().AddScoped<IOfferCatalog, OfferCatalog>()
        .AddSingleton<IPickupSecrets, PickupSecrets>()
        .AddScoped<IOrderNumbers, OrderNumbers>()
        .AddScoped<IInvoiceNumbers, InvoiceNumbers>()
        .AddSingleton<IInvoicePrinter, InvoicePrinter>();
}
