using System.Text.Json;

namespace Marketplace.StandIns.Gateways.Paypal;

/// <summary>What PayPal tells (https://developer.paypal.com/api/rest/webhooks/event-names), and its list of what it told.</summary>
internal static class PaypalEvents
{
    public static IEnumerable<(string Id, string Kind, object Body)> Of(HeldPayment payment, Happening happening, HeldRefund? refund, string page)
    {
        var hasAuthorization = payment.Facts.ContainsKey(PaypalObjects.AuthorizationId);
        (string Kind, string Type, object Resource)? told = happening switch
        {
            Happening.Approved => ("CHECKOUT.ORDER.APPROVED", "checkout-order", PaypalObjects.Order(payment, page)),
            Happening.Authorized => ("PAYMENT.AUTHORIZATION.CREATED", "authorization", PaypalObjects.Authorization(payment)),
            Happening.Captured => ("PAYMENT.CAPTURE.COMPLETED", "capture", PaypalObjects.Capture(payment)),
            Happening.Declined => ("CHECKOUT.PAYMENT-APPROVAL.REVERSED", "checkout-order", PaypalObjects.Order(payment, page)),
            Happening.Refunded => ("PAYMENT.CAPTURE.REFUNDED", "refund", PaypalObjects.Refund(payment, refund!)),
            _ => hasAuthorization ? ("PAYMENT.AUTHORIZATION.VOIDED", "authorization", PaypalObjects.Authorization(payment)) : null,
        };
        if (told is not { } one) yield break;

        var id = "WH-" + Book.NewId("", 17).ToUpperInvariant();
        yield return (id, one.Kind, new { id, event_version = "1.0", create_time = DateTimeOffset.UtcNow, resource_type = one.Type, event_type = one.Kind, resource = one.Resource });
    }

    public static Answer List(IReadOnlyList<Delivery> told, int size, int page, string next)
    {
        var links = told.Count > (page + 1) * size ? new[] { new { href = next, rel = "next", method = "GET" } } : [];
        return Answer.Ok(new { events = told.Skip(page * size).Take(size).Select(delivery => JsonSerializer.Deserialize<JsonElement>(delivery.Body)), count = told.Count, links });
    }
}
