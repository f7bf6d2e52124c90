namespace Marketplace.StandIns.Gateways.Razorpay;

/// <summary>What Razorpay tells (https://razorpay.com/docs/webhooks/payloads).</summary>
internal static class RazorpayEvents
{
    public static IEnumerable<(string Id, string Kind, object Body)> Of(HeldPayment payment, Happening happening, HeldRefund? refund, string page)
    {
        var isLink = RazorpayObjects.IsLink(payment);
        string[] kinds = happening switch
        {
            Happening.Authorized => ["payment.authorized"],
            Happening.Captured => isLink ? ["payment.captured", "order.paid", "payment_link.paid"] : ["payment.captured", "order.paid"],
            Happening.Declined => ["payment.failed"],
            Happening.Refunded => ["refund.processed"],
            Happening.Cancelled when isLink => ["payment_link.cancelled"],
            Happening.Expired when isLink => ["payment_link.expired"],
            _ => [],
        };
        foreach (var kind in kinds)
        {
            var payload = new Dictionary<string, object>(StringComparer.Ordinal);
            if (RazorpayObjects.Payments(payment).LastOrDefault() is { } made) payload["payment"] = new { entity = made };
            if (kind == "order.paid") payload["order"] = new { entity = RazorpayObjects.Order(payment) };
            if (kind.StartsWith("payment_link.", StringComparison.Ordinal)) payload["payment_link"] = new { entity = RazorpayObjects.Link(payment, page) };
            if (refund is not null) payload["refund"] = new { entity = RazorpayObjects.Refund(payment, refund) };
            yield return (Book.NewId("", 14), kind, new { entity = "event", account_id = "acc_standin", @event = kind, contains = payload.Keys, payload, created_at = DateTimeOffset.UtcNow.ToUnixTimeSeconds() });
        }
    }
}
