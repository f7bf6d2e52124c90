using System.Globalization;
using System.Runtime.CompilerServices;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;

namespace Marketplace.Infrastructure.Payments.Gateways.Stripe;

/// <summary>
/// Stripe, by its published REST API (https://docs.stripe.com/api). With an address to come back to the buyer pays on Stripe's own page, a checkout session (https://docs.stripe.com/api/checkout/sessions),
/// whose id is the reference; without one a client's library pays a payment intent (https://docs.stripe.com/api/payment_intents), and the intent's id is the reference.
/// </summary>
internal sealed class StripeGateway(StripeApi api, StripeReading reading, StripeWebhooks webhooks) : IPaymentGateway
{
    private const string SessionPrefix = "cs_";
    private const string ExpandedIntent = "expand[]=latest_charge";

    private static readonly string[] Changes =
    [
        "payment_intent.succeeded", "payment_intent.amount_capturable_updated", "payment_intent.payment_failed", "payment_intent.processing", "payment_intent.canceled", "charge.refunded",
        "checkout.session.completed", "checkout.session.expired",
    ];

    public PaymentProvider Provider => PaymentProvider.Stripe;

    public async Task<GatewayPayment> StartAsync(GatewayStart start, CancellationToken ct)
    {
        if (!StripeApi.Amounts.TryWhole(start.Amount, out var whole)) return GatewayFailures.Refused(start, GatewayFailures.AmountTooPrecise);

        var (path, form) = start.ReturnUrl is null ? ("v1/payment_intents", StripeForms.Intent(start, whole)) : ("v1/checkout/sessions", StripeForms.Session(start, whole));
        var answer = await api.PostAsync(path, form, $"start-{start.Key.Value}", ct);
        if (!answer.IsSuccess) return GatewayFailures.Refused(start, StripeReading.CodeOf(answer), answer.Raw);
        return start.ReturnUrl is null ? reading.Intent(answer) : reading.Session(answer);
    }

    public async Task<GatewayPayment?> ReadAsync(string reference, CancellationToken ct)
    {
        if (!reference.StartsWith(SessionPrefix, StringComparison.Ordinal)) return await api.FindAsync($"v1/payment_intents/{Uri.EscapeDataString(reference)}?{ExpandedIntent}", ct) is { } intent ? reading.Intent(intent) : null;
        return await api.FindAsync($"v1/checkout/sessions/{Uri.EscapeDataString(reference)}?expand[]=payment_intent.latest_charge", ct) is { } session ? reading.Session(session) : null;
    }

    public async Task<GatewayPayment> CaptureAsync(string reference, Money amount, string key, CancellationToken ct)
    {
        if (!StripeApi.Amounts.TryWhole(amount, out var whole)) return await RefusedAsync(reference, GatewayFailures.AmountTooPrecise, ct);
        if (await IntentOfAsync(reference, ct) is not { Id: { } intent }) return await RefusedAsync(reference, GatewayFailures.State, ct);

        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["amount_to_capture"] = whole.ToString(CultureInfo.InvariantCulture), ["expand[]"] = "latest_charge" };
        var answer = await api.PostAsync($"v1/payment_intents/{intent}/capture", form, $"capture-{key}", ct);
        if (answer.IsSuccess) return reading.Intent(answer) with { Reference = reference };

        var refused = await RefusedAsync(reference, StripeReading.CodeOf(answer), ct);
        return refused.Status is GatewayStatus.Captured && refused.Captured == amount.MinorUnits ? refused with { Failure = null } : refused; // under another key it was done before
    }

    public async Task<GatewayPayment> CancelAsync(string reference, string key, CancellationToken ct)
    {
        var isSession = reference.StartsWith(SessionPrefix, StringComparison.Ordinal);
        var payment = await ReadAsync(reference, ct) ?? throw Unknown(reference);
        if (payment.Status is GatewayStatus.Cancelled or GatewayStatus.Expired) return payment;

        var intent = payment.Status is GatewayStatus.RequiresAction && isSession ? null : (await IntentOfAsync(reference, ct)).Id;
        var path = intent is null ? $"v1/checkout/sessions/{Uri.EscapeDataString(reference)}/expire" : $"v1/payment_intents/{intent}/cancel";
        var answer = await api.PostAsync(path, [], $"cancel-{(intent is null ? "session" : "intent")}-{key}", ct);
        if (!answer.IsSuccess) return await RefusedAsync(reference, StripeReading.CodeOf(answer), ct);
        return intent is null ? reading.Session(answer) : reading.Intent(answer) with { Reference = reference };
    }

    public async Task<GatewayRefund> RefundAsync(GatewayRefundOrder order, CancellationToken ct)
    {
        if (!StripeApi.Amounts.TryWhole(order.Amount, out var whole)) return GatewayFailures.Refused(order, GatewayFailures.AmountTooPrecise);

        var (intent, payment) = await IntentOfAsync(order.PaymentReference, ct);
        if (intent is null) return GatewayFailures.Refused(order, GatewayFailures.State);

        var answer = await api.PostAsync("v1/refunds", StripeForms.Refund(intent, payment, whole, order), $"refund-{order.Key}", ct);
        return answer.IsSuccess ? StripeReading.Refund(answer) : GatewayFailures.Refused(order, StripeReading.CodeOf(answer), answer.Raw);
    }

    public async Task<GatewayRefund?> ReadRefundAsync(string paymentReference, string refundReference, CancellationToken ct) =>
        await api.FindAsync($"v1/refunds/{Uri.EscapeDataString(refundReference)}", ct) is { } refund ? StripeReading.Refund(refund) : null;

    /// <summary>By Stripe's own list of what happened, which goes back 30 days (https://docs.stripe.com/api/events/list).</summary>
    public async IAsyncEnumerable<GatewayPayment> ListAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        var newestFirst = new List<string>();
        string? after = null;
        for (var more = true; more;)
        {
            var types = string.Concat(Changes.Select(type => $"&types[]={type}"));
            var page = (await api.FindAsync($"v1/events?limit=100&created[gte]={since.ToUnixTimeSeconds()}{types}{(after is null ? "" : $"&starting_after={after}")}", ct) ?? throw Unknown("events")).Body;
            var happenings = page.Items("data");
            newestFirst.AddRange(happenings.Select(happening => StripeWebhooks.ReferenceOf(happening.At("data", "object") ?? default)).OfType<string>());
            after = happenings.Count > 0 ? happenings[^1].Text("id") : null;
            more = page.Flag("has_more") && after is not null;
        }

        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var changed in newestFirst.Distinct(StringComparer.Ordinal).Reverse())
        {
            var reference = await OpenedAsAsync(changed, ct);
            if (told.Add(reference) && await ReadAsync(reference, ct) is { } payment) yield return payment;
        }
    }

    public Task<GatewayEvent?> VerifyAsync(IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body, CancellationToken ct) => Task.FromResult(webhooks.Verify(headers, body));

    /// <summary>The intent of a payment, and what is said of it; no id where nobody has paid on the page yet.</summary>
    private async Task<(string? Id, GatewayPayment? Payment)> IntentOfAsync(string reference, CancellationToken ct)
    {
        if (!reference.StartsWith(SessionPrefix, StringComparison.Ordinal)) return (Uri.EscapeDataString(reference), null);

        var session = await api.FindAsync($"v1/checkout/sessions/{Uri.EscapeDataString(reference)}?expand[]=payment_intent.latest_charge", ct) ?? throw Unknown(reference);
        return (session.Body.Text("payment_intent", "id"), reading.Session(session));
    }

    /// <summary>An intent that a page made is known to us by the page.</summary>
    private async Task<string> OpenedAsAsync(string reference, CancellationToken ct)
    {
        if (reference.StartsWith(SessionPrefix, StringComparison.Ordinal)) return reference;

        var sessions = (await api.FindAsync($"v1/checkout/sessions?limit=1&payment_intent={Uri.EscapeDataString(reference)}", ct))?.Body.Items("data") ?? [];
        return sessions.Count > 0 ? sessions[0].Text("id") ?? reference : reference;
    }

    private async Task<GatewayPayment> RefusedAsync(string reference, string? code, CancellationToken ct) =>
        (await ReadAsync(reference, ct) ?? throw Unknown(reference)) with { Failure = GatewayFailures.Of(code) };

    private static GatewayUnreachableException Unknown(string reference) => new(PaymentProvider.Stripe, $"Stripe does not know '{reference}'.");
}
