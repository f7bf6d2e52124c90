using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.StandIns.Gateways.Stripe;

/// <summary>
/// The part of Stripe's API that a shop needs (https://docs.stripe.com/api), below <c>/stripe/</c>: payment intents, checkout sessions, refunds, events, signed webhooks. The secret key is <c>sk_test_</c> and the
/// program's secret, the webhooks' <c>whsec_</c> and it. Payments are confirmed with Stripe's own test cards: <c>pm_card_visa</c>, <c>pm_card_visa_chargeDeclined</c>, <c>pm_card_threeDSecure2Required</c>.
/// </summary>
internal sealed class StripeStandIn(string secret, GatewayFaults faults, Deliveries deliveries) : SimulatedProvider("stripe", secret, faults, deliveries)
{
    private StripeObjects Objects => field ??= new StripeObjects(PageOf);

    public override bool StaysAfterRefusal => true;

    public override void Map(IEndpointRouteBuilder app)
    {
        Step(app, "POST", "v1/payment_intents", "start", request => FormAsync(request, StartIntent));
        Step(app, "POST", "v1/checkout/sessions", "start", request => FormAsync(request, StartSession));
        Step(app, "GET", "v1/payment_intents/{id}", "read", request => Read(request, payment => Objects.Intent(payment, withCharge: true)));
        Step(app, "GET", "v1/checkout/sessions/{id}", "read", request => Read(request, payment => Objects.Session(payment, withIntent: true)));
        Step(app, "GET", "v1/checkout/sessions", "read", request => Task.FromResult(Answer.Ok(new { @object = "list", has_more = false, data = SessionsOf(request) })));
        Step(app, "POST", "v1/payment_intents/{id}/confirm", "confirm", request => FormAsync(request, form => Confirm(Found(request), form)));
        Step(app, "POST", "v1/payment_intents/{id}/capture", "capture", request => FormAsync(request, form => Capture(Found(request), form)));
        Step(app, "POST", "v1/payment_intents/{id}/cancel", "cancel", request => FormAsync(request, _ => Cancel(Found(request), payment => Objects.Intent(payment, withCharge: true))));
        Step(app, "POST", "v1/checkout/sessions/{id}/expire", "cancel", request => FormAsync(request, _ => Cancel(Found(request), payment => Objects.Session(payment, withIntent: false))));
        Step(app, "POST", "v1/refunds", "refund", request => FormAsync(request, Refund));
        Step(app, "GET", "v1/refunds/{id}", "readRefund", request => Task.FromResult(Found(request)?.Refunds.FirstOrDefault(refund => refund.Id == IdOf(request)) is { } refund ? Answer.Ok(StripeObjects.Refund(Found(request)!, refund)) : Missing(request)));
        Step(app, "GET", "v1/events", "list", request => Task.FromResult(StripeEvents.List(request.Query, Told)));
    }

    public override Dictionary<string, string> Sign(string eventId, byte[] body, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes($"whsec_{Secret}"), (byte[])[.. Encoding.UTF8.GetBytes($"{time}."), .. body]));
        return new(StringComparer.Ordinal) { ["Stripe-Signature"] = $"t={time},v1={signature},v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39" };
    }

    public override string? ReturnTo(HeldPayment payment) => (payment.Facts.GetValueOrDefault("return_url") ?? payment.ReturnUrl)?.Replace("{CHECKOUT_SESSION_ID}", payment.Reference, StringComparison.Ordinal);

    public override void Pay(HeldPayment payment)
    {
        payment.Facts[StripeObjects.Completed] = "true";
        base.Pay(payment);
    }

    protected override Answer? Refusal(HttpRequest request) => request.Headers.Authorization.ToString() == $"Bearer sk_test_{Secret}" ? null : Fault(401, "invalid_request_error", null, "Invalid API Key provided.");

    protected override IEnumerable<(string Id, string Kind, object Body)> EventsOf(HeldPayment payment, Happening happening, HeldRefund? refund) => StripeEvents.Of(Objects, payment, happening);

    private async Task<Answer> FormAsync(HttpRequest request, Func<IFormCollection, Answer> work)
    {
        var form = await request.ReadFormAsync();
        var told = request.Path + "?" + string.Join('&', form.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
        return Keyed.Once(request.Headers["Idempotency-Key"].ToString(), told, () => work(form), Fault(400, "idempotency_error", null, "Keys for idempotent requests can only be used with the same parameters they were first used with."), Fault(409, "idempotency_error", "idempotency_key_in_use", "Another request is in progress."));
    }

    private Answer StartIntent(IFormCollection form) => Start(form, isSession: false, form["amount"], form["currency"], form["capture_method"], payment => Objects.Intent(payment, withCharge: false));

    private Answer StartSession(IFormCollection form)
    {
        if (form["mode"] != "payment" || form["success_url"].ToString().Length == 0) return Fault(400, "invalid_request_error", "parameter_missing", "Missing required param: success_url.");
        return Start(form, isSession: true, form["line_items[0][price_data][unit_amount]"], form["line_items[0][price_data][currency]"], form["payment_intent_data[capture_method]"], payment => Objects.Session(payment, withIntent: false));
    }

    private Answer Start(IFormCollection form, bool isSession, string? amount, string? currency, string? captureMethod, Func<HeldPayment, object> show)
    {
        if (!long.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)) return Fault(400, "invalid_request_error", "parameter_missing", "Missing required param: amount.");
        if (currency is not { Length: 3 } || currency.Any(char.IsAsciiLetterUpper)) return Fault(400, "invalid_request_error", "parameter_invalid_empty", "Invalid currency.");
        if (StripeObjects.Units.Read(whole, currency.ToUpperInvariant()) is not { } units) return Fault(400, "invalid_request_error", "amount_too_small", "The amount cannot be charged.");

        var id = Book.NewId("pi_3");
        var payment = Book.Add(new HeldPayment(Name, isSession ? Book.NewId("cs_test_a1") : id, units, currency.ToUpperInvariant())
        {
            Id = id,
            Key = form["metadata[payment_id]"].ToString() is { Length: > 0 } key ? key : null,
            Title = form[isSession ? "payment_intent_data[description]" : "description"].ToString(),
            CaptureLater = captureMethod == "manual",
            ReturnUrl = form["success_url"].ToString() is { Length: > 0 } url ? url : null,
            CancelUrl = form["cancel_url"].ToString() is { Length: > 0 } back ? back : null,
            Facts = { ["client_secret"] = Book.NewId("") },
        });
        var metadata = isSession ? "payment_intent_data[metadata][" : "metadata[";
        foreach (var (name, value) in form.Where(pair => pair.Key.StartsWith(metadata, StringComparison.Ordinal))) payment.Facts[StripeObjects.MetadataPrefix + name[metadata.Length..^1]] = value.ToString();
        return Answer.Ok(show(payment));
    }

    private Answer Confirm(HeldPayment? payment, IFormCollection form)
    {
        if (payment is not { IsPayable: true }) return Unexpected;

        payment.Facts["return_url"] = form["return_url"].ToString();
        if (form["payment_method"] == "pm_card_threeDSecure2Required") payment.AskForProof();
        else if (form["payment_method"] == "pm_card_visa") Pay(payment);
        else Fail(payment, "generic_decline");
        return payment.FailureCode is null ? Answer.Ok(Objects.Intent(payment, withCharge: false)) : new Answer(402, new { error = StripeObjects.ErrorOf(payment.FailureCode) });
    }

    private Answer Capture(HeldPayment? payment, IFormCollection form)
    {
        if (payment is null) return Fault(404, "invalid_request_error", "resource_missing", "No such payment_intent.");

        var amount = long.TryParse(form["amount_to_capture"], NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? StripeObjects.Units.Read(whole, payment.Currency) : payment.Authorized;
        if (payment.Status is HeldStatus.Authorized && amount > payment.Authorized) return Fault(400, "invalid_request_error", "amount_too_large", "The amount to capture is greater than what is authorized.");
        if (amount is null || payment.Status is not HeldStatus.Authorized || !payment.Capture(amount.Value)) return Unexpected;

        Tell(payment, Happening.Captured);
        return Answer.Ok(Objects.Intent(payment, withCharge: true));
    }

    private Answer Cancel(HeldPayment? payment, Func<HeldPayment, object> show)
    {
        if (payment?.Cancel() is not true) return Unexpected;

        Tell(payment, Happening.Cancelled);
        return Answer.Ok(show(payment));
    }

    private Answer Refund(IFormCollection form)
    {
        if (Book.Find(form["payment_intent"]) is not { } payment) return Fault(404, "invalid_request_error", "resource_missing", "No such payment_intent.");
        if (!long.TryParse(form["amount"], NumberStyles.None, CultureInfo.InvariantCulture, out var whole) || StripeObjects.Units.Read(whole, payment.Currency) is not { } amount) return Fault(400, "invalid_request_error", "parameter_invalid_integer", "Invalid amount.");
        if (payment.Captured > 0 && payment.Refunded == payment.Captured) return Fault(400, "invalid_request_error", "charge_already_refunded", "The charge has already been refunded.");
        if (payment.Refund(Book.NewId("re_3"), amount, form["metadata[refund_key]"]) is not { } refund) return Fault(400, "invalid_request_error", null, "Refund amount is greater than unrefunded amount on charge.");

        Book.Name(refund.Id, payment);
        Tell(payment, Happening.Refunded, refund);
        return Answer.Ok(StripeObjects.Refund(payment, refund));
    }

    private Task<Answer> Read(HttpRequest request, Func<HeldPayment, object> show) => Task.FromResult(Found(request) is { } payment ? Answer.Ok(show(payment)) : Missing(request));

    private IEnumerable<object> SessionsOf(HttpRequest request) => Book.Find(request.Query["payment_intent"]) is { } payment && StripeObjects.IsSession(payment) ? [Objects.Session(payment, withIntent: false)] : [];

    private static Answer Missing(HttpRequest request) => Fault(404, "invalid_request_error", "resource_missing", $"No such object: '{IdOf(request)}'.");

    private static Answer Unexpected => Fault(400, "invalid_request_error", "payment_intent_unexpected_state", "The payment is in a state in which that cannot be done.");

    private static Answer Fault(int status, string type, string? code, string message) => new(status, new { error = new { type, code, message } });
}
