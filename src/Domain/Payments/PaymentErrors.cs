using Marketplace.Domain.Common;

namespace Marketplace.Domain.Payments;

public static class PaymentErrors
{
    public static DomainError UnknownMethod(string code) => new(ErrorKind.Invalid, "invalid_value", $"There is no payment method '{code}'.", "paymentMethod")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["allowed"] = PaymentMethod.All.Select(method => method.Code).ToArray() },
    };

    public static DomainError CannotBecome(PaymentStatus from, PaymentStatus to) =>
        States.CannotMove(from, to, Enum.GetValues<PaymentStatus>().Where(next => Payment.IsAllowed(from, next)));
}
