namespace Marketplace.StandIns.Gateways.Paypal;

/// <summary>PayPal's resources as its API shows them, of what is held.</summary>
internal static class PaypalObjects
{
    public const string AuthorizationId = "authorization";
    public const string CaptureId = "capture";
    public const string WithWallet = "wallet";

    public static readonly Units Units = new("HUF JPY TWD", "");

    public static readonly HashSet<string> Currencies = [.. "AUD BRL CAD CNY CZK DKK EUR HKD HUF ILS JPY MYR MXN TWD NZD NOK PHP PLN GBP SGD SEK CHF THB USD".Split(' ')];

    public static object Order(HeldPayment payment, string page)
    {
        var links = new List<object> { new { href = $"/v2/checkout/orders/{payment.Reference}", rel = "self", method = "GET" } };
        if (payment.IsPayable && payment.Facts.ContainsKey(WithWallet)) links.Add(new { href = page, rel = "payer-action", method = "GET" });
        return new
        {
            id = payment.Reference,
            intent = payment.CaptureLater ? "AUTHORIZE" : "CAPTURE",
            status = payment.Status switch
            {
                HeldStatus.Open => payment.Facts.ContainsKey(WithWallet) ? "PAYER_ACTION_REQUIRED" : "CREATED",
                HeldStatus.Approved => "APPROVED",
                _ => "COMPLETED",
            },
            create_time = payment.CreatedAt,
            payer = payment.WasTried ? new { email_address = "someone@example.test", payer_id = "QYR5Z8XDVJNXQ" } : null,
            purchase_units = new[] { Unit(payment) },
            links,
        };
    }

    public static object Authorization(HeldPayment payment) => new
    {
        id = payment.Facts[AuthorizationId],
        status = payment.Status switch { HeldStatus.Authorized => "CREATED", HeldStatus.Captured => "CAPTURED", HeldStatus.Expired => "EXPIRED", _ => "VOIDED" },
        amount = Amount(payment, payment.Amount),
        custom_id = payment.Key,
        supplementary_data = Related(payment),
    };

    public static object Capture(HeldPayment payment) => new
    {
        id = payment.Facts[CaptureId],
        status = payment.Refunded == 0 ? "COMPLETED" : payment.Refunded == payment.Captured ? "REFUNDED" : "PARTIALLY_REFUNDED",
        amount = Amount(payment, payment.Captured),
        custom_id = payment.Key,
        final_capture = true,
        supplementary_data = Related(payment),
    };

    public static object Refund(HeldPayment payment, HeldRefund refund) => new
    {
        id = refund.Id,
        status = refund.State switch { RefundState.Pending => "PENDING", RefundState.Failed => "FAILED", _ => "COMPLETED" },
        amount = Amount(payment, refund.Amount),
        custom_id = payment.Key,
        create_time = refund.At,
        links = new[] { new { href = $"/v2/payments/captures/{payment.Facts[CaptureId]}", rel = "up", method = "GET" } },
    };

    private static object Unit(HeldPayment payment) => new
    {
        reference_id = "default",
        custom_id = payment.Key,
        description = payment.Title,
        amount = Amount(payment, payment.Amount),
        payments = new
        {
            authorizations = payment.Facts.ContainsKey(AuthorizationId) ? new[] { Authorization(payment) } : [],
            captures = payment.Facts.ContainsKey(CaptureId) ? new[] { Capture(payment) } : [],
            refunds = payment.Refunds.Select(refund => Refund(payment, refund)),
        },
    };

    private static object Related(HeldPayment payment) => new { related_ids = new { order_id = payment.Reference } };

    private static object Amount(HeldPayment payment, decimal amount) => new { currency_code = payment.Currency, value = Units.Text(amount, payment.Currency) };
}
