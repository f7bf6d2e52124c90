using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;

namespace Marketplace.Infrastructure.Payments.Gateways.Razorpay;

/// <summary>
/// Razorpay, by its published REST API (https://razorpay.com/docs/api). With an address to come back to the buyer pays by a payment link (https://razorpay.com/docs/api/payments/payment-links), whose id is the
/// reference; without one, or where money is captured later, which links cannot, a client's library pays an order (https://razorpay.com/docs/api/orders), and the order's id is the reference.
/// </summary>
internal sealed class RazorpayGateway(RazorpayApi api, RazorpayReading reading, RazorpayOpening opening, RazorpayWebhooks webhooks) : IPaymentGateway
{
    public const string LinkPrefix = "plink_";

    private const int PageSize = 100;

    /// <summary>Razorpay lists by the moment of paying, and an authorization can be captured for five days.</summary>
    private static readonly TimeSpan CapturableFor = TimeSpan.FromDays(5);

    public PaymentProvider Provider => PaymentProvider.Razorpay;

    public bool TakesParts => false;

    public async Task<GatewayPayment> StartAsync(GatewayStart start, CancellationToken ct)
    {
        if (!RazorpayApi.Amounts.TryWhole(start.Amount, out var whole)) return GatewayFailures.Refused(start, GatewayFailures.AmountTooPrecise);

        var answer = start.ReturnUrl is null || start.CaptureLater ? await opening.OrderAsync(start, whole, ct) : await opening.LinkAsync(start, whole, ct);
        if (!answer.IsSuccess) return GatewayFailures.Refused(start, RazorpayReading.CodeOf(answer), answer.Raw);
        return (await ToldAsync(answer, ct)).Payment;
    }

    public async Task<GatewayPayment?> ReadAsync(string reference, CancellationToken ct) => await FindAsync(reference, ct) is { } found ? found.Payment : null;

    /// <summary>Razorpay captures the whole amount or nothing (https://razorpay.com/docs/api/payments/capture).</summary>
    public async Task<GatewayPayment> CaptureAsync(string reference, Money amount, string key, CancellationToken ct)
    {
        var (payment, parts) = await FindAsync(reference, ct) ?? throw Unknown(reference);
        if (payment.Status is GatewayStatus.Captured && payment.Captured == amount.MinorUnits) return payment;
        if (payment.Status is not GatewayStatus.Authorized || RazorpayReading.IdOf(parts, "authorized") is not { } id) return payment with { Failure = GatewayFailures.Of(GatewayFailures.State) };
        if (amount != payment.Amount) return payment with { Failure = GatewayFailures.Of(amount.MinorUnits > payment.Authorized ? GatewayFailures.Exceeds : GatewayFailures.PartialCapture) };

        _ = RazorpayApi.Amounts.TryWhole(amount, out var whole); // what was opened can be counted
        var answer = await api.PostAsync($"v1/payments/{id}/capture", new() { ["amount"] = whole, ["currency"] = amount.Currency }, ct);
        var now = await ReadAsync(reference, ct) ?? throw Unknown(reference);
        return answer.IsSuccess || now.Status is GatewayStatus.Captured ? now : now with { Failure = GatewayFailures.Of(RazorpayReading.CodeOf(answer)) };
    }

    public async Task<GatewayPayment> CancelAsync(string reference, string key, CancellationToken ct)
    {
        var payment = await ReadAsync(reference, ct) ?? throw Unknown(reference);
        if (payment.Status is GatewayStatus.Cancelled or GatewayStatus.Expired) return payment;
        if (payment.Status is GatewayStatus.Captured) return payment with { Failure = GatewayFailures.Of(GatewayFailures.State) };

        var answer = reference.StartsWith(LinkPrefix, StringComparison.Ordinal)
            ? await api.PostAsync($"v1/payment_links/{Uri.EscapeDataString(reference)}/cancel", [], ct)
            : await opening.MarkCancelledAsync(reference, payment, ct);
        var now = await ReadAsync(reference, ct) ?? throw Unknown(reference);
        return answer.IsSuccess || now.Status is GatewayStatus.Cancelled ? now : now with { Failure = GatewayFailures.Of(RazorpayReading.CodeOf(answer)) };
    }

    public async Task<GatewayRefund> RefundAsync(GatewayRefundOrder order, CancellationToken ct)
    {
        if (!RazorpayApi.Amounts.TryWhole(order.Amount, out var whole)) return GatewayFailures.Refused(order, GatewayFailures.AmountTooPrecise);

        var (payment, parts) = await FindAsync(order.PaymentReference, ct) ?? throw Unknown(order.PaymentReference);
        if (payment.Amount.Currency != order.Amount.Currency || RazorpayReading.IdOf(parts, "captured", "refunded") is not { } id) return GatewayFailures.Refused(order, GatewayFailures.State);

        var notes = new System.Text.Json.Nodes.JsonObject { ["refund_key"] = order.Key, [RazorpayReading.KeyName] = payment.Key?.Value.ToString(), ["reason"] = order.Reason };
        var answer = await api.RefundAsync($"v1/payments/{id}/refund", new() { ["amount"] = whole, ["speed"] = "normal", ["notes"] = notes }, KeyOf(order.Key), ct);
        return answer.IsSuccess ? RazorpayReading.Refund(answer) : GatewayFailures.Refused(order, RazorpayReading.CodeOf(answer), answer.Raw);
    }

    public async Task<GatewayRefund?> ReadRefundAsync(string paymentReference, string refundReference, CancellationToken ct) =>
        await api.FindAsync($"v1/refunds/{Uri.EscapeDataString(refundReference)}", ct) is { } refund ? RazorpayReading.Refund(refund) : null;

    public async IAsyncEnumerable<GatewayPayment> ListAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        var newestFirst = new List<(string Payment, string Order)>();
        for (var (skip, count) = (0, PageSize); count == PageSize; skip += count)
        {
            var page = (await api.FindAsync($"v1/payments?count={PageSize}&skip={skip}&from={(since - CapturableFor).ToUnixTimeSeconds()}", ct) ?? throw Unknown("payments")).Body.Items("items");
            count = page.Count;
            newestFirst.AddRange(page.Select(payment => (payment.Text("id") ?? "", payment.Text("order_id") ?? "")).Where(pair => pair.Item2.Length > 0));
        }

        foreach (var (payment, order) in newestFirst.DistinctBy(pair => pair.Order).Reverse())
        {
            var links = (await api.FindAsync($"v1/payment_links?payment_id={payment}", ct))?.Body.Items("payment_links") ?? [];
            if (await ReadAsync(links.Select(link => link.Text("id")).FirstOrDefault() ?? order, ct) is { } told) yield return told;
        }
    }

    public Task<GatewayEvent?> VerifyAsync(IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body, CancellationToken ct) => Task.FromResult(webhooks.Verify(headers, body));

    private async Task<(GatewayPayment Payment, IReadOnlyList<JsonElement> Parts)?> FindAsync(string reference, CancellationToken ct)
    {
        var kind = reference.StartsWith(LinkPrefix, StringComparison.Ordinal) ? "payment_links" : "orders";
        return await api.FindAsync($"v1/{kind}/{Uri.EscapeDataString(reference)}", ct) is { } answer ? await ToldAsync(answer, ct) : null;
    }

    /// <summary>With the payments of the order; that of a link is there from the first payment on.</summary>
    private async Task<(GatewayPayment Payment, IReadOnlyList<JsonElement> Parts)> ToldAsync(GatewayAnswer answer, CancellationToken ct)
    {
        var isLink = answer.Body.Text("id")?.StartsWith(LinkPrefix, StringComparison.Ordinal) is true;
        var order = answer.Body.Text(isLink ? "order_id" : "id");
        var parts = order is null ? [] : (await api.FindAsync($"v1/orders/{order}/payments", ct))?.Body.Items("items") ?? [];
        return (isLink ? RazorpayReading.Link(answer, parts) : reading.Order(answer, parts), parts);
    }

    /// <summary>Razorpay's keys are of letters, digits, hyphens and underscores.</summary>
    private static string KeyOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static GatewayUnreachableException Unknown(string reference) => new(PaymentProvider.Razorpay, $"Razorpay does not know '{reference}'.");
}
