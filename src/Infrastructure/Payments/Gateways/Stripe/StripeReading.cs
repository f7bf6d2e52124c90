using System.Text.Json;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways.Stripe;

/// <summary>What payment intents and checkout sessions mean to us (https://docs.stripe.com/payments/paymentintents/lifecycle, https://docs.stripe.com/api/checkout/sessions/object).</summary>
internal sealed class StripeReading(IOptions<StripeOptions> options, TimeProvider clock)
{
    public const string KeyName = "payment_id";

    /// <summary>Stands beside an intent that a page made: the page is its reference, which an event of the intent does not name.</summary>
    public const string PageName = "opened_on_page";

    /// <summary>A declined attempt is no end: the same intent takes another card, so the payment stays open and tells why.</summary>
    public GatewayPayment Intent(GatewayAnswer answer) => Intent(answer, answer.Body, reference: null);

    public GatewayPayment Session(GatewayAnswer answer)
    {
        var session = answer.Body;
        var (reference, status) = (session.Text("id"), session.Text("status"));
        if (reference is null || status is null) throw answer.Unreadable(PaymentProvider.Stripe);
        if (session.At("payment_intent") is { ValueKind: JsonValueKind.Object } intent && status == "complete") return Intent(answer, intent, reference);

        var amount = MoneyOf(answer, session, "amount_total");
        var endsAt = session.Instant("expires_at");
        return new GatewayPayment
        {
            Reference = reference,
            Key = session.Key("metadata", KeyName),
            Amount = amount,
            Status = status switch
            {
                "open" => GatewayStatus.RequiresAction,
                "expired" => endsAt > clock.GetUtcNow() ? GatewayStatus.Cancelled : GatewayStatus.Expired, // before its time it ends only by us
                _ => GatewayStatus.Processing,
            },
            NextAction = status == "open" ? new GatewayAction(GatewayActionKind.Redirect, session.Address("url"), Data: null, endsAt) : null,
            Failure = FailureOf(session.At("payment_intent")),
            Raw = answer.Raw,
        };
    }

    public static GatewayRefund Refund(GatewayAnswer answer)
    {
        if (answer.Body.Text("id") is not { } reference) throw answer.Unreadable(PaymentProvider.Stripe);

        var status = answer.Body.Text("status") switch { "succeeded" => GatewayRefundStatus.Succeeded, "failed" or "canceled" => GatewayRefundStatus.Failed, _ => GatewayRefundStatus.Pending };
        var failure = status is GatewayRefundStatus.Failed ? GatewayFailures.Of(answer.Body.Text("failure_reason") ?? "refund_failed") : null;
        return new GatewayRefund(reference, status, MoneyOf(answer, answer.Body, "amount"), failure, answer.Raw);
    }

    public static string? CodeOf(GatewayAnswer refusal) => refusal.Body.Text("error", "decline_code") ?? refusal.Body.Text("error", "code") ?? refusal.Body.Text("error", "type");

    private GatewayPayment Intent(GatewayAnswer answer, JsonElement intent, string? reference)
    {
        var (id, state) = (intent.Text("id"), intent.Text("status"));
        if (id is null || state is null) throw answer.Unreadable(PaymentProvider.Stripe);

        var amount = MoneyOf(answer, intent, "amount");
        long Whole(string name, JsonElement? of = null) => StripeApi.Amounts.FromWhole((of ?? intent).Number(name) ?? 0, amount.Currency);
        var captured = Whole("amount_received");
        return new GatewayPayment
        {
            Reference = reference ?? id,
            Key = intent.Key("metadata", KeyName),
            Amount = amount,
            Status = state switch
            {
                "succeeded" => GatewayStatus.Captured,
                "requires_capture" => GatewayStatus.Authorized,
                "processing" => GatewayStatus.Processing,
                "canceled" => intent.Text("cancellation_reason") == "automatic" ? GatewayStatus.Expired : GatewayStatus.Cancelled,
                _ => GatewayStatus.RequiresAction,
            },
            Authorized = state == "requires_capture" ? Whole("amount_capturable") : captured,
            Captured = captured,
            Refunded = intent.At("latest_charge") is { ValueKind: JsonValueKind.Object } charge ? Whole("amount_refunded", charge) : 0,
            NextAction = state is "requires_payment_method" or "requires_confirmation" or "requires_action" ? ActionOf(intent) : null,
            Failure = FailureOf(intent),
            Raw = answer.Raw,
        };
    }

    private GatewayAction ActionOf(JsonElement intent) => intent.Address("next_action", "redirect_to_url", "url") is { } url
        ? new GatewayAction(GatewayActionKind.Redirect, url, Data: null, ExpiresAt: null)
        : new GatewayAction(GatewayActionKind.Sdk, Url: null, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["clientSecret"] = intent.Text("client_secret") ?? "",
            ["publishableKey"] = options.Value.PublishableKey!,
        }, ExpiresAt: null);

    private static GatewayFailure? FailureOf(JsonElement? intent) => intent is { ValueKind: JsonValueKind.Object } value && value.At("last_payment_error") is { } fault
        ? GatewayFailures.Of(fault.Text("decline_code") ?? fault.Text("code") ?? fault.Text("type"))
        : null;

    private static Money MoneyOf(GatewayAnswer answer, JsonElement of, string name) => of.Number(name) is { } whole && of.Text("currency")?.ToUpperInvariant() is { } currency && Currency.IsKnown(currency)
        ? new Money(StripeApi.Amounts.FromWhole(whole, currency), currency)
        : throw answer.Unreadable(PaymentProvider.Stripe);
}
