using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways.Razorpay;

/// <summary>
/// Events of Razorpay: <c>X-Razorpay-Signature</c> is HMAC with SHA-256 over the body, and a repetition has the same body (https://razorpay.com/docs/webhooks/validate-test). The header <c>x-razorpay-event-id</c> is not signed, and names nothing here. The moment stands
/// in the signed body.
/// </summary>
internal sealed class RazorpayWebhooks(IOptions<RazorpayOptions> options, TimeProvider clock)
{
    public GatewayEvent? Verify(IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        if (headers.Header("X-Razorpay-Signature") is not { Length: < 200 } signature || !options.Value.WebhookSecrets.Any(secret => WebhookSignatures.Fits(secret, body.Span, signature))) return null;
        if (GatewayJson.Read(body) is not { } told || told.Text("event") is not { } kind || told.Instant("created_at") is not { } moment) return null;
        if (!WebhookSignatures.IsFresh(moment, clock.GetUtcNow(), options.Value.WebhookToleranceSeconds)) return null;

        return new GatewayEvent(Convert.ToHexStringLower(SHA256.HashData(body.Span)), kind, ReferenceOf(told), KeyOf(told), moment, Redaction.Of(told));
    }

    private static string? ReferenceOf(JsonElement told)
    {
        if (told.Text("payload", "payment_link", "entity", "id") is { } link) return link;
        if (told.Text("payload", "payment", "entity", "notes", RazorpayReading.LinkName) is not null) return null;
        return told.Text("payload", "order", "entity", "id") ?? told.Text("payload", "payment", "entity", "order_id");
    }

    private static PaymentId? KeyOf(JsonElement told) => told.Key("payload", "payment_link", "entity", "reference_id") ?? told.Key("payload", "order", "entity", "receipt")
        ?? told.Key("payload", "payment", "entity", "notes", RazorpayReading.KeyName) ?? told.Key("payload", "refund", "entity", "notes", RazorpayReading.KeyName);
}
