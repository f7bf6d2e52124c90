using Marketplace.StandIns.Gateways.Mips;
using Marketplace.StandIns.Gateways.Paypal;
using Marketplace.StandIns.Gateways.Razorpay;
using Marketplace.StandIns.Gateways.Stripe;

namespace Marketplace.StandIns.Gateways;

/// <summary>Providers of payments, each by its own protocol, with a page to pay on, signed webhooks, and a way to tell them what shall go wrong. No money moves here.</summary>
internal static class GatewaySimulator
{
    public static void AddGateways(this IServiceCollection services)
    {
        services.AddHttpClient();
        services.AddSingleton<GatewayFaults>().AddSingleton<Deliveries>();
        services.AddHostedService(provider => provider.GetRequiredService<Deliveries>());
    }

    public static void MapGateways(this WebApplication app, string secret)
    {
        var (faults, deliveries) = (app.Services.GetRequiredService<GatewayFaults>(), app.Services.GetRequiredService<Deliveries>());
        SimulatedProvider[] played = [new StripeStandIn(secret, faults, deliveries), new RazorpayStandIn(secret, faults, deliveries), new PaypalStandIn(secret, faults, deliveries), new MipsStandIn(secret, faults, deliveries)];
        var providers = played.ToDictionary(provider => provider.Name, StringComparer.Ordinal);
        foreach (var provider in played) provider.Map(app);
        app.MapPages(providers);
        app.MapControl(providers, faults, deliveries);
    }
}
