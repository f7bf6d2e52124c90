using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Domain.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways.Paypal;

/// <summary>Requests to PayPal: JSON both ways, a bearer token, and <c>PayPal-Request-Id</c> for what has an effect (https://developer.paypal.com/api/rest/requests, https://developer.paypal.com/reference/guidelines/idempotency).</summary>
internal sealed class PaypalApi(GatewayHttp http, PaypalTokens tokens, IOptions<PaypalOptions> options)
{
    /// <summary>Currencies that PayPal takes without decimals (https://developer.paypal.com/reference/currency-codes).</summary>
    public static readonly GatewayAmounts Amounts = new(new Dictionary<string, int>(StringComparer.Ordinal) { ["HUF"] = 0, ["JPY"] = 0, ["TWD"] = 0 }.ToFrozenDictionary(StringComparer.Ordinal), tensOnly: false);

    /// <summary>Null where PayPal knows nothing of that name.</summary>
    public async Task<GatewayAnswer?> FindAsync(string path, CancellationToken ct)
    {
        var answer = await SendAsync(HttpMethod.Get, path, body: null, key: null, ct);
        if (answer.Status is HttpStatusCode.NotFound) return null;
        return answer.IsSuccess ? answer : throw answer.Unreadable(PaymentProvider.Paypal);
    }

    public Task<GatewayAnswer> PostAsync(string path, JsonObject body, string key, CancellationToken ct) => SendAsync(HttpMethod.Post, path, body.ToJsonString(), key, ct);

    /// <summary>For what has no effect, however often it is asked.</summary>
    public Task<GatewayAnswer> AskAsync(string path, string body, CancellationToken ct) => SendAsync(HttpMethod.Post, path, body, key: null, ct);

    private async Task<GatewayAnswer> SendAsync(HttpMethod method, string path, string? body, string? key, CancellationToken ct)
    {
        var token = await tokens.CurrentAsync(ct);
        var answer = await SendAsync(method, path, body, key, token, ct);
        if (answer.Status is not HttpStatusCode.Unauthorized) return answer.Accepted(PaymentProvider.Paypal);

        tokens.Forget(token); // PayPal may end one before its time
        return (await SendAsync(method, path, body, key, await tokens.CurrentAsync(ct), ct)).Accepted(PaymentProvider.Paypal);
    }

    private Task<GatewayAnswer> SendAsync(HttpMethod method, string path, string? body, string? key, string token, CancellationToken ct)
    {
        var request = new GatewayRequest(method, new Uri(options.Value.BaseAddress, path), MayRepeat: true, body is null ? null : () => new StringContent(body, Encoding.UTF8, "application/json"));
        request.Headers["Authorization"] = $"Bearer {token}";
        request.Headers["Prefer"] = "return=representation";
        if (key is not null) request.Headers["PayPal-Request-Id"] = key;
        return http.SendAsync(PaymentProvider.Paypal, request, ct);
    }
}
