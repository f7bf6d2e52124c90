using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Shopping;

public static class CartErrors
{
    public static readonly DomainError UnknownCurrency = new(Invalid, "unsupported_currency", "Prices are in currencies of ISO 4217.", "currency");

    public static readonly DomainError NoteTooLong = new(Invalid, "too_long", $"At most {Cart.MaxNoteLength} characters.", "note");

    public static readonly DomainError Full = new(Invalid, "out_of_range", $"A cart holds at most {Cart.MaxLines} lines.", "cart");

    public static readonly DomainError NoSuchCart = new(NotFound, "not_found", "There is no such cart.");

    public static readonly DomainError NoRelatedCart = new(NotFound, "related_not_found", "There is no such cart.", "cart");

    public static readonly DomainError NoSuchLine = new(NotFound, "not_found", "The cart has no such line.");

    public static readonly DomainError Empty = new(Conflict, "cart_changed", "The cart is empty.", "cart");

    public static readonly DomainError AlreadyOpen = new(Conflict, "already_exists", "There is an open cart already.");

    public static readonly DomainError NoSuchOffer = new(NotFound, "related_not_found", "There is no such offer.", "listing");

    public static readonly DomainError GuestCartUnknown = new(Invalid, "invalid_value", "No open cart belongs to this token.", "guestToken");

    public static DomainError NotOnOffer(string reason) => new(Invalid, "invalid_value", "This cannot be bought now.", "listing")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["reason"] = reason },
    };

    public static DomainError CurrencyIsFixed(string currency) =>
        new(Conflict, "currency_mismatch", $"Everything in this cart is priced in {currency}.", "currency")
        {
            Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["currency"] = currency },
        };

    public static DomainError NotPriced(string currency) =>
        new(Conflict, "currency_mismatch", $"There is no price in {currency}, the currency of this cart.", "listing")
        {
            Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["currency"] = currency },
        };

    public static DomainError QuantityOutOfRange(int least, int most) => new(Invalid, "out_of_range", $"The quantity lies between {least} and {most}.", "quantity");

    public static DomainError InsufficientStock(int available) => new(Conflict, "insufficient_stock", $"Only {available} can be had now.", "quantity")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["available"] = available },
    };

    public static DomainError NotOpen(CartStatus status) => new(Conflict, "cart_changed", $"The cart is not open any more: it is {States.Name(status)}.", "cart");

    public static DomainError IsKept(CartStatus status) => new(Conflict, "resource_in_use", $"Only an open cart can be deleted; this one is {States.Name(status)}.");
}
