using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Inventory.Contracts;
using Marketplace.Application.Media.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Platform.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Ordering;

internal static class OrderingModule
{
    public static IServiceCollection AddOrdering(this IServiceCollection services) => services
        .AddScoped<OrderDesk>()
        .AddScoped<BuyerLanguage>()
        .AddScoped<LineCancellations>()
        .AddScoped<LostPromises>()
        .AddScoped<RequestedGoodsFinder>()
        .AddScoped<RequestedOrders>()
        .AddScoped<InvoiceDesk>()
        .AddScoped<ParcelDesk>()
        .AddScoped<PickupDesk>()
        .AddScoped(typeof(DueSellerOrders<>)).AddScoped(typeof(DueSellerOrder<>)).AddScoped<OverdueAnswerMove>().AddScoped<ReleaseMove>().AddScoped<CompletionMove>()
        .AddScoped<UnpaidOrder>()
        .AddScoped<CommissionBill>()
        .AddScoped<UnansweredRequest>()
        .AddScoped<IPaidOrders, PaidOrders>()
        .AddScoped<INumberedOrders, NumberedOrders>()
        .AddScoped<IUnpaidLines, UnpaidLines>()
        .AddScoped<OrderMoney>()
        .AddScoped<Bargains>()
        .AddScoped<OrderFiles>()
        .AddScoped<ISharedFiles>(provider => provider.GetRequiredService<OrderFiles>())
        .AddScoped<ICashSales, CashSales>()
        .AddScoped<IPurchases, Purchases>()
        .AddScoped<IPersonalData, OrderData>()
        .AddScoped<IPersonalData, InquiryData>()
        .AddScoped<IPersonalData, InvoiceData>()
        .AddScoped<IBooksCheck, OrderBooks>()
        .AddScoped<IBooksCheck, InvoiceBooks>()
        .AddScoped<IBooksCheck, FulfilmentBooks>()
        .AddScoped<IBooksCheck, RefundedLineBooks>()
        .AddScoped<IFeedSubjects, OrdersInFeed>()
        .AddScoped<IFeedSubjects, SellerOrdersInFeed>();
}
