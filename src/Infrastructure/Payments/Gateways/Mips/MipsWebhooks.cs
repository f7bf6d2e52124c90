using System.Globalization;
using Marketplace.Application.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways.Mips;

/// <summary>The aggregator's calls: <c>X-Mips-Signature</c> is HMAC with SHA-256 over <c>X-Mips-Timestamp</c> (seconds since 1970), a point and the body, made anew for every call. MiPS itself sends an encrypted message instead.</summary>
internal sealed class MipsWebhooks(IOptions<MipsOptions> options, TimeProvider clock)
{
    public GatewayEvent? Verify(IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        if (headers.Header("X-Mips-Signature") is not { Length: < 200 } signature || headers.Header("X-Mips-Timestamp") is not { Length: < 20 } time) return null;
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799) return null;
        if (!WebhookSignatures.IsFresh(DateTimeOffset.FromUnixTimeSeconds(seconds), clock.GetUtcNow(), options.Value.CallbackToleranceSeconds)) return null;
        if (!WebhookSignatures.Fits(options.Value.CallbackSecret!, time, body.Span, signature)) return null;

        return GatewayJson.Read(body) is { } told && told.Text("id_notification") is { } id && told.Text("type") is { } kind
            ? new GatewayEvent(id, kind, told.Text("transaction_id"), told.Key("id_order"), told.Moment("created_at") ?? DateTimeOffset.FromUnixTimeSeconds(seconds), Redaction.Of(told))
            : null;
    }
}
