using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>What every adapter keeps, whatever its protocol. One class for each provider inherits all of it.</summary>
public abstract partial class GatewayContract(GatewayWorld world) : IClassFixture<GatewayWorld>, IAsyncLifetime
{
    protected static readonly Uri ReturnUrl = new("https://shop.example.test/paid?order=1");
    protected static readonly Uri CancelUrl = new("https://shop.example.test/cart");

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected GatewayWorld World => world;

    protected abstract PaymentProvider Provider { get; }

    protected IPaymentGateway Gateway => world.Gateway(Provider);

    protected virtual string Method => "card";

    /// <summary>A currency that the provider takes.</summary>
    protected virtual string Currency => "USD";

    /// <summary>Whether money can be captured after the buyer has paid, and whether a part of it can.</summary>
    protected virtual bool CapturesLater => true;

    protected virtual bool CapturesParts => true;

    /// <summary>Whether a buyer whose payment was declined may try again.</summary>
    protected virtual bool TakesAnotherTry => true;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await world.NoFaultsAsync();
    }

    protected GatewayStart Order(long amount = 12_50, bool later = false, string? currency = null, bool hosted = false) =>
        new(PaymentId.New(), Method, new Money(amount, currency ?? Currency), "M-1001", "buyer@example.test", hosted ? ReturnUrl : null, hosted ? CancelUrl : null, later);

    protected Task<GatewayPayment> StartAsync(GatewayStart start) => Gateway.StartAsync(start, Ct);

    protected async Task<GatewayPayment> ReadAsync(string reference) => (await Gateway.ReadAsync(reference, Ct)).ShouldNotBeNull();

    protected virtual Task BuyerPaysAsync(string reference) => ByBuyerAsync(reference, "pay");

    protected virtual Task BuyerFailsAsync(string reference) => ByBuyerAsync(reference, "fail");

    /// <summary>A payment that is through, by the buyer and, where the provider wants that, by us.</summary>
    protected async Task<GatewayPayment> PaidAsync(long amount = 12_50, bool hosted = false, string? currency = null)
    {
        var started = await StartAsync(Order(amount, currency: currency, hosted: hosted));
        await BuyerPaysAsync(started.Reference);
        return await CompletedAsync(started);
    }

    protected async Task<GatewayPayment> AuthorizedAsync(long amount = 12_50)
    {
        var started = await StartAsync(Order(amount, later: true));
        await BuyerPaysAsync(started.Reference);
        var payment = await ReadAsync(started.Reference);
        (payment.Status, payment.Authorized, payment.Captured).ShouldBe((GatewayStatus.Authorized, amount, 0));
        return payment;
    }

    protected void NeedsThePlayed()
    {
        if (!world.IsPlayed(Provider)) Assert.Skip($"A person would have to act at the sandbox of {Provider}.");
    }

    private async Task<GatewayPayment> CompletedAsync(GatewayPayment started)
    {
        var payment = await ReadAsync(started.Reference);
        if (payment.Status is GatewayStatus.Authorized) payment = await Gateway.CaptureAsync(started.Reference, started.Amount, started.Reference, Ct);
        (payment.Status, payment.Captured, payment.Failure).ShouldBe((GatewayStatus.Captured, started.Amount.MinorUnits, null));
        return payment;
    }

    private async Task ByBuyerAsync(string reference, string act)
    {
        NeedsThePlayed();
        await world.BuyerAsync(reference, act);
    }
}
