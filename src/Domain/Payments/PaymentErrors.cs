using System.Text.Json;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Payments;

public static class PaymentErrors
{
    public static DomainError UnknownMethod(string code) => new(ErrorKind.Invalid, "invalid_value", $"There is no payment method '{code}'.", "paymentMethod")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["allowed"] = PaymentMethod.All.Select(method => method.Code).ToArray() },
    };

    public static DomainError CannotBecome(PaymentStatus from, PaymentStatus to) =>
        new(ErrorKind.Conflict, "invalid_state_transition", $"A payment that is {Word(from)} cannot become {Word(to)}.", "to")
        {
            Meta = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["from"] = Word(from),
                ["allowed"] = Enum.GetValues<PaymentStatus>().Where(next => Payment.IsAllowed(from, next)).Select(Word).ToArray(),
            },
        };

    private static string Word(PaymentStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
