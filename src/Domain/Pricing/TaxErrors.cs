using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Pricing;

public static class TaxErrors
{
    public static readonly DomainError DefaultStays = new(Conflict, "resource_in_use", "What names no class is taxed by this one; make another the default first.");

    public static readonly DomainError DefaultIsGivenOn = new(Invalid, "invalid_value", "One class is the default; make another the default instead.", "isDefault");

    public static readonly DomainError NoSuchClass = new(NotFound, "related_not_found", "There is no such resource here.", "taxClass");

    public static readonly DomainError InUse = new(Conflict, "resource_in_use", "Products name this tax class.");

    public static readonly DomainError TooManyRates = new(Conflict, "resource_in_use", $"A tax class has at most {TaxRate.MaxPerCountry} rates in a country.");

    public static readonly DomainError UnknownCountry = new(Invalid, "invalid_value", "A country is a code of ISO 3166-1 alpha-2.", "country");

    public static readonly DomainError SubdivisionElsewhere = new(Invalid, "invalid_value", "The subdivision is a code of ISO 3166-2 in the country.", "subdivision");

    public static readonly DomainError Percent = new(Invalid, "out_of_range", $"A rate is from 0 to {TaxRate.MaxPercent:F0} percent, with at most {TaxRate.PercentDecimals} decimals.", "rate");

    public static readonly DomainError Days = new(Invalid, "out_of_range", "The last day is not before the first.", "endsOn");
}
