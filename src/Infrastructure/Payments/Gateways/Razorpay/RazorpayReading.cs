using System.Text.Json;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways.Razorpay;

/// <summary>
/// What orders, payment links and the payments of an order mean to us (https://razorpay.com/docs/api/orders/entity, https://razorpay.com/docs/api/payments/entity). A failed payment is no end:
/// the same order takes another one.
/// </summary>
internal sealed class RazorpayReading(IOptions<RazorpayOptions> options)
{
    public const string KeyName = "payment_id";

    /// <summary>A note beside payments of a link: the link is their reference, which not every event names.</summary>
    public const string LinkName = "opened_as_link";

    /// <summary>A note of ours: Razorpay cannot cancel an order, and gives an authorization that nobody captures back by itself.</summary>
    public const string CancelledNote = "cancelled";

    public GatewayPayment Order(GatewayAnswer order, IReadOnlyList<JsonElement> payments) => Told(order, payments) with
    {
        Key = order.Body.Key("receipt") ?? order.Body.Key("notes", KeyName),
        NextAction = StatusOf(order.Body, payments) is GatewayStatus.RequiresAction ? ActionOf(order.Body) : null,
    };

    public static GatewayPayment Link(GatewayAnswer link, IReadOnlyList<JsonElement> payments)
    {
        var told = Told(link, payments);
        var status = told.Status is not GatewayStatus.RequiresAction ? told.Status : link.Body.Text("status") switch
        {
            "cancelled" => GatewayStatus.Cancelled,
            "expired" => GatewayStatus.Expired,
            "paid" => GatewayStatus.Processing,
            _ => GatewayStatus.RequiresAction,
        };
        return told with
        {
            Key = link.Body.Key("reference_id") ?? link.Body.Key("notes", KeyName),
            Status = status,
            NextAction = status is GatewayStatus.RequiresAction ? new GatewayAction(GatewayActionKind.Redirect, link.Body.Address("short_url"), Data: null, link.Body.Instant("expire_by")) : null,
        };
    }

    public static GatewayRefund Refund(GatewayAnswer answer)
    {
        if (answer.Body.Text("id") is not { } reference) throw answer.Unreadable(PaymentProvider.Razorpay);

        var status = answer.Body.Text("status") switch { "processed" => GatewayRefundStatus.Succeeded, "failed" => GatewayRefundStatus.Failed, _ => GatewayRefundStatus.Pending };
        return new GatewayRefund(reference, status, MoneyOf(answer), status is GatewayRefundStatus.Failed ? GatewayFailures.Of("refund_failed") : null, answer.Raw);
    }

    /// <summary>The reason is finer than the code, which is BAD_REQUEST_ERROR for nearly everything (https://razorpay.com/docs/errors).</summary>
    public static string? CodeOf(GatewayAnswer refusal) => refusal.Body.Text("error", "reason") is { Length: > 0 } reason && reason != "NA" ? reason : refusal.Body.Text("error", "code");

    /// <summary>The payment that money can be taken or given back by.</summary>
    public static string? IdOf(IReadOnlyList<JsonElement> payments, params string[] states) =>
        states.SelectMany(state => payments.Where(payment => payment.Text("status") == state && !HasLapsed(payment))).Select(payment => payment.Text("id")).FirstOrDefault();

    private static GatewayPayment Told(GatewayAnswer answer, IReadOnlyList<JsonElement> payments)
    {
        if (answer.Body.Text("id") is not { } reference) throw answer.Unreadable(PaymentProvider.Razorpay);

        var amount = MoneyOf(answer);
        long Sum(string member, Func<JsonElement, bool> which) => RazorpayApi.Amounts.FromWhole(payments.Where(which).Sum(payment => payment.Number(member) ?? 0), amount.Currency);
        var (status, captured) = (StatusOf(answer.Body, payments), Sum("amount", IsTaken));
        var promised = captured > 0 ? null : IdOf(payments, "authorized"); // one: another that was tried beside it, or beside what was taken, lapses by itself
        return new GatewayPayment
        {
            Reference = reference,
            Amount = amount,
            Status = status,
            Authorized = status is GatewayStatus.Cancelled ? 0 : promised is null ? captured : Sum("amount", payment => payment.Text("id") == promised),
            Captured = captured,
            Refunded = Sum("amount_refunded", IsTaken),
            Failure = status is GatewayStatus.RequiresAction && payments.Any(payment => payment.Text("status") == "failed") ? FailureOf(payments) : null,
            Raw = answer.Raw,
        };
    }

    private static GatewayStatus StatusOf(JsonElement order, IReadOnlyList<JsonElement> payments)
    {
        if (IdOf(payments, "captured", "refunded") is not null) return GatewayStatus.Captured;
        if (payments.Any(HasLapsed)) return GatewayStatus.Expired;
        if (order.Text("notes", CancelledNote) is not null) return GatewayStatus.Cancelled;
        return IdOf(payments, "authorized") is not null ? GatewayStatus.Authorized : GatewayStatus.RequiresAction;
    }

    private static bool IsTaken(JsonElement payment) => payment.Text("status") is "captured" or "refunded" && !HasLapsed(payment);

    /// <summary>Given back by Razorpay because nobody captured it in time.</summary>
    private static bool HasLapsed(JsonElement payment) => payment.Text("status") == "refunded" && payment.At("captured") is { ValueKind: JsonValueKind.False };

    private static GatewayFailure FailureOf(IReadOnlyList<JsonElement> payments)
    {
        var last = payments.Where(payment => payment.Text("status") == "failed").MaxBy(payment => payment.Number("created_at") ?? 0);
        return GatewayFailures.Of(last.Text("error_reason") ?? last.Text("error_code"));
    }

    /// <summary>What Razorpay's checkout in a client needs (https://razorpay.com/docs/payments/payment-gateway/web-integration/standard).</summary>
    private GatewayAction ActionOf(JsonElement order) => new(GatewayActionKind.Sdk, Url: null, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["orderId"] = order.Text("id") ?? "",
        ["keyId"] = options.Value.KeyId!,
    }, ExpiresAt: null);

    private static Money MoneyOf(GatewayAnswer answer) => answer.Body.Number("amount") is { } whole && answer.Body.Text("currency") is { } currency && Currency.IsKnown(currency)
        ? new Money(RazorpayApi.Amounts.FromWhole(whole, currency), currency)
        : throw answer.Unreadable(PaymentProvider.Razorpay);
}
