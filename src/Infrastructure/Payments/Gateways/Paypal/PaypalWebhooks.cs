using System.Globalization;
using System.Text;
using System.Text.Json;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways.Paypal;

/// <summary>
/// Events of PayPal, whose signatures PayPal itself judges (https://developer.paypal.com/docs/api/webhooks/v1/#verify-webhook-signature_post). Whoever receives one while PayPal does not answer gets
/// <see cref="GatewayUnreachableException"/> and lets PayPal send it again.
/// </summary>
internal sealed class PaypalWebhooks(PaypalApi api, IOptions<PaypalOptions> options, TimeProvider clock)
{
    private static readonly (string Header, string Member)[] Judged =
    [
        ("PAYPAL-AUTH-ALGO", "auth_algo"), ("PAYPAL-CERT-URL", "cert_url"), ("PAYPAL-TRANSMISSION-ID", "transmission_id"), ("PAYPAL-TRANSMISSION-SIG", "transmission_sig"), ("PAYPAL-TRANSMISSION-TIME", "transmission_time"),
    ];

    public async Task<GatewayEvent?> VerifyAsync(IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var given = Judged.Select(part => (part.Member, Value: headers.Header(part.Header))).ToList();
        if (given.Any(part => part.Value is not { Length: > 0 and < 2000 }) || !IsPaypals(given[1].Value)) return null;
        if (!DateTimeOffset.TryParse(given[^1].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sentAt) || !WebhookSignatures.IsFresh(sentAt, clock.GetUtcNow(), options.Value.WebhookToleranceSeconds)) return null;
        if (GatewayJson.Read(body) is not { } told || told.Text("id") is not { } id || told.Text("event_type") is not { } kind) return null;

        var answer = await api.AskAsync("v1/notifications/verify-webhook-signature", Question(given, body), ct);
        if (answer.Body.Text("verification_status") is not { } verdict) return answer.IsSuccess ? throw answer.Unreadable(PaymentProvider.Paypal) : null;
        return verdict == "SUCCESS" ? new GatewayEvent(id, kind, OrderOf(told), KeyOf(told), told.Moment("create_time") ?? sentAt, Redaction.Of(told)) : null;
    }

    /// <summary>The order that an event is about; a refund names none.</summary>
    public static string? OrderOf(JsonElement told) => told.Text("resource_type") == "checkout-order" ? told.Text("resource", "id") : told.Text("resource", "supplementary_data", "related_ids", "order_id");

    /// <summary>A certificate from elsewhere PayPal would not believe either: it need not be asked.</summary>
    private static bool IsPaypals(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var certificate) && certificate.Scheme == Uri.UriSchemeHttps && certificate.Host.EndsWith(".paypal.com", StringComparison.OrdinalIgnoreCase);

    private static PaymentId? KeyOf(JsonElement told) => told.Key("resource", "custom_id") ?? (told.Items("resource", "purchase_units") is [var unit, ..] ? unit.Key("custom_id") : null);

    /// <summary>With the event to the byte as it came: PayPal signs a checksum of the bytes.</summary>
    private string Question(List<(string Member, string? Value)> given, ReadOnlyMemory<byte> body)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var (member, value) in given) writer.WriteString(member, value);
            writer.WriteString("webhook_id", options.Value.WebhookId);
            writer.WritePropertyName("webhook_event");
            writer.WriteRawValue(body.Span);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
