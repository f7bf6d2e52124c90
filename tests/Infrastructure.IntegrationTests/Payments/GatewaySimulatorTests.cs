using System.Collections.Concurrent;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>The simulator sends webhooks as providers do: again until they are taken, and wrongly where it is told to.</summary>
public sealed class GatewaySimulatorTests(GatewayWorld world) : IClassFixture<GatewayWorld>, IAsyncLifetime
{
    private readonly ConcurrentQueue<GatewayEvent?> _received = new();
    private WebApplication _shop = null!;
    private int _refusals;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        _shop = builder.Build();
        _shop.MapPost("/webhooks/{provider}", async (string provider, HttpRequest request) =>
        {
            if (Interlocked.Decrement(ref _refusals) >= 0) return Results.StatusCode(503);

            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.Ordinal);
            _received.Enqueue(await world.Gateway(Enum.Parse<PaymentProvider>(provider, ignoreCase: true)).VerifyAsync(headers, body.ToArray(), CancellationToken.None));
            return Results.Ok();
        });
        await _shop.StartAsync();
        await world.WebhooksToAsync(_shop.Urls.Single() + "/webhooks/{provider}");
    }

    public async ValueTask DisposeAsync()
    {
        await world.WebhooksToAsync(address: null);
        await world.NoFaultsAsync();
        await _shop.DisposeAsync();
    }

    [Theory]
    [InlineData(PaymentProvider.Stripe, "payment_intent.succeeded")]
    [InlineData(PaymentProvider.Razorpay, "payment.captured")]
    [InlineData(PaymentProvider.Paypal, "CHECKOUT.ORDER.APPROVED")]
    [InlineData(PaymentProvider.Mips, "payment.success")]
    public async Task A_webhook_is_sent_again_until_it_is_taken(PaymentProvider provider, string kind)
    {
        _refusals = 2;
        var payment = await PaidAsync(provider);

        (await ReceivedAsync(payment, 1, kind)).ShouldHaveSingleItem();
        (await world.ToldAsync(provider, payment.Reference)).ShouldContain(told => told.Attempts > 1);
    }

    [Fact]
    public async Task A_webhook_comes_twice_with_the_same_id()
    {
        await world.FaultAsync(PaymentProvider.Stripe, "webhook", "twice", times: 1);
        var payment = await PaidAsync(PaymentProvider.Stripe);

        (await ReceivedAsync(payment, 2)).Select(told => told.Id).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Webhooks_come_out_of_order()
    {
        await world.FaultAsync(PaymentProvider.Razorpay, "webhook", "reorder", times: 1, milliseconds: 5_000);
        var payment = await PaidAsync(PaymentProvider.Razorpay);

        (await ReceivedAsync(payment, 2)).Select(told => told.Kind).ShouldBe(["order.paid", "payment.captured"]);
    }

    [Fact]
    public async Task A_webhook_never_comes_and_the_payment_is_listed_all_the_same()
    {
        await world.FaultAsync(PaymentProvider.Mips, "webhook", "never");
        var payment = await PaidAsync(PaymentProvider.Mips);
        await Task.Delay(300, Ct);

        Received(payment).ShouldBeEmpty();
        (await world.Gateway(PaymentProvider.Mips).ListAsync(DateTimeOffset.UtcNow.AddMinutes(-1), Ct).ToListAsync(Ct)).ShouldContain(listed => listed.Reference == payment.Reference && listed.Status == GatewayStatus.Captured);
    }

    [Fact]
    public async Task A_webhook_comes_late()
    {
        await world.FaultAsync(PaymentProvider.Stripe, "webhook", "late", milliseconds: 3_000);
        var payment = await PaidAsync(PaymentProvider.Stripe);
        await Task.Delay(200, Ct);
        Received(payment).ShouldBeEmpty();

        (await ReceivedAsync(payment, 1)).ShouldHaveSingleItem();
    }

    private async Task<GatewayPayment> PaidAsync(PaymentProvider provider)
    {
        var payment = await world.Gateway(provider).StartAsync(new GatewayStart(PaymentId.New(), "card", new Money(12_50, "USD"), "M-1001", Email: null, ReturnUrl: null, CancelUrl: null, CaptureLater: false), Ct);
        await world.BuyerAsync(payment.Reference, "pay");
        return payment;
    }

    /// <summary>What has come of a payment, once there is as much; others may still be told of their own.</summary>
    private async Task<IReadOnlyList<GatewayEvent>> ReceivedAsync(GatewayPayment payment, int count, string? kind = null)
    {
        for (var until = DateTime.UtcNow.AddSeconds(20); Received(payment, kind).Count < count && DateTime.UtcNow < until;) await Task.Delay(20, Ct);
        Received(payment, kind).Count.ShouldBeGreaterThanOrEqualTo(count);
        return Received(payment, kind);
    }

    private IReadOnlyList<GatewayEvent> Received(GatewayPayment payment, string? kind = null) => [.. _received.OfType<GatewayEvent>().Where(told => told.Key == payment.Key && (kind ?? told.Kind) == told.Kind)];
}
