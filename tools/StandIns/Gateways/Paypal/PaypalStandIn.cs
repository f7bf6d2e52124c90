using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.StandIns.Gateways.Paypal;

/// <summary>
/// The part of PayPal's API that a shop needs (https://developer.paypal.com/docs/api/orders/v2), below <c>/paypal/</c>: access tokens, orders, authorizations, captures, refunds, webhooks and their verification. The
/// client is <c>marketplace</c> with the program's secret, the webhook's id <c>WH-</c> and it.
/// </summary>
internal sealed class PaypalStandIn(string secret, GatewayFaults faults, Deliveries deliveries) : SimulatedProvider("paypal", secret, faults, deliveries)
{
    private const string Declines = "declines";
    private const int TokenSeconds = 32_400;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);

    /// <summary>How often a token was asked for.</summary>
    public int TokensIssued { get; private set; }

    public override void Map(IEndpointRouteBuilder app)
    {
        Step(app, "POST", "v1/oauth2/token", "token", TokenAsync);
        Step(app, "POST", "v2/checkout/orders", "start", request => KeyedAsync(request, Start));
        Step(app, "GET", "v2/checkout/orders/{id}", "read", request => Task.FromResult(Found(request) is { } payment && IsRemembered(payment) ? Answer.Ok(Order(payment)) : Unknown));
        Step(app, "POST", "v2/checkout/orders/{id}/authorize", "authorize", request => KeyedAsync(request, _ => Complete(Found(request), later: true)));
        Step(app, "POST", "v2/checkout/orders/{id}/capture", "capture", request => KeyedAsync(request, _ => Complete(Found(request), later: false)));
        Step(app, "POST", "v2/payments/authorizations/{id}/capture", "capture", request => KeyedAsync(request, body => CaptureAuthorized(Found(request), body)));
        Step(app, "POST", "v2/payments/authorizations/{id}/void", "cancel", request => KeyedAsync(request, _ => Void(Found(request))));
        Step(app, "POST", "v2/payments/captures/{id}/refund", "refund", request => KeyedAsync(request, body => Refund(Found(request), body)));
        Step(app, "GET", "v2/payments/refunds/{id}", "readRefund", request => Task.FromResult(Found(request) is { } payment && payment.Refunds.FirstOrDefault(refund => refund.Id == IdOf(request)) is { } refund ? Answer.Ok(PaypalObjects.Refund(payment, refund)) : Unknown));
        Step(app, "POST", "v1/notifications/verify-webhook-signature", "verify", async request => PaypalSignatures.Judge(Secret, await TextOf(request)));
        Step(app, "GET", "v1/notifications/webhooks-events", "list", List);
    }

    public override Dictionary<string, string> Sign(string eventId, byte[] body, DateTimeOffset at) => PaypalSignatures.Make(Secret, body, at);

    public override string? ReturnTo(HeldPayment payment) => payment.ReturnUrl is null ? null : QueryHelpers.AddQueryString(payment.ReturnUrl, new Dictionary<string, string?>(StringComparer.Ordinal) { ["token"] = payment.Reference, ["PayerID"] = "QYR5Z8XDVJNXQ" });

    /// <summary>The buyer only approves.</summary>
    public override void Pay(HeldPayment payment)
    {
        if (payment.Approve()) Tell(payment, Happening.Approved);
    }

    /// <summary>The wallet refuses when the shop takes what was approved.</summary>
    public override void Fail(HeldPayment payment, string code)
    {
        payment.Facts[Declines] = code;
        Pay(payment);
    }

    /// <summary>All tokens end before their time.</summary>
    public void Revoke() => _tokens.Clear();

    protected override Answer? Refusal(HttpRequest request)
    {
        var given = request.Headers.Authorization.ToString();
        if (request.Path.Value!.EndsWith("/oauth2/token", StringComparison.Ordinal)) return given == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"marketplace:{Secret}")) ? null : new Answer(401, new { error = "invalid_client", error_description = "Client Authentication failed" });
        return given.StartsWith("Bearer ", StringComparison.Ordinal) && _tokens.TryGetValue(given[7..], out var endsAt) && endsAt > DateTimeOffset.UtcNow ? null : Fault(401, "AUTHENTICATION_FAILURE", "INVALID_TOKEN");
    }

    protected override IEnumerable<(string Id, string Kind, object Body)> EventsOf(HeldPayment payment, Happening happening, HeldRefund? refund) => PaypalEvents.Of(payment, happening, refund, PageOf(payment));

    private async Task<Answer> TokenAsync(HttpRequest request)
    {
        if ((await request.ReadFormAsync())["grant_type"] != "client_credentials") return new Answer(400, new { error = "unsupported_grant_type" });

        var token = Book.NewId("A21AA", 60);
        _tokens[token] = DateTimeOffset.UtcNow.AddSeconds(TokenSeconds);
        TokensIssued++;
        return Answer.Ok(new { access_token = token, token_type = "Bearer", app_id = "APP-80W284485P519543T", expires_in = TokenSeconds });
    }

    private async Task<Answer> KeyedAsync(HttpRequest request, Func<JsonObject, Answer> work)
    {
        var text = await TextOf(request);
        if (JsonNode.Parse(text.Length == 0 ? "{}" : text) is not JsonObject body) return Fault(400, "INVALID_REQUEST", "MALFORMED_REQUEST_JSON");
        return Keyed.Once(request.Headers["PayPal-Request-Id"].ToString(), request.Path + text, () => work(body), Fault(422, "UNPROCESSABLE_ENTITY", "PAYPAL_REQUEST_ID_PREVIOUSLY_USED"), Fault(409, "RESOURCE_CONFLICT", "PREVIOUS_REQUEST_IN_PROGRESS"), keepsRefusals: false);
    }

    private Answer Start(JsonObject body)
    {
        var unit = body["purchase_units"]?[0];
        var currency = (string?)unit?["amount"]?["currency_code"] ?? "";
        if ((string?)body["intent"] is not ("CAPTURE" or "AUTHORIZE")) return Fault(400, "INVALID_REQUEST", "MISSING_REQUIRED_PARAMETER");
        if (!PaypalObjects.Currencies.Contains(currency)) return Fault(422, "UNPROCESSABLE_ENTITY", "CURRENCY_NOT_SUPPORTED");
        if (PaypalObjects.Units.Read((string?)unit!["amount"]!["value"], currency) is not { } amount) return Fault(422, "UNPROCESSABLE_ENTITY", "DECIMAL_PRECISION");

        var wallet = body["payment_source"]?["paypal"]?["experience_context"];
        var payment = new HeldPayment(Name, Book.NewId("", 17).ToUpperInvariant(), amount, currency)
        {
            Key = (string?)unit["custom_id"],
            Title = (string?)unit["description"] ?? "",
            CaptureLater = (string?)body["intent"] == "AUTHORIZE",
            ReturnUrl = (string?)wallet?["return_url"],
            CancelUrl = (string?)wallet?["cancel_url"],
        };
        if (wallet is not null) payment.Facts[PaypalObjects.WithWallet] = "true";
        Book.Add(payment);
        return new Answer(201, Order(payment));
    }

    /// <summary>Authorizes or captures what the buyer approved.</summary>
    private Answer Complete(HeldPayment? payment, bool later)
    {
        if (payment is null) return Unknown;
        if (payment.CaptureLater != later) return Fault(422, "UNPROCESSABLE_ENTITY", "ACTION_DOES_NOT_MATCH_INTENT");
        if (payment.Status is HeldStatus.Open) return Fault(422, "UNPROCESSABLE_ENTITY", "ORDER_NOT_APPROVED");
        if (payment.Facts.TryRemove(Declines, out var code))
        {
            payment.Decline(code, forGood: false);
            return Fault(422, "UNPROCESSABLE_ENTITY", "INSTRUMENT_DECLINED");
        }

        if (!(later ? payment.Authorize() : payment.Capture(payment.Amount))) return Fault(422, "UNPROCESSABLE_ENTITY", later ? "ORDER_ALREADY_AUTHORIZED" : "ORDER_ALREADY_CAPTURED");

        Made(payment, later ? PaypalObjects.AuthorizationId : PaypalObjects.CaptureId, later ? Happening.Authorized : Happening.Captured);
        return new Answer(201, Order(payment));
    }

    private Answer CaptureAuthorized(HeldPayment? payment, JsonObject body)
    {
        if (payment is null) return Unknown;

        var amount = PaypalObjects.Units.Read((string?)body["amount"]?["value"], payment.Currency) ?? payment.Authorized;
        if (payment.Status is HeldStatus.Authorized && amount > payment.Authorized) return Fault(422, "UNPROCESSABLE_ENTITY", "MAX_CAPTURE_AMOUNT_EXCEEDED");
        if (payment.Status is not HeldStatus.Authorized || !payment.Capture(amount)) return Fault(422, "UNPROCESSABLE_ENTITY", payment.Status is HeldStatus.Captured ? "AUTHORIZATION_ALREADY_CAPTURED" : "AUTHORIZATION_VOIDED");

        Made(payment, PaypalObjects.CaptureId, Happening.Captured);
        return new Answer(201, PaypalObjects.Capture(payment));
    }

    private void Made(HeldPayment payment, string what, Happening happening)
    {
        payment.Facts[what] = Book.NewId("", 17).ToUpperInvariant();
        Book.Name(payment.Facts[what], payment);
        Tell(payment, happening);
    }

    private Answer Void(HeldPayment? payment)
    {
        if (payment is null) return Unknown;
        if (payment.Status is not HeldStatus.Authorized || !payment.Cancel()) return Fault(422, "UNPROCESSABLE_ENTITY", payment.Status is HeldStatus.Captured ? "PREVIOUSLY_CAPTURED" : "PREVIOUSLY_VOIDED");

        Tell(payment, Happening.Cancelled);
        return Answer.Ok(PaypalObjects.Authorization(payment));
    }

    private Answer Refund(HeldPayment? payment, JsonObject body)
    {
        if (payment is null) return Unknown;
        if (PaypalObjects.Units.Read((string?)body["amount"]?["value"], payment.Currency) is not { } amount) return Fault(422, "UNPROCESSABLE_ENTITY", "DECIMAL_PRECISION");
        if (payment.Captured > 0 && payment.Refunded == payment.Captured) return Fault(422, "UNPROCESSABLE_ENTITY", "CAPTURE_FULLY_REFUNDED");
        if (payment.Refund(Book.NewId("", 17).ToUpperInvariant(), amount, key: null) is not { } refund) return Fault(422, "UNPROCESSABLE_ENTITY", "REFUND_AMOUNT_EXCEEDED");

        Book.Name(refund.Id, payment);
        Tell(payment, Happening.Refunded, refund);
        return new Answer(201, PaypalObjects.Refund(payment, refund));
    }

    private Task<Answer> List(HttpRequest request)
    {
        int Whole(string name, int otherwise) => int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
        var (since, size, page) = (DateTimeOffset.Parse(request.Query["start_time"].ToString(), CultureInfo.InvariantCulture), Whole("page_size", 10), Whole("page", 0));
        var next = $"{OriginOf(request)}/v1/notifications/webhooks-events?start_time={since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}&page_size={size}&page={page + 1}";
        return Task.FromResult(PaypalEvents.List(ToldSince(since), size, page, next));
    }

    /// <summary>PayPal forgets an order that nobody approved in time.</summary>
    private static bool IsRemembered(HeldPayment payment) => payment.Status is not HeldStatus.Expired || payment.Facts.ContainsKey(PaypalObjects.AuthorizationId);

    private object Order(HeldPayment payment) => PaypalObjects.Order(payment, PageOf(payment));

    private static Answer Unknown => Fault(404, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID");

    private static Answer Fault(int status, string name, string issue) => new(status, new { name, message = "The requested action could not be performed.", debug_id = Guid.NewGuid().ToString("N")[..13], details = new[] { new { issue, description = issue } } });
}
