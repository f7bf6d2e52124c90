using System.Globalization;
using System.Text.Json;
using Marketplace.Application.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways.Stripe;

/// <summary>
/// Events of Stripe: <c>Stripe-Signature: t=…,v1=…</c>, HMAC with SHA-256 over time, point and body, of which one has to fit
/// (https://docs.stripe.com/webhooks#verify-manually); the signature is made anew for every delivery, so that an old one is a replay.
/// </summary>
internal sealed class StripeWebhooks(IOptions<StripeOptions> options, TimeProvider clock)
{
    public GatewayEvent? Verify(IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        if (headers.Header("Stripe-Signature") is not { Length: < 2000 } header) return null;

        var parts = header.Split(',').Select(part => part.Trim().Split('=', 2)).Where(part => part.Length == 2).ToLookup(part => part[0], part => part[1], StringComparer.Ordinal);
        if (parts["t"].FirstOrDefault() is not { } time || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799) return null;
        if (!WebhookSignatures.IsFresh(DateTimeOffset.FromUnixTimeSeconds(seconds), clock.GetUtcNow(), options.Value.WebhookToleranceSeconds)) return null;
        if (!parts["v1"].Any(signature => options.Value.WebhookSecrets.Any(secret => WebhookSignatures.Fits(secret, time, body.Span, signature)))) return null;

        return GatewayJson.Read(body) is { } told && told.Text("id") is { } id && told.Text("type") is { } kind && told.At("data", "object") is { } thing
            ? new GatewayEvent(id, kind, thing.Text("metadata", StripeReading.PageName) is null ? ReferenceOf(thing) : null, thing.Key("metadata", StripeReading.KeyName), told.Instant("created") ?? DateTimeOffset.FromUnixTimeSeconds(seconds), Redaction.Of(told))
            : null;
    }

    /// <summary>The intent or the session that a thing is or belongs to.</summary>
    public static string? ReferenceOf(JsonElement thing) => thing.Text("object") switch
    {
        "payment_intent" or "checkout.session" => thing.Text("id"),
        _ => thing.Text("payment_intent"),
    };
}
