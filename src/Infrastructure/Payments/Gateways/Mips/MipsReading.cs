using System.Text.Json;
using Marketplace.Application.Payments;
using Marketplace.Domain.Payments;

namespace Marketplace.Infrastructure.Payments.Gateways.Mips;

/// <summary>What the aggregator's payments and refunds mean to us.</summary>
internal static class MipsReading
{
    public static GatewayPayment Payment(GatewayAnswer answer, JsonElement payment)
    {
        if (payment.Text("transaction_id") is not { } reference || GatewayAmounts.FromDecimal(payment.Text("amount"), payment.Text("currency")) is not { } amount) throw answer.Unreadable(PaymentProvider.Mips);

        var status = payment.Text("status") switch
        {
            "pending" => GatewayStatus.RequiresAction,
            "success" => GatewayStatus.Captured,
            "fail" => GatewayStatus.Failed,
            "cancelled" => GatewayStatus.Cancelled,
            "expired" => GatewayStatus.Expired,
            _ => GatewayStatus.Processing,
        };
        var taken = status is GatewayStatus.Captured ? amount.MinorUnits : 0;
        return new GatewayPayment
        {
            Reference = reference,
            Key = payment.Key("id_order"),
            Amount = amount,
            Status = status,
            Authorized = taken,
            Captured = taken,
            Refunded = GatewayAmounts.FromDecimal(payment.Text("amount_refunded"), amount.Currency)?.MinorUnits ?? 0,
            NextAction = status is GatewayStatus.RequiresAction ? ActionOf(payment) : null,
            Failure = status is GatewayStatus.Failed ? GatewayFailures.Of(payment.Text("reason_fail") ?? "payment_failed") : null,
            Raw = Redaction.Of(payment),
        };
    }

    public static GatewayRefund Refund(GatewayAnswer answer)
    {
        if (answer.Body.At("answer") is not { } refund || refund.Text("id_refund") is not { } reference || GatewayAmounts.FromDecimal(refund.Text("amount"), refund.Text("currency")) is not { } amount) throw answer.Unreadable(PaymentProvider.Mips);

        var status = refund.Text("status") switch { "success" => GatewayRefundStatus.Succeeded, "fail" => GatewayRefundStatus.Failed, _ => GatewayRefundStatus.Pending };
        return new GatewayRefund(reference, status, amount, status is GatewayRefundStatus.Failed ? GatewayFailures.Of(refund.Text("reason_fail") ?? "refund_failed") : null, answer.Raw);
    }

    /// <summary>The bank's own application where the way to pay has one (<c>mcbjuice://…</c>), with the page for who has it not.</summary>
    private static GatewayAction ActionOf(JsonElement payment)
    {
        var (page, application, endsAt) = (payment.Address("payment_page_url"), payment.Address("deep_link"), payment.Moment("expires_at"));
        if (application is null) return new GatewayAction(GatewayActionKind.Redirect, page, Data: null, endsAt);

        var also = page is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["page"] = page.AbsoluteUri };
        return new GatewayAction(GatewayActionKind.DeepLink, application, also, endsAt);
    }
}
