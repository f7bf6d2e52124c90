using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Platform.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Payments;

internal static class PaymentsModule
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddSingleton<Gateways>()
        .AddScoped<MethodShelf>()
        .AddScoped<ReturnAddresses>()
        .AddScoped<GatewayDesk>()
        .AddScoped<PaymentRegister>()
        .AddScoped<PaymentDuties>()
        .AddScoped<PaymentInbox>()
        .AddScoped<RefundDesk>()
        .AddScoped<RefundRegister>()
        .AddScoped<IOrderPayments, OrderPayments>()
        .AddScoped<ITriedPayments, TriedPayments>()
        .AddScoped<IPaymentBooks, PaymentBooks>()
        .AddScoped<IBooksCheck, PaymentBooks>();
}
