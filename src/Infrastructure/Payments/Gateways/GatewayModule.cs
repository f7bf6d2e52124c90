using Marketplace.Application.Payments;
using Marketplace.Infrastructure.Payments.Gateways.Mips;
using Marketplace.Infrastructure.Payments.Gateways.Paypal;
using Marketplace.Infrastructure.Payments.Gateways.Razorpay;
using Marketplace.Infrastructure.Payments.Gateways.Stripe;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways;

public static class GatewayModule
{
    /// <summary>Registers an <see cref="IPaymentGateway"/> for each provider whose account is in the settings.</summary>
    public static IServiceCollection AddPaymentGateways(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<GatewayHttpOptions>(configuration, GatewayHttpOptions.Section)
            .AddSettings<StripeOptions>(configuration, StripeOptions.Section).AddSettings<RazorpayOptions>(configuration, RazorpayOptions.Section)
            .AddSettings<PaypalOptions>(configuration, PaypalOptions.Section).AddSettings<MipsOptions>(configuration, MipsOptions.Section);
        services.AddHttpClient(GatewayHttp.ClientName)
            .ConfigureHttpClient((provider, client) =>
            {
                client.Timeout = TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<GatewayHttpOptions>>().Value.TimeoutSeconds);
                client.MaxResponseContentBufferSize = GatewayHttp.MaxAnswerBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddSingleton<GatewayHttp>();
        services.AddSingleton<StripeApi>().AddSingleton<StripeReading>().AddSingleton<StripeWebhooks>();
        services.AddSingleton<RazorpayApi>().AddSingleton<RazorpayReading>().AddSingleton<RazorpayOpening>().AddSingleton<RazorpayWebhooks>();
        services.AddSingleton<PaypalTokens>().AddSingleton<PaypalApi>().AddSingleton<PaypalReading>().AddSingleton<PaypalWebhooks>();
        services.AddSingleton<MipsApi>().AddSingleton<MipsWebhooks>();
        if (IsSet(configuration, StripeOptions.Section, nameof(StripeOptions.SecretKey))) services.AddSingleton<IPaymentGateway, StripeGateway>();
        if (IsSet(configuration, RazorpayOptions.Section, nameof(RazorpayOptions.KeyId))) services.AddSingleton<IPaymentGateway, RazorpayGateway>();
        if (IsSet(configuration, PaypalOptions.Section, nameof(PaypalOptions.ClientId))) services.AddSingleton<IPaymentGateway, PaypalGateway>();
        if (IsSet(configuration, MipsOptions.Section, nameof(MipsOptions.MerchantId))) services.AddSingleton<IPaymentGateway, MipsGateway>();
        return services;
    }

    private static bool IsSet(IConfiguration configuration, string section, string name) => configuration[$"{section}:{name}"] is { Length: > 0 };
}
