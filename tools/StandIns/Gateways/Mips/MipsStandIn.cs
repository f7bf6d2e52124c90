using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Marketplace.StandIns.Gateways.Mips;

/// <summary>
/// An aggregator that hosts the page, in the style of MiPS, below <c>/mips/</c>: cards, MCB Juice by its application, My.T Money. What the adapter of the marketplace says of the protocol holds here, too: beyond
/// authentication and the form of an order it is of our own making. User, merchant, entity and operator are <c>marketplace</c>, passwords and the secret of the calls are the program's secret.
/// </summary>
internal sealed class MipsStandIn(string secret, GatewayFaults faults, Deliveries deliveries) : SimulatedProvider("mips", secret, faults, deliveries)
{
    private const string Channel = "channel";
    private const string Known = "marketplace";
    private const int PageSize = 50;

    private static readonly Units Units = new("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF", "BHD IQD JOD KWD LYD OMR TND");

    private readonly ConcurrentDictionary<string, HeldPayment> _byOrder = new(StringComparer.Ordinal);
    private readonly Lock _opening = new();

    public override void Map(IEndpointRouteBuilder app)
    {
        Ask(app, "api/create_payment_request", "start", Start);
        Ask(app, "api/payment_status", "read", body => Of(body) is { } payment ? Ok(Shown(payment)) : Unknown);
        Ask(app, "api/cancel_payment_request", "cancel", Cancel);
        Ask(app, "api/refund", "refund", Refund);
        Ask(app, "api/refund_status", "readRefund", body => Of(body) is { } payment && RefundOf(payment, body["id_refund"]) is { } refund ? Ok(Shown(payment, refund)) : Unknown);
        Ask(app, "api/list_payments", "list", List);
    }

    public override Dictionary<string, string> Sign(string eventId, byte[] body, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new(StringComparer.Ordinal)
        {
            ["X-Mips-Timestamp"] = time,
            ["X-Mips-Signature"] = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), (byte[])[.. Encoding.UTF8.GetBytes(time + "."), .. body])),
        };
    }

    public override void Fail(HeldPayment payment, string code)
    {
        if (payment.Decline(code, forGood: true)) Tell(payment, Happening.Declined);
    }

    protected override Answer? Refusal(HttpRequest request) =>
        request.Headers.Authorization.ToString() == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Known}:{Secret}")) ? null : Failed("authentication_failed", 401);

    protected override IEnumerable<(string Id, string Kind, object Body)> EventsOf(HeldPayment payment, Happening happening, HeldRefund? refund)
    {
        var kind = happening switch
        {
            Happening.Captured => "payment.success",
            Happening.Declined => "payment.fail",
            Happening.Cancelled => "payment.cancelled",
            Happening.Expired => "payment.expired",
            _ => "refund.success",
        };
        var id = Book.NewId("imn_", 20);
        yield return (id, kind, new { id_notification = id, type = kind, transaction_id = payment.Reference, id_order = payment.Key, status = StatusOf(payment), id_refund = refund?.Key, created_at = DateTimeOffset.UtcNow });
    }

    private void Ask(IEndpointRouteBuilder app, string path, string step, Func<JsonObject, Answer> work) => Step(app, "POST", path, step, async request =>
        JsonNode.Parse(await TextOf(request)) is JsonObject body && IsKnown(body["authentify"]) ? work(body) : Failed("authentication_failed", 401));

    private bool IsKnown(JsonNode? who) => (string?)who?["id_merchant"] == Known && (string?)who?["id_entity"] == Known && (string?)who?["id_operator"] == Known && (string?)who?["operator_password"] == Secret;

    private Answer Start(JsonObject body)
    {
        var (order, currency) = ((string?)body["order"]?["id_order"], (string?)body["order"]?["currency"] ?? "");
        if (string.IsNullOrEmpty(order) || currency.Length != 3) return Failed("invalid_order");
        if (Units.Read((string?)body["order"]!["amount"], currency) is not { } amount) return Failed("invalid_amount");

        lock (_opening)
        {
            if (_byOrder.TryGetValue(order, out var earlier)) return earlier.Amount == amount && earlier.Currency == currency ? Ok(Shown(earlier)) : Failed("id_order_mismatch");

            var payment = new HeldPayment(Name, Book.NewId("TRX"), amount, currency)
            {
                Key = order,
                Title = (string?)body["order"]!["label"] ?? "",
                ReturnUrl = (string?)body["redirection"]?["custom_redirection_url"],
                CancelUrl = (string?)body["redirection"]?["cancel_redirection_url"],
                Facts = { [Channel] = (string?)body["payment_method"] ?? "card" },
            };
            return Ok(Shown(_byOrder[order] = Book.Add(payment)));
        }
    }

    private Answer Cancel(JsonObject body)
    {
        if (Of(body) is not { } payment) return Unknown;
        if (payment.Status is HeldStatus.Cancelled) return Ok(Shown(payment));
        if (!payment.Cancel()) return Failed("unexpected_state");

        Tell(payment, Happening.Cancelled);
        return Ok(Shown(payment));
    }

    private Answer Refund(JsonObject body)
    {
        if (Of(body) is not { } payment) return Unknown;

        var (asked, key) = (body["refund"], (string?)body["refund"]?["id_refund"]);
        if (string.IsNullOrEmpty(key) || Units.Read((string?)asked!["amount"], payment.Currency) is not { } amount || (string?)asked["currency"] != payment.Currency) return Failed("invalid_amount");

        lock (_opening)
        {
            if (RefundOf(payment, asked["id_refund"]) is { } earlier) return earlier.Amount == amount ? Ok(Shown(payment, earlier)) : Failed("id_refund_mismatch");
            if (payment.Refund(key, amount, key) is not { } refund) return Failed("amount_exceeds");

            Tell(payment, Happening.Refunded, refund);
            return Ok(Shown(payment, refund));
        }
    }

    private Answer List(JsonObject body)
    {
        var since = DateTimeOffset.Parse((string?)body["changed_since"] ?? "", CultureInfo.InvariantCulture);
        var skip = int.TryParse((string?)body["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;
        List<HeldPayment> changed = [.. Book.All.Where(payment => payment.ChangedAt >= since).OrderBy(payment => payment.ChangedAt)];
        return Ok(new { operation_status = "success", payments = changed.Skip(skip).Take(PageSize).Select(Shown), next = changed.Count > skip + PageSize ? (skip + PageSize).ToString(CultureInfo.InvariantCulture) : null });
    }

    private HeldPayment? Of(JsonObject body) => Book.Find((string?)body["transaction_id"]);

    private static HeldRefund? RefundOf(HeldPayment payment, JsonNode? key) => payment.Refunds.FirstOrDefault(refund => refund.Key == (string?)key);

    private object Shown(HeldPayment payment) => new
    {
        operation_status = "success",
        transaction_id = payment.Reference,
        id_order = payment.Key,
        amount = Units.Text(payment.Amount, payment.Currency),
        currency = payment.Currency,
        amount_refunded = Units.Text(payment.Refunded, payment.Currency),
        status = StatusOf(payment),
        payment_method = payment.Facts[Channel],
        reason_fail = payment.FailureCode,
        payment_page_url = PageOf(payment),
        deep_link = payment.Facts[Channel] == "juice" ? $"mcbjuice://pay?transaction={payment.Reference}" : null,
        expires_at = payment.ExpiresAt,
        card_details = payment.Captured > 0 ? new { masked_card_number = "411111xxxxxx1111", expiry_date = "12/34" } : null,
    };

    private static object Shown(HeldPayment payment, HeldRefund refund) => new { operation_status = "success", id_refund = refund.Key, transaction_id = payment.Reference, amount = Units.Text(refund.Amount, payment.Currency), currency = payment.Currency, status = refund.State switch { RefundState.Pending => "pending", RefundState.Failed => "fail", _ => "success" } };

    private static string StatusOf(HeldPayment payment) => payment.Status switch
    {
        HeldStatus.Captured => "success",
        HeldStatus.Failed => "fail",
        HeldStatus.Cancelled => "cancelled",
        HeldStatus.Expired => "expired",
        _ => "pending",
    };

    private static Answer Unknown => Failed("not_found");

    private static Answer Ok(object answer) => Answer.Ok(new { answer });

    private static Answer Failed(string code, int status = 200) => new(status, new { answer = new { operation_status = "fail", error_code = code } });
}
