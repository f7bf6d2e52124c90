using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Payments;

public static class PaymentErrors
{
    public static readonly DomainError UnknownCountry = new(Invalid, "invalid_value", "A country is a code of ISO 3166-1.", "countries");

    public static readonly DomainError LimitsCross = new(Invalid, "invalid_value", "The maximum is not below the minimum.", "maximum");

    public static readonly DomainError NoSuchOrder = new(ErrorKind.NotFound, "related_not_found", "There is no such order here.", "order");

    public static readonly DomainError NoSuchPayment = new(ErrorKind.NotFound, "related_not_found", "There is no such payment here.", "payment");

    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "not_found", "There is no such payment.");

    public static readonly DomainError NothingDue = new(Conflict, "invalid_state_transition", "Nothing is to be paid for this order now.", "order");

    public static readonly DomainError UnderWay = new(Conflict, "invalid_state_transition", "A payment of this order is being processed. Wait for it, or cancel it.", "order");

    public static readonly DomainError ForeignAddress = new(Invalid, "invalid_value", "Buyers are sent back to pages of the shop only.", "returnUrl");

    public static DomainError NegativeLimit(string member) => new(Invalid, "out_of_range", "Not below zero.", member);

    public static DomainError UnknownMethod(string code, IEnumerable<string> usable) => new(Invalid, "invalid_value", $"Nothing can be paid by '{code}' here.", "paymentMethod")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["allowed"] = usable.ToArray() },
    };

    public static DomainError CannotBecome(PaymentStatus from, PaymentStatus to) =>
        States.CannotMove(from, to, Enum.GetValues<PaymentStatus>().Where(next => Payment.IsAllowed(from, next)));

    /// <summary>The attempt stays readable.</summary>
    public static DomainError Declined(PaymentId payment, string message) => new(Invalid, "payment_declined", message) { Meta = About(payment) };

    /// <summary>The buyer has to act on a page, and nobody said where to come back to.</summary>
    public static DomainError ActionRequired(PaymentId payment, string? redirect) => new(Invalid, "payment_action_required", "The buyer has to confirm the payment on the provider's page.")
    {
        Meta = new Dictionary<string, object?>(About(payment), StringComparer.Ordinal) { ["redirect"] = redirect },
    };

    public static DomainError OtherAmount(Money due) => new(Invalid, "invalid_value", $"What is due is {due}.", "amount");

    private static Dictionary<string, object?> About(PaymentId payment) => new(StringComparer.Ordinal) { ["payment"] = payment.Value };
}
