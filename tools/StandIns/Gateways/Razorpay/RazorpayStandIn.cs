using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.StandIns.Gateways.Razorpay;

/// <summary>
/// The part of Razorpay's API that a shop needs (https://razorpay.com/docs/api), below <c>/razorpay/</c>: orders, payment links, payments, refunds, signed webhooks. The key is <c>rzp_test_standin</c> with the
/// program's secret, which signs the webhooks, too.
/// </summary>
internal sealed class RazorpayStandIn(string secret, GatewayFaults faults, Deliveries deliveries) : SimulatedProvider("razorpay", secret, faults, deliveries)
{
    public const string KeyId = "rzp_test_standin";

    /// <summary>Whose creation is older is in the list first, and a reference is taken and found at the same moment.</summary>
    private readonly Lock _opening = new();
    private readonly HashSet<string> _references = new(StringComparer.Ordinal);

    public override bool StaysAfterRefusal => true;

    public override void Map(IEndpointRouteBuilder app)
    {
        Step(app, "POST", "v1/orders", "start", request => JsonAsync(request, StartOrder));
        Step(app, "GET", "v1/orders", "find", request => Shown(Items(Book.All.Where(payment => !RazorpayObjects.IsLink(payment) && payment.Key == request.Query["receipt"]).Reverse().Select(RazorpayObjects.Order))));
        Step(app, "GET", "v1/orders/{id}", "read", request => Shown(Found(request) is { } payment ? Answer.Ok(RazorpayObjects.Order(payment)) : Unknown));
        Step(app, "PATCH", "v1/orders/{id}", "cancel", request => JsonAsync(request, body => Note(Found(request), body)));
        Step(app, "GET", "v1/orders/{id}/payments", "read", request => Shown(Found(request) is { } payment ? Items(RazorpayObjects.Payments(payment)) : Unknown));
        Step(app, "POST", "v1/payment_links", "start", request => JsonAsync(request, StartLink));
        Step(app, "GET", "v1/payment_links", "find", request => Shown(Answer.Ok(new { payment_links = LinksOf(request.Query).Select(Link) })));
        Step(app, "GET", "v1/payment_links/{id}", "read", request => Shown(Found(request) is { } payment ? Answer.Ok(Link(payment)) : Unknown));
        Step(app, "POST", "v1/payment_links/{id}/cancel", "cancel", request => Shown(CancelLink(Found(request))));
        Step(app, "GET", "v1/payments", "list", request => Shown(List(request.Query)));
        Step(app, "POST", "v1/payments/{id}/capture", "capture", request => JsonAsync(request, body => Capture(Found(request), body)));
        Step(app, "POST", "v1/payments/{id}/refund", "refund", RefundAsync);
        Step(app, "GET", "v1/refunds/{id}", "readRefund", request => Shown(Found(request) is { } payment && payment.Refunds.FirstOrDefault(refund => refund.Id == IdOf(request)) is { } refund ? Answer.Ok(RazorpayObjects.Refund(payment, refund)) : Unknown));
    }

    public override Dictionary<string, string> Sign(string eventId, byte[] body, DateTimeOffset at) => new(StringComparer.Ordinal)
    {
        ["X-Razorpay-Signature"] = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), body)),
        ["x-razorpay-event-id"] = eventId,
    };

    public override string? ReturnTo(HeldPayment payment) => payment.ReturnUrl is null ? null : QueryHelpers.AddQueryString(payment.ReturnUrl, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["razorpay_payment_id"] = payment.Id,
        ["razorpay_payment_link_id"] = payment.Reference,
        ["razorpay_payment_link_reference_id"] = payment.Key,
        ["razorpay_payment_link_status"] = "paid",
    });

    public override void Pay(HeldPayment payment)
    {
        if (payment.CaptureLater) payment.Facts["authorized"] = "true";
        base.Pay(payment);
    }

    protected override Answer? Refusal(HttpRequest request) =>
        request.Headers.Authorization.ToString() == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{KeyId}:{Secret}")) ? null : Fault(401, "Authentication failed");

    protected override IEnumerable<(string Id, string Kind, object Body)> EventsOf(HeldPayment payment, Happening happening, HeldRefund? refund) => RazorpayEvents.Of(payment, happening, refund, PageOf(payment));

    private static async Task<Answer> JsonAsync(HttpRequest request, Func<JsonObject, Answer> work) => JsonNode.Parse(await TextOf(request)) is JsonObject body ? work(body) : Fault(400, "Please provide your input as JSON.");

    private Answer StartOrder(JsonObject body)
    {
        lock (_opening) return Start(body, Book.NewId("order_", 14));
    }

    private Answer StartLink(JsonObject body)
    {
        var key = (string?)body["reference_id"] ?? "";
        if (key.Length is 0 or > 40) return Fault(400, "The reference id may not be greater than 40 characters.");

        lock (_opening)
        {
            if (_references.Contains(key)) return Fault(400, $"payment link with given reference_id ({key}) already exists");

            var answer = Start(body, Book.NewId("plink_", 14));
            if (answer.Status == 200) _references.Add(key);
            return answer;
        }
    }

    private Answer Start(JsonObject body, string reference)
    {
        if (body["amount"]?.GetValueKind() is not JsonValueKind.Number || body["currency"] is null) return Fault(400, "The amount field is required.");
        if (RazorpayObjects.Units.Read((long)body["amount"]!, (string)body["currency"]!) is not { } amount) return Fault(400, "Invalid amount.");

        var isLink = reference.StartsWith("plink_", StringComparison.Ordinal);
        var payment = new HeldPayment(Name, reference, amount, (string)body["currency"]!)
        {
            Id = Book.NewId("pay_", 14),
            Key = (string?)body[isLink ? "reference_id" : "receipt"],
            Title = (string?)body["description"] ?? (string?)body["notes"]?["order_number"] ?? "",
            CaptureLater = (string?)body["payment"]?["capture"] == "manual",
            ReturnUrl = (string?)body["callback_url"],
            Facts = { [RazorpayObjects.OrderId] = Book.NewId("order_", 14) },
        };
        SetNotes(payment, body);
        if (isLink) Book.Name(payment.Facts[RazorpayObjects.OrderId], payment);
        Book.Add(payment);
        return Answer.Ok(isLink ? Link(payment) : RazorpayObjects.Order(payment));
    }

    private static Answer Note(HeldPayment? payment, JsonObject body)
    {
        if (payment is null) return Unknown;

        SetNotes(payment, body);
        return Answer.Ok(RazorpayObjects.Order(payment));
    }

    private Answer CancelLink(HeldPayment? payment)
    {
        if (payment is null) return Unknown;
        if (!payment.Cancel()) return Fault(400, "Payment link cannot be cancelled in its present state.");

        Tell(payment, Happening.Cancelled);
        return Answer.Ok(Link(payment));
    }

    private Answer Capture(HeldPayment? payment, JsonObject body)
    {
        if (payment is null) return Unknown;
        if (payment.Status is HeldStatus.Captured) return Fault(400, "This payment has already been captured");
        if (RazorpayObjects.Units.Read((long)body["amount"]!, payment.Currency) != payment.Authorized) return Fault(400, "Capture amount must be equal to the amount authorized");
        if (!payment.Capture(payment.Authorized)) return Fault(400, "Only payments which have been authorized and not yet captured can be captured");

        Tell(payment, Happening.Captured);
        return Answer.Ok(RazorpayObjects.Payments(payment).Last());
    }

    private async Task<Answer> RefundAsync(HttpRequest request)
    {
        var (key, text) = (request.Headers["X-Refund-Idempotency"].ToString(), await TextOf(request));
        if (key.Length is > 0 and < 10) return Fault(400, "The idempotency key must be at least 10 characters.");
        return Keyed.Once(key, request.Path + text, () => Refund(Found(request), text), Fault(400, "Different request with the same idempotency key has already been processed."), Fault(409, "A prior request is being processed."), keepsRefusals: false);
    }

    private Answer Refund(HeldPayment? payment, string text)
    {
        if (payment is null) return Unknown;

        var body = JsonNode.Parse(text)!;
        if (RazorpayObjects.Units.Read((long)body["amount"]!, payment.Currency) is not { } amount) return Fault(400, "Invalid amount.");
        if (payment.Refund(Book.NewId("rfnd_", 14), amount, (string?)body["notes"]?["refund_key"]) is not { } refund) return Fault(400, "The total refund amount is greater than the refund payment amount");

        Book.Name(refund.Id, payment);
        Tell(payment, Happening.Refunded, refund);
        return Answer.Ok(RazorpayObjects.Refund(payment, refund));
    }

    private Answer List(IQueryCollection query)
    {
        int Whole(string name, int otherwise) => int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
        var made = Book.All.Where(payment => payment.ChangedAt.ToUnixTimeSeconds() >= Whole("from", 0)).Reverse().SelectMany(RazorpayObjects.Payments);
        return Items(made.Skip(Whole("skip", 0)).Take(Whole("count", 10)));
    }

    private IEnumerable<HeldPayment> LinksOf(IQueryCollection query) => Book.All.Where(payment => RazorpayObjects.IsLink(payment)
        && (query["reference_id"].Count == 0 || payment.Key == query["reference_id"]) && (query["payment_id"].Count == 0 || query["payment_id"].ToString().StartsWith(payment.Id, StringComparison.Ordinal)));

    private static void SetNotes(HeldPayment payment, JsonObject body)
    {
        foreach (var (name, value) in body["notes"] as JsonObject ?? []) payment.Facts[RazorpayObjects.NotePrefix + name] = value?.ToString() ?? "";
    }

    private object Link(HeldPayment payment) => RazorpayObjects.Link(payment, PageOf(payment));

    private static Answer Items(IEnumerable<object> items) => Answer.Ok(new { entity = "collection", count = items.Count(), items });

    private static Task<Answer> Shown(Answer answer) => Task.FromResult(answer);

    private static Answer Unknown => Fault(400, "The id provided does not exist");

    private static Answer Fault(int status, string description) => new(status, new { error = new { code = "BAD_REQUEST_ERROR", description, source = "business", step = "payment_initiation", reason = "input_validation_failed", metadata = new { } } });
}
