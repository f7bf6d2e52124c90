using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Marketplace.StandIns;
using Microsoft.AspNetCore.Builder;
using Shouldly;
using Xunit;

namespace Marketplace.Testing.Payments;

/// <summary>The providers of payments that are played, reached over HTTP, and what a test tells them.</summary>
public class PaymentSimulator : IAsyncDisposable
{
    /// <summary>A fault that outlives every repetition.</summary>
    public const int Always = 1000;

    private readonly HttpClient _http = new();
    private WebApplication? _program;

    public string Secret { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public string Origin => _program!.Urls.Single();

    public async Task StartAsync()
    {
        _program = Entry.Build(["--urls", "http://127.0.0.1:0", "--StandIns:ClientSecret", Secret, "--StandIns:WebhookRetryMilliseconds", "50"]);
        await _program.StartAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_program is not null) await _program.DisposeAsync();
        _http.Dispose();
    }

    /// <summary>What the marketplace has to know to be its customer.</summary>
    public Dictionary<string, string?> Settings => new(StringComparer.Ordinal)
    {
        ["Payments:Http:TimeoutSeconds"] = "2",
        ["Payments:Http:BreakAfter"] = "1000",
        ["Payments:Stripe:BaseAddress"] = Origin + "/stripe/",
        ["Payments:Stripe:SecretKey"] = "sk_test_" + Secret,
        ["Payments:Stripe:PublishableKey"] = "pk_test_standin",
        ["Payments:Stripe:WebhookSecrets:0"] = "whsec_" + Secret,
        ["Payments:Razorpay:BaseAddress"] = Origin + "/razorpay/",
        ["Payments:Razorpay:KeyId"] = "rzp_test_standin",
        ["Payments:Razorpay:KeySecret"] = Secret,
        ["Payments:Razorpay:WebhookSecrets:0"] = Secret,
        ["Payments:Paypal:BaseAddress"] = Origin + "/paypal/",
        ["Payments:Paypal:ClientId"] = "marketplace",
        ["Payments:Paypal:ClientSecret"] = Secret,
        ["Payments:Paypal:WebhookId"] = "WH-" + Secret,
        ["Payments:Mips:BaseAddress"] = Origin + "/mips/",
        ["Payments:Mips:MerchantId"] = "marketplace",
        ["Payments:Mips:EntityId"] = "marketplace",
        ["Payments:Mips:OperatorId"] = "marketplace",
        ["Payments:Mips:OperatorPassword"] = Secret,
        ["Payments:Mips:User"] = "marketplace",
        ["Payments:Mips:Password"] = Secret,
        ["Payments:Mips:CallbackSecret"] = Secret,
    };

    public Task BuyerAsync(string reference, string act, string code = "insufficient_funds") => SendAsync(HttpMethod.Post, $"payments/{reference}/{act}?code={code}");

    public Task FaultAsync(PaymentProvider provider, string step, string kind, int times = Always, int milliseconds = 500) =>
        SendAsync(HttpMethod.Post, "faults", new { provider = Name(provider), step, kind, times, milliseconds });

    public Task NoFaultsAsync() => SendAsync(HttpMethod.Delete, "faults");

    /// <summary>The faults that have not gone off.</summary>
    public async Task<IReadOnlyList<OrderedFault>> FaultsLeftAsync() =>
        [.. (await GetAsync("faults")).EnumerateArray().Select(fault => new OrderedFault(Enum.Parse<PaymentProvider>(fault.GetProperty("provider").GetString()!, ignoreCase: true), fault.GetProperty("step").GetString()!, fault.GetProperty("kind").GetString()!))];

    /// <summary>So many of a hundred requests and webhooks go wrong, the same ones for the same seed.</summary>
    public Task ChaosAsync(int seed, int percent) => SendAsync(HttpMethod.Post, "chaos", new { seed, percent });

    public Task WebhooksToAsync(string? address) => SendAsync(HttpMethod.Put, "webhooks", new { address });

    public Task RevokeTokensAsync() => SendAsync(HttpMethod.Delete, "tokens");

    public async Task<int> TokensIssuedAsync() => (await GetAsync("tokens")).GetProperty("issued").GetInt32();

    public async Task<IReadOnlyList<Held>> HeldAsync() => [.. (await GetAsync("payments")).EnumerateArray().Select(held => held.Deserialize<Held>(JsonSerializerOptions.Web)!)];

    /// <summary>What a provider holds of one of our payments.</summary>
    public async Task<IReadOnlyList<JsonElement>> HeldAsync(PaymentProvider provider, PaymentId key) =>
        [.. (await GetAsync($"payments?provider={Name(provider)}")).EnumerateArray().Where(payment => payment.GetProperty("key").GetString() == key.Value.ToString())];

    public async Task<IReadOnlyList<ToldEvent>> ToldAsync(PaymentProvider provider, string reference) =>
        [.. (await GetAsync($"deliveries?provider={Name(provider)}&reference={reference}")).EnumerateArray().Select(told => new ToldEvent(
            told.GetProperty("id").GetString()!,
            told.GetProperty("kind").GetString()!,
            Encoding.UTF8.GetBytes(told.GetProperty("body").GetString()!),
            told.GetProperty("headers").Deserialize<Dictionary<string, string>>()!,
            told.GetProperty("attempts").GetInt32(),
            told.GetProperty("isDelivered").GetBoolean()))];

    /// <summary>The headers of a webhook as the provider signs it at a moment.</summary>
    public async Task<Dictionary<string, string>> SignedAsync(PaymentProvider provider, string id, byte[] body, DateTimeOffset at)
    {
        using var answer = await _http.PostAsJsonAsync($"{Origin}/_control/signatures", new { provider = Name(provider), id, body = Encoding.UTF8.GetString(body), at }, TestContext.Current.CancellationToken);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Dictionary<string, string>>())!;
    }

    /// <summary>A card of Stripe's list, confirmed as a client's library does it.</summary>
    public async Task ConfirmAsync(string intent, string card)
    {
        var (address, key) = StripeAccount;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["payment_method"] = card, ["return_url"] = "https://shop.example.test/paid" });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}v1/payment_intents/{intent}/confirm") { Content = form };
        request.Headers.Authorization = new("Bearer", key);
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBeOneOf(200, 402);
    }

    /// <summary>What a buyer does on the page, by its buttons; where he is sent then.</summary>
    public static async Task<Uri?> ClickAsync(Uri page, string button)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        (await browser.GetStringAsync(page, TestContext.Current.CancellationToken)).ShouldContain($"value=\"{button}\"");
        using var form = new FormUrlEncodedContent([new("answer", button)]);
        using var answer = await browser.PostAsync(page, form, TestContext.Current.CancellationToken);
        return answer.Headers.Location;
    }

    protected virtual (string? Address, string? Key) StripeAccount => (Settings["Payments:Stripe:BaseAddress"], Settings["Payments:Stripe:SecretKey"]);

    private static string Name(PaymentProvider provider) => provider.ToString().ToLowerInvariant();

    private Task<JsonElement> GetAsync(string path) => _http.GetFromJsonAsync<JsonElement>($"{Origin}/_control/{path}", TestContext.Current.CancellationToken);

    private async Task SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"{Origin}/_control/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}

/// <summary>A webhook that a provider made, with headers as it would be sent now.</summary>
public sealed record ToldEvent(string Id, string Kind, byte[] Body, Dictionary<string, string> Headers, int Attempts, bool IsDelivered);

/// <summary>Something that is to go wrong.</summary>
public sealed record OrderedFault(PaymentProvider Provider, string Step, string Kind);

/// <summary>A payment in a provider's own books, in units of its currency.</summary>
/// <param name="Key">Our payment's id.</param>
public sealed record Held(string Provider, string Reference, string? Key, string Status, string Currency, decimal Amount, decimal Authorized, decimal Captured, decimal Refunded);
