using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Ordering;

public static class PurchaseRequestErrors
{
    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "not_found", "There is no such request.");

    public static readonly DomainError NotDeliverable = new(Conflict, "invalid_state_transition", "The seller does not send to the address of the request any more.", "to");

    public static readonly DomainError NotOnRequest = new(Invalid, "invalid_value", "This is not sold on request.", "listing");

    public static readonly DomainError TooLate = new(Conflict, "invalid_state_transition", "Nobody has answered the request in time.", "to");

    public static readonly DomainError NotYours = new(Conflict, "invalid_state_transition", "The seller leaves it to the operators whom to sell to.", "to");

    public static readonly DomainError NotOnOffer = new(Conflict, "invalid_state_transition", "This is not on offer any more.", "to");

    public static DomainError NoPrice(string currency) => new(Conflict, "currency_mismatch", $"There is no price in {currency}.", "listing");

    public static DomainError Quantity(int least, int? most) =>
        new(Invalid, "out_of_range", most is null ? $"At least {least}." : $"The quantity lies between {least} and {most}.", "quantity");
}
