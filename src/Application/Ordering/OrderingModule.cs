using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Platform.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Ordering;

internal static class OrderingModule
{
    public static IServiceCollection AddOrdering(this IServiceCollection services) => services
        .AddScoped<OrderDesk>()
        .AddScoped<OrderMoney>()
        .AddScoped<ICashSales, CashSales>()
        .AddScoped<IPurchases, Purchases>()
        .AddScoped<IPersonalData, OrderData>()
        .AddScoped<IBooksCheck, OrderBooks>()
        .AddScoped<IFeedSubjects, OrdersInFeed>()
        .AddScoped<IFeedSubjects, SellerOrdersInFeed>();
}
