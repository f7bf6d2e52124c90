namespace Marketplace.StandIns.Gateways.Stripe;

/// <summary>Stripe's objects as its API shows them (version 2024-06-20), of what is held.</summary>
internal sealed class StripeObjects(Func<HeldPayment, string> pageOf)
{
    /// <summary>Set when the buyer is through with the page.</summary>
    public const string Completed = "completed";
    public const string MetadataPrefix = "metadata.";

    public static readonly Units Units = new("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF", "BHD JOD KWD OMR TND");

    public static bool IsSession(HeldPayment payment) => payment.Reference.StartsWith("cs_", StringComparison.Ordinal);

    public Dictionary<string, object?> Intent(HeldPayment payment, bool withCharge) => new(StringComparer.Ordinal)
    {
        ["id"] = payment.Id,
        ["object"] = "payment_intent",
        ["amount"] = Whole(payment, payment.Amount),
        ["amount_capturable"] = Whole(payment, payment.Status is HeldStatus.Authorized ? payment.Authorized : 0),
        ["amount_received"] = Whole(payment, payment.Captured),
        ["cancellation_reason"] = payment.Status is HeldStatus.Expired ? "automatic" : null,
        ["capture_method"] = payment.CaptureLater ? "manual" : "automatic",
        ["client_secret"] = $"{payment.Id}_secret_{payment.Facts.GetValueOrDefault("client_secret")}",
        ["created"] = payment.CreatedAt.ToUnixTimeSeconds(),
        ["currency"] = payment.Currency.ToLowerInvariant(),
        ["description"] = payment.Title,
        ["last_payment_error"] = payment.FailureCode is null ? null : ErrorOf(payment.FailureCode),
        ["latest_charge"] = payment.Captured == 0 ? null : withCharge ? Charge(payment) : ChargeId(payment),
        ["livemode"] = false,
        ["metadata"] = Metadata(payment),
        ["next_action"] = payment.AwaitsProof ? new { type = "redirect_to_url", redirect_to_url = new { url = pageOf(payment), return_url = payment.Facts.GetValueOrDefault("return_url") } } : null,
        ["status"] = payment.Status switch
        {
            HeldStatus.Captured => "succeeded",
            HeldStatus.Authorized => "requires_capture",
            HeldStatus.Cancelled or HeldStatus.Expired => "canceled",
            _ => payment.AwaitsProof ? "requires_action" : "requires_payment_method",
        },
    };

    public Dictionary<string, object?> Session(HeldPayment payment, bool withIntent)
    {
        var isComplete = payment.Facts.ContainsKey(Completed);
        return new(StringComparer.Ordinal)
        {
            ["id"] = payment.Reference,
            ["object"] = "checkout.session",
            ["amount_total"] = Whole(payment, payment.Amount),
            ["cancel_url"] = payment.CancelUrl,
            ["client_reference_id"] = payment.Key,
            ["created"] = payment.CreatedAt.ToUnixTimeSeconds(),
            ["currency"] = payment.Currency.ToLowerInvariant(),
            ["expires_at"] = payment.ExpiresAt.ToUnixTimeSeconds(),
            ["livemode"] = false,
            ["metadata"] = new { payment_id = payment.Key },
            ["mode"] = "payment",
            ["payment_intent"] = !payment.WasTried ? null : withIntent ? Intent(payment, withCharge: true) : payment.Id,
            ["payment_status"] = payment.Status is HeldStatus.Captured ? "paid" : "unpaid",
            ["status"] = isComplete ? "complete" : payment.Status is HeldStatus.Cancelled or HeldStatus.Expired ? "expired" : "open",
            ["success_url"] = payment.ReturnUrl,
            ["url"] = payment.IsPayable ? pageOf(payment) : null,
        };
    }

    public static object Charge(HeldPayment payment) => new
    {
        id = ChargeId(payment),
        @object = "charge",
        amount = Whole(payment, payment.Amount),
        amount_captured = Whole(payment, payment.Captured),
        amount_refunded = Whole(payment, payment.Refunded),
        billing_details = new { email = "someone@example.test", name = "Some One" },
        created = payment.CreatedAt.ToUnixTimeSeconds(),
        currency = payment.Currency.ToLowerInvariant(),
        metadata = Metadata(payment),
        payment_intent = payment.Id,
        payment_method_details = new { card = new { brand = "visa", last4 = "4242", exp_month = 12, exp_year = 2034 }, type = "card" },
        refunded = payment.Refunded == payment.Captured,
        status = "succeeded",
    };

    public static object Refund(HeldPayment payment, HeldRefund refund) => new
    {
        id = refund.Id,
        @object = "refund",
        amount = Whole(payment, refund.Amount),
        charge = ChargeId(payment),
        created = refund.At.ToUnixTimeSeconds(),
        currency = payment.Currency.ToLowerInvariant(),
        metadata = new { payment_id = payment.Key },
        payment_intent = payment.Id,
        status = refund.State switch { RefundState.Pending => "pending", RefundState.Failed => "failed", _ => "succeeded" },
        failure_reason = refund.State is RefundState.Failed ? "expired_or_canceled_card" : null,
    };

    public static object ErrorOf(string code) => new { type = "card_error", code = "card_declined", decline_code = code, message = "Your card was declined." };

    /// <summary>An intent's, which its charges inherit.</summary>
    private static Dictionary<string, string> Metadata(HeldPayment payment) =>
        payment.Facts.Where(fact => fact.Key.StartsWith(MetadataPrefix, StringComparison.Ordinal)).ToDictionary(fact => fact.Key[MetadataPrefix.Length..], fact => fact.Value, StringComparer.Ordinal);

    private static string ChargeId(HeldPayment payment) => "ch_" + payment.Id[3..];

    private static long Whole(HeldPayment payment, decimal amount) => Units.Write(amount, payment.Currency);
}
