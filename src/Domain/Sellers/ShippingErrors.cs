using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Sellers;

public static class ShippingErrors
{
    public static readonly DomainError TooManyMethods = new(Conflict, "resource_in_use", $"A seller has at most {ShippingMethod.MaxPerSeller} shipping methods.");

    public static readonly DomainError TooManyZones = new(Conflict, "resource_in_use", $"At most {ShippingZone.MaxPerSeller} shipping zones.");

    public static readonly DomainError TooManyRates = new(Invalid, "out_of_range", $"A shipping method has at most {ShippingRate.MaxPerMethod} rates.", "method");

    public static readonly DomainError LeadTime = new(Invalid, "out_of_range", "A lead time is from nothing to a year.", "leadTime");

    public static readonly DomainError Nowhere = new(Invalid, "required", "A zone names a country.", "countries");

    public static readonly DomainError ZoneOfAnother = new(Invalid, "invalid_value", "The zone is another seller's.", "zone");

    public static readonly DomainError ZoneOfTheStore = new(Forbidden, "forbidden", "The store's zones are used by all sellers and changed by none.");

    public static readonly DomainError ZoneInUse = new(Conflict, "resource_in_use", "Rates name this zone.");

    public static readonly DomainError MaximumBelowMinimum = new(Invalid, "out_of_range", "The maximum is greater than the minimum.", "maximum");

    public static DomainError TooMany(string member, int most) => new(Invalid, "too_long", $"At most {most} items are possible.", member);

    public static DomainError OtherCurrency(string currency, string member) => new(Invalid, "unsupported_currency", $"The seller charges in {currency}.", $"{member}/currency");

    public static DomainError Negative(string member) => new(Invalid, "out_of_range", "Nothing below zero is charged.", $"{member}/amount");

    public static DomainError FlatHasNoBounds(string member) => new(Invalid, "invalid_value", "A flat rate has no bounds; choose what they measure.", member);

    public static DomainError BoundRange(string member) => new(Invalid, "out_of_range", $"A bound is from 0 to {ShippingRate.MaxBound:F0}.", member);

    public static DomainError BoundDecimals(int decimals, string member) => new(Invalid, "invalid_format", $"A bound of this basis has at most {decimals} decimals.", member);
}
