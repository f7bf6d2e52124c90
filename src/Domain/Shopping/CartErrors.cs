using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Shopping;

public static class CartErrors
{
    public static readonly DomainError UnknownCurrency = new(Invalid, "unsupported_currency", "Prices are in currencies of ISO 4217.", "currency");

    public static readonly DomainError NoteTooLong = new(Invalid, "too_long", $"At most {Cart.MaxNoteLength} characters.", "note");

    public static readonly DomainError Full = new(Invalid, "out_of_range", $"A cart holds at most {Cart.MaxLines} lines.", "cart");

    public static DomainError TooManyToFilter(int most) => new(Invalid, "invalid_filter_value", TooManyToReckon(most)) { Parameter = "filter[grandTotal]" };

    public static DomainError TooManyToSort(int most) => new(Invalid, "unsupported_sort", TooManyToReckon(most)) { Parameter = "sort" };

    public static readonly DomainError NoSuchCart = new(NotFound, "not_found", "There is no such cart.");

    public static readonly DomainError NoRelatedCart = new(NotFound, "related_not_found", "There is no such cart.", "cart");

    public static readonly DomainError SameAgain = new(Conflict, "already_exists", "Another line asks for the same; change how many that one wants.", "customization");

    public static readonly DomainError NoSuchLine = new(NotFound, "not_found", "The cart has no such line.");

    public static readonly DomainError NoSuchCoupon = new(NotFound, "not_found", "The cart has no such code.");

    public static readonly DomainError AlreadyChosen = new(Conflict, "already_exists", "It is chosen how this seller's part comes; change that choice.", "seller");

    public static readonly DomainError NoSuchChoice = new(NotFound, "not_found", "The cart has no such choice.");

    public static readonly DomainError NoSuchOption = new(NotFound, "related_not_found", "There is no such way to this address.", "option");

    public static readonly DomainError TooManyCoupons = new(Invalid, "coupon_not_applicable", $"A cart takes at most {Cart.MaxCoupons} codes.", "code");

    public static readonly DomainError Empty = new(Conflict, "cart_changed", "The cart is empty.", "cart");

    public static readonly DomainError AlreadyOpen = new(Conflict, "already_exists", "There is an open cart already.");

    public static readonly DomainError NoSuchOffer = new(NotFound, "related_not_found", "There is no such offer.", "listing");

    public static readonly DomainError GuestCartUnknown = new(Invalid, "invalid_value", "No open cart belongs to this token.", "guestToken");

    public static DomainError CouponGivesNothing(string reason) => new(Invalid, "coupon_not_applicable", "This code gives nothing for what is in the cart.", "code")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["reason"] = reason },
    };

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

    private static string TooManyToReckon(int most) => $"What carts come to is reckoned for at most {most} at once; ask for fewer by other filters, such as status, buyer or createdAt.";
}
