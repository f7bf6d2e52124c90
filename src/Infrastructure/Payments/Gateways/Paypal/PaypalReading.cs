using System.Text.Json;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways.Paypal;

/// <summary>What an order and its authorizations, captures and refunds mean to us (https://developer.paypal.com/docs/api/orders/v2, https://developer.paypal.com/docs/api/payments/v2).</summary>
internal sealed class PaypalReading(IOptions<PaypalOptions> options)
{
    private static readonly string[] Taken = ["COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED"];

    public GatewayPayment Order(GatewayAnswer answer)
    {
        var order = answer.Body;
        if (order.Text("id") is not { } reference || order.Text("status") is not { } state || order.Items("purchase_units") is not [var unit, ..]) throw answer.Unreadable(PaymentProvider.Paypal);
        if (MoneyOf(unit) is not { } amount) throw answer.Unreadable(PaymentProvider.Paypal);

        var captures = unit.Items("payments", "captures");
        var authorization = AuthorizationOf(order);
        var (captured, refunded) = (Sum(captures, Taken), Sum(unit.Items("payments", "refunds"), "COMPLETED", "PENDING"));
        var status = StatusOf(state, order.Text("intent"), authorization?.Text("status"), captures);
        return new GatewayPayment
        {
            Reference = reference,
            Key = unit.Key("custom_id"),
            Amount = amount,
            Status = status,
            Authorized = status is GatewayStatus.Authorized ? amount.MinorUnits : captured,
            Captured = captured,
            Refunded = refunded,
            NextAction = status is GatewayStatus.RequiresAction ? ActionOf(order, reference) : null,
            Failure = status is GatewayStatus.Failed ? GatewayFailures.Of("DECLINED") : null,
            Raw = answer.Raw,
        };
    }

    public static GatewayRefund Refund(GatewayAnswer answer)
    {
        if (answer.Body.Text("id") is not { } reference || MoneyOf(answer.Body) is not { } amount) throw answer.Unreadable(PaymentProvider.Paypal);

        var status = answer.Body.Text("status") switch { "COMPLETED" => GatewayRefundStatus.Succeeded, "FAILED" or "CANCELLED" => GatewayRefundStatus.Failed, _ => GatewayRefundStatus.Pending };
        return new GatewayRefund(reference, status, amount, status is GatewayRefundStatus.Failed ? GatewayFailures.Of("refund_failed") : null, answer.Raw);
    }

    public static string? CodeOf(GatewayAnswer refusal) => refusal.Body.Items("details") is [var detail, ..] ? detail.Text("issue") ?? refusal.Body.Text("name") : refusal.Body.Text("name");

    public static JsonElement? AuthorizationOf(JsonElement order) => order.Items("purchase_units") is [var unit, ..] && unit.Items("payments", "authorizations") is [.., var last] ? last : null;

    /// <summary>The capture that a refund is taken from.</summary>
    public static string? CaptureOf(JsonElement order) => order.Items("purchase_units") is [var unit, ..]
        ? unit.Items("payments", "captures").Where(capture => Taken.Contains(capture.Text("status"), StringComparer.Ordinal)).Select(capture => capture.Text("id")).FirstOrDefault()
        : null;

    /// <summary>What the buyer approved waits for us like an authorization: nothing moves until it is captured. Where it has to be authorized first, and was not, the buyer is asked again.</summary>
    private static GatewayStatus StatusOf(string order, string? intent, string? authorization, IReadOnlyList<JsonElement> captures)
    {
        if (captures.Any(capture => Taken.Contains(capture.Text("status"), StringComparer.Ordinal))) return GatewayStatus.Captured;
        if (captures.Any(capture => capture.Text("status") == "PENDING")) return GatewayStatus.Processing;
        if (captures.Count > 0) return GatewayStatus.Failed;

        return (order, authorization) switch
        {
            (_, "CREATED") => GatewayStatus.Authorized,
            (_, "PENDING") => GatewayStatus.Processing,
            (_, "VOIDED") or ("VOIDED", _) => GatewayStatus.Cancelled,
            (_, "EXPIRED") => GatewayStatus.Expired,
            (_, "DENIED") => GatewayStatus.Failed,
            ("APPROVED", null) when intent == "CAPTURE" => GatewayStatus.Authorized,
            ("COMPLETED", _) => GatewayStatus.Processing,
            _ => GatewayStatus.RequiresAction,
        };
    }

    private GatewayAction ActionOf(JsonElement order, string reference)
    {
        var page = order.Items("links").Where(link => link.Text("rel") == "payer-action").Select(link => link.Address("href")).FirstOrDefault();
        return page is not null
            ? new GatewayAction(GatewayActionKind.Redirect, page, Data: null, ExpiresAt: null)
            : new GatewayAction(GatewayActionKind.Sdk, Url: null, new Dictionary<string, string>(StringComparer.Ordinal) { ["orderId"] = reference, ["clientId"] = options.Value.ClientId! }, ExpiresAt: null);
    }

    private static long Sum(IReadOnlyList<JsonElement> parts, params string[] states) => parts.Where(part => states.Contains(part.Text("status"), StringComparer.Ordinal)).Sum(part => MoneyOf(part)?.MinorUnits ?? 0);

    private static Money? MoneyOf(JsonElement of) => GatewayAmounts.FromDecimal(of.Text("amount", "value"), of.Text("amount", "currency_code"));
}
