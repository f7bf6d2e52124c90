using System.Collections.Frozen;
using System.Net;
using Marketplace.Domain.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways.Stripe;

/// <summary>
/// Requests to Stripe: forms in, JSON out, the secret key as bearer, one version of the API, and a key for everything that has an effect
/// (https://docs.stripe.com/api/authentication, https://docs.stripe.com/api/versioning, https://docs.stripe.com/api/idempotent_requests).
/// </summary>
internal sealed class StripeApi(GatewayHttp http, IOptions<StripeOptions> options)
{
    /// <summary>The version that this adapter was written to; the account's own one does not matter.</summary>
    public const string Version = "2024-06-20";

    /// <summary>Decimals that differ from ISO 4217 (https://docs.stripe.com/currencies#zero-decimal).</summary>
    public static readonly GatewayAmounts Amounts = new(new Dictionary<string, int>(StringComparer.Ordinal) { ["MGA"] = 0, ["ISK"] = 2, ["UGX"] = 2 }.ToFrozenDictionary(StringComparer.Ordinal), tensOnly: true);

    public Task<GatewayAnswer> GetAsync(string path, CancellationToken ct) => SendAsync(GatewayRequest.Get(new Uri(options.Value.BaseAddress, path)), ct);

    /// <summary>Null where Stripe knows nothing of that name.</summary>
    public async Task<GatewayAnswer?> FindAsync(string path, CancellationToken ct)
    {
        var answer = await GetAsync(path, ct);
        if (answer.Status is HttpStatusCode.NotFound) return null;
        return answer.IsSuccess ? answer : throw answer.Unreadable(PaymentProvider.Stripe);
    }

    public Task<GatewayAnswer> PostAsync(string path, Dictionary<string, string> form, string key, CancellationToken ct)
    {
        var request = GatewayRequest.Post(new Uri(options.Value.BaseAddress, path), () => new FormUrlEncodedContent(form), mayRepeat: true);
        request.Headers["Idempotency-Key"] = key;
        return SendAsync(request, ct);
    }

    private async Task<GatewayAnswer> SendAsync(GatewayRequest request, CancellationToken ct)
    {
        request.Headers["Authorization"] = $"Bearer {options.Value.SecretKey}";
        request.Headers["Stripe-Version"] = Version;
        return (await http.SendAsync(PaymentProvider.Stripe, request, ct)).Accepted(PaymentProvider.Stripe);
    }
}
