using System.Text;
using Marketplace.Domain.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways.Paypal;

/// <summary>The access token, by client credentials (RFC 6749, 4.4; https://developer.paypal.com/api/rest/authentication): kept until shortly before it ends, and asked for by one at a time.</summary>
internal sealed class PaypalTokens(GatewayHttp http, IOptions<PaypalOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Held? _held;

    public async Task<string> CurrentAsync(CancellationToken ct)
    {
        if (Good() is { } held) return held;

        await _turn.WaitAsync(ct);
        try
        {
            return Good() ?? await AskAsync(ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>PayPal does not take it any more; one that came meanwhile stays.</summary>
    public void Forget(string token)
    {
        if (_held?.Token == token) _held = null;
    }

    public void Dispose() => _turn.Dispose();

    private string? Good() => _held is { } held && held.EndsAt > clock.GetUtcNow() ? held.Token : null;

    private async Task<string> AskAsync(CancellationToken ct)
    {
        var own = options.Value;
        var request = GatewayRequest.Post(new Uri(own.BaseAddress, "v1/oauth2/token"), () => new FormUrlEncodedContent([new("grant_type", "client_credentials")]), mayRepeat: true);
        request.Headers["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{own.ClientId}:{own.ClientSecret}"));
        var answer = (await http.SendAsync(PaymentProvider.Paypal, request, ct)).Accepted(PaymentProvider.Paypal);
        if (answer.Body.Text("access_token") is not { } token || answer.Body.Number("expires_in") is not { } seconds) throw answer.Unreadable(PaymentProvider.Paypal);

        _held = new Held(token, clock.GetUtcNow().AddSeconds(seconds) - Early);
        return token;
    }

    private sealed record Held(string Token, DateTimeOffset EndsAt);
}
