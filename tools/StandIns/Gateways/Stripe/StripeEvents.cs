using System.Globalization;
using System.Text.Json;

namespace Marketplace.StandIns.Gateways.Stripe;

/// <summary>What Stripe tells, and its list of what it told (https://docs.stripe.com/api/events).</summary>
internal static class StripeEvents
{
    public static IEnumerable<(string Id, string Kind, object Body)> Of(StripeObjects objects, HeldPayment payment, Happening happening)
    {
        var isSession = StripeObjects.IsSession(payment);
        var wasCompleted = payment.Facts.ContainsKey(StripeObjects.Completed);
        object Intent() => objects.Intent(payment, withCharge: false);
        (string, object)[] told = happening switch
        {
            Happening.Authorized => [("payment_intent.amount_capturable_updated", Intent())],
            Happening.Captured => [("payment_intent.succeeded", Intent())],
            Happening.Declined => [("payment_intent.payment_failed", Intent())],
            Happening.Refunded => [("charge.refunded", StripeObjects.Charge(payment))],
            _ when isSession && !wasCompleted => [("checkout.session.expired", objects.Session(payment, withIntent: false))],
            _ => [("payment_intent.canceled", Intent())],
        };
        if (isSession && happening == (payment.CaptureLater ? Happening.Authorized : Happening.Captured)) told = [.. told, ("checkout.session.completed", objects.Session(payment, withIntent: false))];
        foreach (var (kind, thing) in told)
        {
            var id = Book.NewId("evt_3");
            yield return (id, kind, new { id, @object = "event", api_version = "2024-06-20", created = DateTimeOffset.UtcNow.ToUnixTimeSeconds(), data = new { @object = thing }, livemode = false, type = kind });
        }
    }

    /// <summary>Newest first, as many as asked for, after the one that is named.</summary>
    public static Answer List(IQueryCollection query, IReadOnlyList<Delivery> told)
    {
        var limit = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 10;
        var since = long.TryParse(query["created[gte]"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
        var kinds = query["types[]"];
        List<Delivery> matching = [.. told.Where(delivery => delivery.At.ToUnixTimeSeconds() >= since && (kinds.Count == 0 || kinds.Contains(delivery.Kind))).Reverse()];
        if (query["starting_after"].ToString() is { Length: > 0 } after) matching.RemoveRange(0, matching.FindIndex(delivery => delivery.Id == after) + 1);
        return Answer.Ok(new { @object = "list", has_more = matching.Count > limit, data = matching.Take(limit).Select(delivery => JsonSerializer.Deserialize<JsonElement>(delivery.Body)) });
    }
}
