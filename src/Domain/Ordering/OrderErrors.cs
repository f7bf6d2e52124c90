using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Ordering;

public static class OrderErrors
{
    public static readonly DomainError NoSuchPart = new(ErrorKind.NotFound, "related_not_found", "There is no such seller order here.", "sellerOrder");

    public static readonly DomainError NoSuchListing = new(ErrorKind.NotFound, "related_not_found", "There is no such listing.", "listing");

    public static readonly DomainError NoSuchInterest = new(ErrorKind.NotFound, "not_found", "There is no such interest.");

    public static readonly DomainError NotInCash = new(Conflict, "invalid_state_transition", "This order is not paid in cash, or nothing is due by it any more.");

    public static readonly DomainError NotHandedOver = new(Conflict, "invalid_state_transition", "Cash is collected for what is on its way or with the buyer.");

    public static readonly DomainError CollectedBefore = new(Conflict, "already_exists", "The cash for this seller order has been collected.");

    public static readonly DomainError CollectedWhen = new(Invalid, "out_of_range", "Cash is collected after the order and not in the future.", "collectedAt");

    public static readonly DomainError NothingToBuy = new(Conflict, "cart_changed", "There is nothing to buy.", "cart");

    public static readonly DomainError MixedCurrencies = new(Conflict, "currency_mismatch", "An order is in one currency.", "cart");

    public static readonly DomainError ReasonRequired = new(Invalid, "required", "This move needs a reason.", "reason");

    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "not_found", "There is no such order.");

    public static readonly DomainError NoSuchCart = new(ErrorKind.NotFound, "related_not_found", "There is no such cart.", "cart");

    public static readonly DomainError EmailRequired = new(Invalid, "required", "A guest gives an e-mail address.", "email");

    public static readonly DomainError ShippingAddressRequired = new(Invalid, "required", "What is shipped needs an address.", "shippingAddress");

    public static readonly DomainError PaymentMethodRequired = new(Invalid, "required", "What is due is paid by some method.", "paymentMethod");

    public static DomainError OtherCash(Money due) => new(Invalid, "invalid_value", $"What is due is {due}, and all of it is collected at once.", "amount");

    public static readonly DomainError AddressNotDeliverable = new(Invalid, "address_not_deliverable", "A seller does not send to this address.", "shippingAddress");

    public static DomainError PriceChanged(Money total) => new(Conflict, "price_changed", $"The total is {total} now.", "expectedTotal")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["total"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["amount"] = total.ToDecimalString(), ["currency"] = total.Currency },
        },
    };

    public static DomainError CannotBecome(SellerOrderStatus from, SellerOrderStatus to, OrderActor actor, SellerOrderManners manners) =>
        States.CannotMove(from, to, SellerOrderMoves.From(from, actor, manners));

    /// <summary>An order is only ever cancelled; its other states follow from its seller orders.</summary>
    public static DomainError CannotBecome(OrderStatus from, OrderStatus to, bool mayBeCancelled) =>
        States.CannotMove(from, to, mayBeCancelled ? [OrderStatus.Cancelled] : []);
}
