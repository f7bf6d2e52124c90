using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Payments;

public static class RefundErrors
{
    public static readonly DomainError IsOwed = new(Conflict, "invalid_state_transition", "Goods were called off for which this money goes back. An admin can give it up.", "to");

    public static readonly DomainError NoSuchPart = new(ErrorKind.NotFound, "related_not_found", "There is no such seller order here.", "sellerOrder");

    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "not_found", "There is no such refund.");

    public static readonly DomainError NothingPaid = new(Invalid, "refund_exceeds_payment", "Nothing was paid that could go back.", "amount");

    public static readonly DomainError AmountRequired = new(Invalid, "required", "How much goes back is said by an amount, by parts or by lines.", "amount");

    public static readonly DomainError NothingToRestock = new(Invalid, "invalid_value", "Which goods are back in the stock is said by lines.", "restock");

    public static readonly DomainError NotPositive = new(Invalid, "out_of_range", "More than nothing goes back.", "amount");

    public static readonly DomainError PartsDiffer = new(Invalid, "invalid_value", "The parts add up to the amount.", "parts");

    public static readonly DomainError TooMuchShipping = new(Invalid, "invalid_value", "More than was paid for sending.", "parts");

    public static readonly DomainError NotByItsMaker = new(Forbidden, "forbidden", "Who asked for a refund does not approve it.");

    public static readonly DomainError OtherPayment = new(Invalid, "invalid_value", "This seller order was paid by another payment.", "payment");

    public static DomainError NotForLines(Money worth, string member) => new(Invalid, "invalid_value", $"For the goods of these lines more than nothing goes back, and at most {worth}.", member);

    public static DomainError OtherCurrency(string currency) => new(Invalid, "unsupported_currency", $"It was paid in {currency}.", "amount/currency");

    public static DomainError Exceeds(Money left) => new(Invalid, "refund_exceeds_payment", $"At most {left} can go back.", "amount")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["refundable"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["amount"] = left.ToDecimalString(), ["currency"] = left.Currency },
        },
    };
}
