using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;

namespace Marketplace.Infrastructure.Payments.Gateways.Paypal;

/// <summary>
/// PayPal, by its published REST API: orders v2 (https://developer.paypal.com/docs/api/orders/v2) and payments v2 (https://developer.paypal.com/docs/api/payments/v2). The order's id is the reference. The buyer
/// approves, and then we complete: <see cref="CaptureAsync"/> takes the money; what is captured later is authorized by the first reading that finds it approved, under a key of its own, since an approval alone
/// holds no money and ends within hours. PayPal cannot cancel an order that nobody approved: it forgets it by itself, and without a capture nothing moves.
/// </summary>
internal sealed class PaypalGateway(PaypalApi api, PaypalReading reading, PaypalWebhooks webhooks) : IPaymentGateway
{
    public PaymentProvider Provider => PaymentProvider.Paypal;

    public async Task<GatewayPayment> StartAsync(GatewayStart start, CancellationToken ct)
    {
        if (!PaypalApi.Amounts.TryDecimal(start.Amount, out var value)) return GatewayFailures.Refused(start, GatewayFailures.AmountTooPrecise);

        var order = new JsonObject
        {
            ["intent"] = start.CaptureLater ? "AUTHORIZE" : "CAPTURE",
            ["purchase_units"] = new JsonArray(new JsonObject { ["custom_id"] = start.Key.Value.ToString(), ["description"] = start.OrderNumber, ["amount"] = Amount(start.Amount.Currency, value) }),
        };
        if (start.ReturnUrl is not null)
        {
            var wallet = new JsonObject { ["experience_context"] = new JsonObject { ["return_url"] = start.ReturnUrl.AbsoluteUri, ["cancel_url"] = (start.CancelUrl ?? start.ReturnUrl).AbsoluteUri, ["user_action"] = "PAY_NOW", ["shipping_preference"] = "NO_SHIPPING" } };
            if (start.Email is not null) wallet["email_address"] = start.Email;
            order["payment_source"] = new JsonObject { ["paypal"] = wallet };
        }

        var answer = await api.PostAsync("v2/checkout/orders", order, $"start-{start.Key.Value}", ct);
        return answer.IsSuccess ? reading.Order(answer) : GatewayFailures.Refused(start, PaypalReading.CodeOf(answer), answer.Raw);
    }

    public async Task<GatewayPayment?> ReadAsync(string reference, CancellationToken ct) => await FindAsync(reference, ct) is { } order ? reading.Order(order) : null;

    public async Task<GatewayPayment> CaptureAsync(string reference, Money amount, string key, CancellationToken ct)
    {
        var order = await FindAsync(reference, ct) ?? throw Unknown(reference);
        var payment = reading.Order(order);
        if (payment.Status is GatewayStatus.Captured && payment.Captured == amount.MinorUnits) return payment;
        if (payment.Status is not GatewayStatus.Authorized) return payment with { Failure = GatewayFailures.Of(GatewayFailures.State) };
        if (!PaypalApi.Amounts.TryDecimal(amount, out var value)) return payment with { Failure = GatewayFailures.Of(GatewayFailures.AmountTooPrecise) };

        var authorization = PaypalReading.AuthorizationOf(order.Body)?.Text("id");
        if (authorization is null && amount != payment.Amount) return payment with { Failure = GatewayFailures.Of(GatewayFailures.PartialCapture) };

        var answer = authorization is null
            ? await api.PostAsync($"v2/checkout/orders/{Uri.EscapeDataString(reference)}/capture", [], $"capture-{key}", ct)
            : await api.PostAsync($"v2/payments/authorizations/{authorization}/capture", new() { ["amount"] = Amount(amount.Currency, value), ["final_capture"] = true }, $"capture-{key}", ct);
        return await NowAsync(reference, answer, GatewayStatus.Captured, ct);
    }

    public async Task<GatewayPayment> CancelAsync(string reference, string key, CancellationToken ct)
    {
        var order = await FindAsync(reference, ct) ?? throw Unknown(reference);
        var payment = reading.Order(order);
        if (PaypalReading.AuthorizationOf(order.Body) is { } authorization && payment.Status is GatewayStatus.Authorized or GatewayStatus.Processing)
        {
            var answer = await api.PostAsync($"v2/payments/authorizations/{authorization.Text("id")}/void", [], $"void-{key}", ct);
            return await NowAsync(reference, answer, GatewayStatus.Cancelled, ct);
        }

        return payment.Status switch
        {
            GatewayStatus.RequiresAction or GatewayStatus.Authorized => payment with { Status = GatewayStatus.Cancelled, NextAction = null, Authorized = 0 },
            GatewayStatus.Cancelled or GatewayStatus.Expired or GatewayStatus.Failed => payment,
            _ => payment with { Failure = GatewayFailures.Of(GatewayFailures.State) },
        };
    }

    public async Task<GatewayRefund> RefundAsync(GatewayRefundOrder order, CancellationToken ct)
    {
        if (!PaypalApi.Amounts.TryDecimal(order.Amount, out var value)) return GatewayFailures.Refused(order, GatewayFailures.AmountTooPrecise);

        var paid = await FindAsync(order.PaymentReference, ct) ?? throw Unknown(order.PaymentReference);
        if (PaypalReading.CaptureOf(paid.Body) is not { } capture) return GatewayFailures.Refused(order, GatewayFailures.State);

        var body = new JsonObject { ["amount"] = Amount(order.Amount.Currency, value) };
        if (order.Reason is not null) body["note_to_payer"] = order.Reason;
        var answer = await api.PostAsync($"v2/payments/captures/{capture}/refund", body, $"refund-{order.Key}", ct);
        return answer.IsSuccess ? PaypalReading.Refund(answer) : GatewayFailures.Refused(order, PaypalReading.CodeOf(answer), answer.Raw);
    }

    public async Task<GatewayRefund?> ReadRefundAsync(string paymentReference, string refundReference, CancellationToken ct) =>
        await api.FindAsync($"v2/payments/refunds/{Uri.EscapeDataString(refundReference)}", ct) is { } refund ? PaypalReading.Refund(refund) : null;

    /// <summary>By PayPal's own list of the events that it tells of (https://developer.paypal.com/docs/api/webhooks/v1/#webhooks-events_list), since orders cannot be listed.</summary>
    public async IAsyncEnumerable<GatewayPayment> ListAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        var newestFirst = new List<string>();
        for (string? path = $"v1/notifications/webhooks-events?page_size=100&start_time={since.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"; path is not null;)
        {
            var page = (await api.FindAsync(path, ct) ?? throw Unknown("webhooks-events")).Body;
            newestFirst.AddRange(page.Items("events").Select(happening => PaypalWebhooks.OrderOf(happening)).OfType<string>());
            path = page.Items("links").Where(link => link.Text("rel") == "next").Select(link => link.Address("href")?.PathAndQuery.TrimStart('/')).FirstOrDefault();
        }

        foreach (var reference in newestFirst.Distinct(StringComparer.Ordinal).Reverse())
        {
            if (await ReadAsync(reference, ct) is { } payment) yield return payment;
        }
    }

    public Task<GatewayEvent?> VerifyAsync(IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body, CancellationToken ct) => webhooks.VerifyAsync(headers, body, ct);

    private async Task<GatewayAnswer?> FindAsync(string reference, CancellationToken ct)
    {
        var path = $"v2/checkout/orders/{Uri.EscapeDataString(reference)}";
        var order = await api.FindAsync(path, ct);
        if (order is null || order.Body.Text("intent") != "AUTHORIZE" || order.Body.Text("status") != "APPROVED" || PaypalReading.AuthorizationOf(order.Body) is not null) return order;

        await api.PostAsync($"{path}/authorize", [], $"authorize-{reference}", ct);
        return await api.FindAsync(path, ct);
    }

    /// <summary>The payment as it is after the answer; where that was a refusal, and another did not do the same before, with the reason.</summary>
    private async Task<GatewayPayment> NowAsync(string reference, GatewayAnswer answer, GatewayStatus wanted, CancellationToken ct)
    {
        var now = await ReadAsync(reference, ct) ?? throw Unknown(reference);
        return answer.IsSuccess || now.Status == wanted ? now : now with { Failure = GatewayFailures.Of(PaypalReading.CodeOf(answer)) };
    }

    private static JsonObject Amount(string currency, string value) => new() { ["currency_code"] = currency, ["value"] = value };

    private static GatewayUnreachableException Unknown(string reference) => new(PaymentProvider.Paypal, $"PayPal does not know '{reference}'.");
}
