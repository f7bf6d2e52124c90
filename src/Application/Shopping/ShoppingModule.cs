using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Shopping;

internal static class ShoppingModule
{
    public static IServiceCollection AddShopping(this IServiceCollection services) => services
        .AddScoped<CartPrices>()
        .AddScoped<ICheckoutCarts, CheckoutCarts>()
        .AddScoped<IPersonalData, CartData>()
        .AddScoped<ICartBooks, CartBooks>().AddScoped<ICartOwners, CartOwners>()
        .AddScoped<IBooksCheck, CartBooks>();
}
