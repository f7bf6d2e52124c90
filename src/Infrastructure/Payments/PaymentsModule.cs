using Marketplace.Application.Payments;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments;

internal static class PaymentsModule
{
    public static IServiceCollection AddPaymentsAdapters(this IServiceCollection services, IConfiguration configuration) => services
        .AddSettings<PaymentsOptions>(configuration, PaymentsOptions.Section).AddSingleton(provider => provider.GetRequiredService<IOptions<PaymentsOptions>>().Value)
        .AddSingleton<PaymentSignal>().AddSingleton<IPaymentBell>(provider => provider.GetRequiredService<PaymentSignal>())
        .AddWorker<PaymentWorker>(configuration);
}
