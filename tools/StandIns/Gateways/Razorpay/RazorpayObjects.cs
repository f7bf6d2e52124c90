namespace Marketplace.StandIns.Gateways.Razorpay;

/// <summary>Razorpay's entities as its API shows them, of what is held.</summary>
internal static class RazorpayObjects
{
    public const string NotePrefix = "notes.";
    public const string OrderId = "order";

    public static readonly Units Units = new("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF", "BHD IQD JOD KWD LYD OMR TND");

    public static bool IsLink(HeldPayment payment) => payment.Reference.StartsWith("plink_", StringComparison.Ordinal);

    public static string OrderOf(HeldPayment payment) => IsLink(payment) ? payment.Facts[OrderId] : payment.Reference;

    public static object Order(HeldPayment payment) => new
    {
        id = OrderOf(payment),
        entity = "order",
        amount = Whole(payment, payment.Amount),
        amount_due = Whole(payment, payment.Amount - payment.Captured),
        amount_paid = Whole(payment, payment.Captured),
        attempts = payment.WasTried ? 1 : 0,
        created_at = payment.CreatedAt.ToUnixTimeSeconds(),
        currency = payment.Currency,
        notes = Notes(payment),
        receipt = IsLink(payment) ? null : payment.Key,
        status = payment.Captured > 0 ? "paid" : payment.WasTried ? "attempted" : "created",
    };

    public static object Link(HeldPayment payment, string page) => new
    {
        id = payment.Reference,
        amount = Whole(payment, payment.Amount),
        amount_paid = Whole(payment, payment.Captured),
        callback_method = "get",
        callback_url = payment.ReturnUrl,
        created_at = payment.CreatedAt.ToUnixTimeSeconds(),
        currency = payment.Currency,
        description = payment.Title,
        expire_by = 0,
        notes = Notes(payment),
        order_id = payment.WasTried ? OrderOf(payment) : null,
        payments = Payments(payment).Select(made => new { payment_id = made["id"], amount = made["amount"], status = made["status"], method = "card" }),
        reference_id = payment.Key,
        short_url = page,
        status = payment.Status switch { HeldStatus.Captured => "paid", HeldStatus.Cancelled => "cancelled", HeldStatus.Expired => "expired", _ => "created" },
    };

    /// <summary>Those that failed, and the one that did not.</summary>
    public static IEnumerable<Dictionary<string, object?>> Payments(HeldPayment payment)
    {
        if (payment.FailureCode is not null) yield return Payment(payment, payment.Id + "f", "failed", payment.FailureCode);
        if (payment.Status is HeldStatus.Authorized) yield return Payment(payment, payment.Id, "authorized", failure: null);
        if (payment.Status is HeldStatus.Captured) yield return Payment(payment, payment.Id, payment.Refunded == payment.Captured ? "refunded" : "captured", failure: null);
        if (payment.Status is HeldStatus.Expired && !IsLink(payment) && payment.Facts.ContainsKey("authorized")) yield return Payment(payment, payment.Id, "refunded", failure: null);
    }

    public static object Refund(HeldPayment payment, HeldRefund refund) => new
    {
        id = refund.Id,
        entity = "refund",
        amount = Whole(payment, refund.Amount),
        created_at = refund.At.ToUnixTimeSeconds(),
        currency = payment.Currency,
        notes = new { payment_id = payment.Key },
        payment_id = payment.Id,
        speed_processed = "normal",
        status = refund.State switch { RefundState.Pending => "pending", RefundState.Failed => "failed", _ => "processed" },
    };

    private static Dictionary<string, object?> Payment(HeldPayment payment, string id, string status, string? failure) => new(StringComparer.Ordinal)
    {
        ["id"] = id,
        ["entity"] = "payment",
        ["amount"] = Whole(payment, payment.Amount),
        ["amount_refunded"] = Whole(payment, payment.Status is HeldStatus.Expired ? payment.Amount : payment.Refunded),
        ["captured"] = payment.Captured > 0,
        ["contact"] = "+919000090000",
        ["created_at"] = payment.ChangedAt.ToUnixTimeSeconds(),
        ["currency"] = payment.Currency,
        ["email"] = "someone@example.test",
        ["error_code"] = failure is null ? null : "BAD_REQUEST_ERROR",
        ["error_reason"] = failure,
        ["method"] = "card",
        ["notes"] = Notes(payment),
        ["order_id"] = OrderOf(payment),
        ["status"] = status,
    };

    private static Dictionary<string, string> Notes(HeldPayment payment) => payment.Facts.Where(fact => fact.Key.StartsWith(NotePrefix, StringComparison.Ordinal)).ToDictionary(fact => fact.Key[NotePrefix.Length..], fact => fact.Value, StringComparer.Ordinal);

    private static long Whole(HeldPayment payment, decimal amount) => Units.Write(amount, payment.Currency);
}
