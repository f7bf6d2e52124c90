using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways.Mips;

/// <summary>
/// A hosted-redirect aggregator in the style of MiPS (https://docs.mips.mu): cards, MCB Juice by its application, My.T Money. <b>What is published of MiPS is not complete enough to be followed to the letter</b>
/// (opening a payment zone and telling of a success are; reading, cancelling and refunding are not): the authentication, the members of an order and of an answer are in its style, the rest is a protocol of our own,
/// whose addresses are settings. It has to be brought in line with the merchant's contract before it is used. Money is taken at once and whole; nothing is authorized first.
/// </summary>
internal sealed class MipsGateway(MipsApi api, MipsWebhooks webhooks, IOptions<MipsOptions> options) : IPaymentGateway
{
    private static readonly string[] Channels = ["juice", "myt"];

    public PaymentProvider Provider => PaymentProvider.Mips;

    private MipsPaths Paths => options.Value.Paths;

    public async Task<GatewayPayment> StartAsync(GatewayStart start, CancellationToken ct)
    {
        if (start.CaptureLater) return GatewayFailures.Refused(start, GatewayFailures.CaptureLater);
        if (!MipsApi.Amounts.TryDecimal(start.Amount, out var amount)) return GatewayFailures.Refused(start, GatewayFailures.AmountTooPrecise);

        var answer = await api.AskAsync(Paths.Create, new()
        {
            ["order"] = new JsonObject { ["id_order"] = start.Key.Value.ToString(), ["currency"] = start.Amount.Currency, ["amount"] = amount, ["label"] = start.OrderNumber },
            ["payment_method"] = ChannelOf(start.Method),
            ["redirection"] = new JsonObject { ["custom_redirection_url"] = start.ReturnUrl?.AbsoluteUri, ["cancel_redirection_url"] = (start.CancelUrl ?? start.ReturnUrl)?.AbsoluteUri },
            ["request_mode"] = "simple",
        }, ct);
        return MipsApi.Succeeded(answer) && answer.Body.At("answer") is { } payment ? MipsReading.Payment(answer, payment) : GatewayFailures.Refused(start, MipsApi.CodeOf(answer), answer.Raw);
    }

    public async Task<GatewayPayment?> ReadAsync(string reference, CancellationToken ct) =>
        await api.FindAsync(Paths.Status, new() { ["transaction_id"] = reference }, ct) is { } answer && answer.Body.At("answer") is { } payment ? MipsReading.Payment(answer, payment) : null;

    /// <summary>What was paid is captured already; nothing else can be.</summary>
    public async Task<GatewayPayment> CaptureAsync(string reference, Money amount, string key, CancellationToken ct)
    {
        var payment = await ReadAsync(reference, ct) ?? throw Unknown(reference);
        return payment.Status is GatewayStatus.Captured && payment.Captured == amount.MinorUnits ? payment : payment with { Failure = GatewayFailures.Of(GatewayFailures.State) };
    }

    public async Task<GatewayPayment> CancelAsync(string reference, string key, CancellationToken ct)
    {
        var answer = await api.AskAsync(Paths.Cancel, new() { ["transaction_id"] = reference }, ct);
        var now = await ReadAsync(reference, ct) ?? throw Unknown(reference);
        return MipsApi.Succeeded(answer) || now.Status is GatewayStatus.Cancelled ? now : now with { Failure = GatewayFailures.Of(MipsApi.CodeOf(answer)) };
    }

    public async Task<GatewayRefund> RefundAsync(GatewayRefundOrder order, CancellationToken ct)
    {
        if (!MipsApi.Amounts.TryDecimal(order.Amount, out var amount)) return GatewayFailures.Refused(order, GatewayFailures.AmountTooPrecise);

        var refund = new JsonObject { ["id_refund"] = order.Key, ["amount"] = amount, ["currency"] = order.Amount.Currency, ["reason"] = order.Reason };
        var answer = await api.AskAsync(Paths.Refund, new() { ["transaction_id"] = order.PaymentReference, ["refund"] = refund }, ct);
        return MipsApi.Succeeded(answer) ? MipsReading.Refund(answer) : GatewayFailures.Refused(order, MipsApi.CodeOf(answer), answer.Raw);
    }

    public async Task<GatewayRefund?> ReadRefundAsync(string paymentReference, string refundReference, CancellationToken ct) =>
        await api.FindAsync(Paths.RefundStatus, new() { ["transaction_id"] = paymentReference, ["id_refund"] = refundReference }, ct) is { } answer ? MipsReading.Refund(answer) : null;

    public async IAsyncEnumerable<GatewayPayment> ListAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        for (string? after = null; ;)
        {
            var answer = await api.FindAsync(Paths.List, new() { ["changed_since"] = since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), ["after"] = after }, ct) ?? throw Unknown("list");
            foreach (var payment in answer.Body.Items("answer", "payments")) yield return MipsReading.Payment(answer, payment);
            if ((after = answer.Body.Text("answer", "next")) is null) yield break;
        }
    }

    public Task<GatewayEvent?> VerifyAsync(IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body, CancellationToken ct) => Task.FromResult(webhooks.Verify(headers, body));

    private string ChannelOf(string method) => options.Value.Channels.TryGetValue(method, out var named)
        ? named
        : Array.Find(Channels, channel => method.Replace(".", "", StringComparison.Ordinal).Contains(channel, StringComparison.OrdinalIgnoreCase)) ?? "card";

    private static GatewayUnreachableException Unknown(string reference) => new(PaymentProvider.Mips, $"The aggregator does not know '{reference}'.");
}
