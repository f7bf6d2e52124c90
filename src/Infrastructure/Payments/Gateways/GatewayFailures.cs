using System.Collections.Frozen;
using Marketplace.Application.Payments;

namespace Marketplace.Infrastructure.Payments.Gateways;

/// <summary>What a buyer is told when a provider refuses; the provider's own sentence is for programmers, so only its code is kept.</summary>
internal static class GatewayFailures
{
    private const string Declined = "The payment was declined. Try again, or pay in another way.";
    private const string Account = "There is not enough money on the account. Pay in another way.";
    private const string Card = "The card cannot be used. Check what you entered, or take another card.";
    private const string Proof = "The payment was not confirmed. Try again, or pay in another way.";
    private const string Provider = "This way of paying cannot be used for this payment. Choose another one.";

    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["card_declined"] = Declined,
        ["generic_decline"] = Declined,
        ["INSTRUMENT_DECLINED"] = Declined,
        ["payment_failed"] = Declined,
        ["DECLINED"] = Declined,
        ["insufficient_funds"] = Account,
        ["expired_card"] = Card,
        ["incorrect_cvc"] = Card,
        ["CARD_EXPIRED"] = Card,
        ["payment_intent_authentication_failure"] = Proof,
        ["payment_cancelled"] = Proof,
        [AmountTooPrecise] = "This way of paying does not take amounts with so many decimals. Choose another one.",
        [PartialCapture] = "This provider captures the whole amount or nothing.",
        [CaptureLater] = "This way of paying cannot wait for an acceptance. Choose another one.",
        [Exceeds] = "That is more than there is.",
        [State] = "The payment is no longer in a state in which that can be done.",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Codes of our own, for what is not even asked.</summary>
    public const string AmountTooPrecise = "amount_too_precise";
    public const string PartialCapture = "partial_capture_unsupported";
    public const string CaptureLater = "capture_later_unsupported";
    public const string Exceeds = "amount_exceeds";
    public const string State = "unexpected_state";

    public static GatewayFailure Of(string? code) => new(code ?? "refused", code is not null && Sentences.TryGetValue(code, out var sentence) ? sentence : Provider);

    /// <summary>A start that was refused for good; there is nothing at the provider, so our own id stands for the reference.</summary>
    public static GatewayPayment Refused(GatewayStart start, string? code, string raw = "") => new()
    {
        Reference = start.Key.Value.ToString(),
        Key = start.Key,
        Status = GatewayStatus.Failed,
        Amount = start.Amount,
        Failure = Of(code),
        Raw = raw,
    };

    /// <summary>A refund that was refused for good, known by the key that it was asked under.</summary>
    public static GatewayRefund Refused(GatewayRefundOrder order, string? code, string raw = "") => new(order.Key, GatewayRefundStatus.Failed, order.Amount, Of(code), raw);
}
