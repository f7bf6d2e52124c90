using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Application.Payments;
using Marketplace.Domain.Payments;

namespace Marketplace.Infrastructure.Payments.Gateways.Razorpay;

/// <summary>
/// Opens orders and links once for each of our payments, though Razorpay knows no idempotency key for them. A link's reference is unique there. An order's receipt is not, so that two that are opened at the same
/// moment may both come to be: all who ask are given the older one, and nobody ever hears of the other. A link that is there and is not shown yet is asked for again later.
/// </summary>
internal sealed class RazorpayOpening(RazorpayApi api)
{
    public async Task<GatewayAnswer> OrderAsync(GatewayStart start, long whole, CancellationToken ct)
    {
        if (await OldestAsync(start, ct) is { } earlier) return Same(earlier, start, whole);

        var opened = await api.PostAsync("v1/orders", new()
        {
            ["amount"] = whole,
            ["currency"] = start.Amount.Currency,
            ["receipt"] = start.Key.Value.ToString(),
            ["notes"] = Notes(start),
            ["payment"] = new JsonObject { ["capture"] = start.CaptureLater ? "manual" : "automatic", ["capture_options"] = CaptureOptions(start.CaptureLater) },
        }, ct);
        return opened.IsSuccess && await OldestAsync(start, ct) is { } first ? first : opened;
    }

    public async Task<GatewayAnswer> LinkAsync(GatewayStart start, long whole, CancellationToken ct)
    {
        var body = new JsonObject
        {
            ["amount"] = whole,
            ["currency"] = start.Amount.Currency,
            ["reference_id"] = start.Key.Value.ToString(),
            ["description"] = start.OrderNumber,
            ["callback_url"] = start.ReturnUrl!.AbsoluteUri,
            ["callback_method"] = "get",
            ["notes"] = Notes(start, isLink: true),
        };
        if (start.Email is not null) (body["customer"], body["notify"]) = (new JsonObject { ["email"] = start.Email }, new JsonObject { ["email"] = false, ["sms"] = false });

        var opened = await api.PostAsync("v1/payment_links", body, ct);
        if (opened.IsSuccess) return opened;

        var found = (await api.FindAsync($"v1/payment_links?reference_id={start.Key.Value}", ct))?.Body.Items("payment_links") ?? [];
        if (found.Count > 0) return Same(opened with { Status = System.Net.HttpStatusCode.OK, Body = found[0] }, start, whole);

        var isTaken = opened.Body.Text("error", "description")?.Contains("already exists", StringComparison.OrdinalIgnoreCase) is true;
        return isTaken ? throw opened.Unreadable(PaymentProvider.Razorpay) : opened;
    }

    public async Task<GatewayAnswer> MarkCancelledAsync(string order, GatewayPayment payment, CancellationToken ct) => await api.PatchAsync($"v1/orders/{Uri.EscapeDataString(order)}", new()
    {
        ["notes"] = new JsonObject { [RazorpayReading.KeyName] = payment.Key?.Value.ToString(), [RazorpayReading.CancelledNote] = "true" },
    }, ct);

    /// <summary>Razorpay lists the newest first, and tells the second only; its ids say nothing of the order.</summary>
    private async Task<GatewayAnswer?> OldestAsync(GatewayStart start, CancellationToken ct)
    {
        var answer = await api.FindAsync($"v1/orders?receipt={start.Key.Value}", ct);
        IReadOnlyList<JsonElement> orders = answer?.Body.Items("items") ?? [];
        return orders.Count == 0 ? null : answer! with { Body = orders.Reverse().MinBy(order => order.Number("created_at")) };
    }

    /// <summary>What was opened earlier, unless it was opened for another amount.</summary>
    private static GatewayAnswer Same(GatewayAnswer earlier, GatewayStart start, long whole) => earlier.Body.Number("amount") == whole && earlier.Body.Text("currency") == start.Amount.Currency
        ? earlier
        : earlier with { Status = System.Net.HttpStatusCode.BadRequest, Body = JsonSerializer.SerializeToElement(new { error = new { code = "idempotency_error" } }) };

    private static JsonObject Notes(GatewayStart start, bool isLink = false)
    {
        var notes = new JsonObject { [RazorpayReading.KeyName] = start.Key.Value.ToString(), ["order_number"] = start.OrderNumber };
        if (isLink) notes[RazorpayReading.LinkName] = "true";
        return notes;
    }

    /// <summary>Minutes; what is not captured within five days is refunded (https://razorpay.com/docs/payments/payments/capture-settings/api).</summary>
    private static JsonObject CaptureOptions(bool later) => later
        ? new() { ["manual_expiry_period"] = 7200, ["refund_speed"] = "normal" }
        : new() { ["automatic_expiry_period"] = 12, ["manual_expiry_period"] = 7200, ["refund_speed"] = "normal" };
}
