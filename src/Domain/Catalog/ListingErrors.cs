using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Catalog;

public static class ListingErrors
{
    public static readonly DomainError QuantityBounds = new(Invalid, "out_of_range", "The largest quantity is not below the smallest.", "maxQuantity");

    public static readonly DomainError RepeatedPrice = new(Invalid, "not_unique", "There is a price for this currency and quantity already.", "amount");

    public static readonly DomainError SaleIsDearer = new(Invalid, "out_of_range", "A sale costs less than usual and more than nothing.", "saleAmount");

    public static readonly DomainError SaleCurrency = new(Invalid, "invalid_value", "The sale is in the currency of the price.", "saleAmount/currency");

    public static readonly DomainError SaleWindow = new(Invalid, "invalid_value", "A sale ends after it starts.", "saleEndsAt");

    public static readonly DomainError SaleWindowWithoutSale = new(Invalid, "required", "A time for a sale needs its price.", "saleAmount");

    public static readonly DomainError TooManyPrices = new(Invalid, "out_of_range", $"A listing has at most {Listing.MaxPrices} prices.", "listing");

    public static readonly DomainError CannotBeSold = new(Conflict, "invalid_state_transition", "Its product is not published, its seller not approved, or it has no price.", "to");

    public static readonly DomainError LastPrice = new(Conflict, "resource_in_use", "What is on offer keeps a price.");

    public static DomainError Amount(string member) =>
        new(Invalid, "out_of_range", $"A price is more than nothing and at most {Money.MaxMinorUnits} of the smallest unit.", $"{member}/amount");

    public static DomainError NoSuchPrice(PriceId id) => new(NotFound, "not_found", $"The listing has no price {id.Value}.");
}
