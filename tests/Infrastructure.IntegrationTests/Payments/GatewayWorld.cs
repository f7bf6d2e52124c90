using Marketplace.Application.Payments;
using Marketplace.Domain.Payments;
using Marketplace.Infrastructure.Payments.Gateways;
using Marketplace.Testing.Payments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>
/// The adapters as they are registered, and the simulator, reached over HTTP. A provider whose settings stand in the environment behind <c>MARKETPLACE_SANDBOX_</c>
/// (<c>MARKETPLACE_SANDBOX_Payments__Stripe__SecretKey</c>, …) is asked itself instead.
/// </summary>
public sealed class GatewayWorld : PaymentSimulator, IAsyncLifetime
{
    public const string SandboxPrefix = "MARKETPLACE_SANDBOX_";

    private readonly IConfiguration _sandboxes = new ConfigurationBuilder().AddEnvironmentVariables(SandboxPrefix).Build();
    private ServiceProvider _services = null!;

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
        _services = Services();
    }

    public override async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>The adapters under settings of the simulator, of sandboxes, and of the test.</summary>
    public ServiceProvider Services(params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).AddConfiguration(_sandboxes)
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))).Build();
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IConfiguration>(configuration).AddPaymentGateways(configuration);
        return services.BuildServiceProvider();
    }

    public static IPaymentGateway Of(IServiceProvider services, PaymentProvider provider) => services.GetServices<IPaymentGateway>().Single(gateway => gateway.Provider == provider);

    public static IEnumerable<PaymentProvider> Providers(IServiceProvider services) => services.GetServices<IPaymentGateway>().Select(gateway => gateway.Provider);

    public IPaymentGateway Gateway(PaymentProvider provider) => Of(_services, provider);

    /// <summary>Whether the provider is played here, so that it does as it is told.</summary>
    public bool IsPlayed(PaymentProvider provider) => !_sandboxes.GetSection($"Payments:{provider}").GetChildren().Any();

    protected override (string? Address, string? Key) StripeAccount
    {
        get
        {
            var configuration = _services.GetRequiredService<IConfiguration>();
            return (configuration["Payments:Stripe:BaseAddress"], configuration["Payments:Stripe:SecretKey"]);
        }
    }
}
