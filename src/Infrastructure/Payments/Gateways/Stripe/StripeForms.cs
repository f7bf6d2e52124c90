using System.Globalization;
using Marketplace.Application.Payments;

namespace Marketplace.Infrastructure.Payments.Gateways.Stripe;

/// <summary>What Stripe is asked for. Nothing in it depends on the moment, since a repeated request has to be the same.</summary>
internal static class StripeForms
{
    public static Dictionary<string, string> Intent(GatewayStart start, long whole) => new(StringComparer.Ordinal)
    {
        ["amount"] = whole.ToString(CultureInfo.InvariantCulture),
        ["currency"] = start.Amount.Currency.ToLowerInvariant(),
        ["capture_method"] = CaptureMethod(start),
        ["automatic_payment_methods[enabled]"] = "true",
        ["description"] = start.OrderNumber,
        [$"metadata[{StripeReading.KeyName}]"] = start.Key.Value.ToString(),
        ["metadata[order_number]"] = start.OrderNumber,
    };

    public static Dictionary<string, string> Session(GatewayStart start, long whole)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["mode"] = "payment",
            ["client_reference_id"] = start.Key.Value.ToString(),
            ["success_url"] = start.ReturnUrl!.AbsoluteUri,
            ["cancel_url"] = (start.CancelUrl ?? start.ReturnUrl).AbsoluteUri,
            ["line_items[0][quantity]"] = "1",
            ["line_items[0][price_data][currency]"] = start.Amount.Currency.ToLowerInvariant(),
            ["line_items[0][price_data][unit_amount]"] = whole.ToString(CultureInfo.InvariantCulture),
            ["line_items[0][price_data][product_data][name]"] = start.OrderNumber,
            ["payment_intent_data[capture_method]"] = CaptureMethod(start),
            ["payment_intent_data[description]"] = start.OrderNumber,
            [$"payment_intent_data[metadata][{StripeReading.KeyName}]"] = start.Key.Value.ToString(),
            [$"payment_intent_data[metadata][{StripeReading.PageName}]"] = "true",
            [$"metadata[{StripeReading.KeyName}]"] = start.Key.Value.ToString(),
        };
        if (start.Email is not null) form["customer_email"] = start.Email;
        return form;
    }

    /// <summary>The payment's key travels with the refund where we read it, so that an event of the refund finds the payment.</summary>
    public static Dictionary<string, string> Refund(string intent, GatewayPayment? payment, long whole, GatewayRefundOrder order)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["payment_intent"] = intent, ["amount"] = whole.ToString(CultureInfo.InvariantCulture), ["metadata[refund_key]"] = order.Key };
        if (payment?.Key is { } key) form[$"metadata[{StripeReading.KeyName}]"] = key.Value.ToString();
        if (order.Reason is not null) form["metadata[reason]"] = order.Reason;
        return form;
    }

    private static string CaptureMethod(GatewayStart start) => start.CaptureLater ? "manual" : "automatic";
}
