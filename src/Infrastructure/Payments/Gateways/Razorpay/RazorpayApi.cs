using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Domain.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways.Razorpay;

/// <summary>
/// Requests to Razorpay: JSON both ways and the key by basic authentication (https://razorpay.com/docs/api/authentication). Only refunds have an idempotency key; what else is repeated is looked for first.
/// </summary>
internal sealed class RazorpayApi(GatewayHttp http, IOptions<RazorpayOptions> options)
{
    /// <summary>As ISO 4217, the third decimal zero (https://razorpay.com/docs/payments/international-payments/#supported-currencies).</summary>
    public static readonly GatewayAmounts Amounts = new(FrozenDictionary<string, int>.Empty, tensOnly: true);

    public async Task<GatewayAnswer?> FindAsync(string path, CancellationToken ct)
    {
        var answer = await SendAsync(HttpMethod.Get, path, body: null, mayRepeat: true, ct);
        if (IsUnknown(answer)) return null;
        return answer.IsSuccess ? answer : throw answer.Unreadable(PaymentProvider.Razorpay);
    }

    /// <summary>Never repeated by itself.</summary>
    public Task<GatewayAnswer> PostAsync(string path, JsonObject body, CancellationToken ct) => SendAsync(HttpMethod.Post, path, body, mayRepeat: false, ct);

    public Task<GatewayAnswer> PatchAsync(string path, JsonObject body, CancellationToken ct) => SendAsync(HttpMethod.Patch, path, body, mayRepeat: true, ct);

    /// <summary>Under a key, which makes it safe to repeat (https://razorpay.com/docs/api/refunds/normal-refunds-idempotent).</summary>
    public Task<GatewayAnswer> RefundAsync(string path, JsonObject body, string key, CancellationToken ct) => SendAsync(HttpMethod.Post, path, body, mayRepeat: true, ct, key);

    /// <summary>Razorpay answers 400, and not 404, for an id that it does not know.</summary>
    private static bool IsUnknown(GatewayAnswer answer) => answer.Status is HttpStatusCode.NotFound
        || (answer.Status is HttpStatusCode.BadRequest && answer.Body.Text("error", "description")?.Contains("does not exist", StringComparison.OrdinalIgnoreCase) is true);

    private async Task<GatewayAnswer> SendAsync(HttpMethod method, string path, JsonObject? body, bool mayRepeat, CancellationToken ct, string? key = null)
    {
        var own = options.Value;
        var text = body?.ToJsonString(JsonSerializerOptions.Web);
        var request = new GatewayRequest(method, new Uri(own.BaseAddress, path), mayRepeat, text is null ? null : () => new StringContent(text, Encoding.UTF8, "application/json"));
        request.Headers["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{own.KeyId}:{own.KeySecret}"));
        if (key is not null) request.Headers["X-Refund-Idempotency"] = key;
        return (await http.SendAsync(PaymentProvider.Razorpay, request, ct)).Accepted(PaymentProvider.Razorpay);
    }
}
