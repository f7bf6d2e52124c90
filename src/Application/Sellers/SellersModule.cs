using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Integration.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Sellers;

internal static class SellersModule
{
    public static IServiceCollection AddSellers(this IServiceCollection services) => services
        .AddScoped<ISellerDirectory, SellerDirectory>()
        .AddScoped<ISellerPeople, SellerPeople>()
        .AddScoped<IShippingQuotes, ShippingQuotes>()
        .AddScoped<IImportTarget, ShopImport>()
        .AddScoped<KycReviewers>()
        .AddScoped<NewSellers>()
        .AddScoped<ISellerWishes>(provider => provider.GetRequiredService<NewSellers>())
        .AddScoped<IPersonalData, SellerData>()
        .AddScoped<IFeedSubjects, SellersInFeed>();
}
