using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Testing;
using Marketplace.Testing.Payments;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>A shop with a provider of payments in memory, and somebody who buys there.</summary>
internal sealed class PayingWorld : IAsyncDisposable
{
    private readonly MarketplaceApi _api;
    private readonly Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> _program;

    public PayingWorld(MarketplaceApi api, bool capturesLater = false)
    {
        _api = api;
        _program = api.WithWebHostBuilder(host => host
            .UseSetting("Payments:ReturnOrigins:0", "https://shop.test").UseSetting("Payments:WorkerEnabled", "true").UseSetting("Payments:PollMilliseconds", "50").UseSetting("Payments:RefundApprovalAbove", "15").UseSetting("Payments:CaptureLater", capturesLater ? "true" : "false")
            .ConfigureServices(services => services.AddSingleton<IPaymentGateway>(Gateway)));
    }

    public GatewayInMemory Gateway { get; } = new();

    public HttpClient Admin => With(_api.TokenOf("admin"));

    public HttpClient Anonymous => _program.CreateClient();

    /// <summary>Else its worker would go on to take what other tests are told, with a provider that knows nothing of it.</summary>
    public ValueTask DisposeAsync() => _program.DisposeAsync();

    public HttpClient With(string token)
    {
        var client = _program.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public async Task<(HttpClient Guest, string Cart)> CartAsync()
    {
        var made = (await Anonymous.Post("/api/v1/carts", Documents.Of("carts"))).ShouldBe(201);
        var guest = With(made.Data["meta"]!["guestToken"]!.GetValue<string>());
        (await guest.AddToCart(made.Id, (await _api.Product()).Listing)).ShouldBe(201);
        return (guest, made.Id);
    }

    public async Task<(HttpClient Guest, string Order, PaymentId Payment)> OrderAsync()
    {
        var (guest, cart) = await CartAsync();
        var bought = (await CheckOutAsync(guest, cart)).ShouldBe(201);
        return (guest, bought.Included("orders").Single()["id"]!.GetValue<string>(), PaymentOf(bought));
    }

    public static PaymentId PaymentOf(Answered checkout) => new(Guid.Parse(checkout.Included("payments").Single()["id"]!.GetValue<string>()));

    public static Task<Answered> CheckOutAsync(HttpClient guest, string cart, string? key = null) => guest.Post(
        "/api/v1/checkouts?include=order,payment",
        Documents.Of(
            "checkouts",
            new { expectedTotal = Documents.Money("10.00"), email = "buyer@example.com", paymentMethod = "stripe.card", returnUrl = "https://shop.test/paid", shippingAddress = Seeding.Address, billingAddress = Seeding.Address },
            new { cart = Documents.To("carts", cart) }),
        ("Idempotency-Key", key ?? Guid.NewGuid().ToString()));

    public static Task<Answered> PayAsync(HttpClient guest, string order, string? returnUrl = "https://shop.test/paid", string method = "stripe.card") =>
        guest.Post("/api/v1/payments", Document(order, method, returnUrl), ("Idempotency-Key", Guid.NewGuid().ToString()));

    public static object Document(string order, string method, string? returnUrl) =>
        Documents.Of("payments", new { paymentMethod = method, returnUrl }, new { order = Documents.To("orders", order) });

    public async Task<int> TellAsync(string provider, string reference, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/webhooks/{provider}", UriKind.Relative)) { Content = new StringContent($$"""{"id":"evt_1","payment":"{{reference}}"}""") };
        request.Headers.Add("signature", signature);
        using var answer = await Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}
