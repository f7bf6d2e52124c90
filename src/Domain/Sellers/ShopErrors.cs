using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Sellers;

public static class ShopErrors
{
    public static readonly DomainError HalfALocation = new(Invalid, "required", "A location has a latitude and a longitude.", "location");

    public static readonly DomainError Latitude = new(Invalid, "out_of_range", "A latitude is from -90 to 90.", "location/latitude");

    public static readonly DomainError Longitude = new(Invalid, "out_of_range", "A longitude is from -180 to 180.", "location/longitude");

    public static readonly DomainError TooManyHours = new(Invalid, "too_long", $"At most {Shop.MaxOpeningHours} stretches of opening hours.", "openingHours");

    public static readonly DomainError HoursEndBeforeTheyBegin = new(Invalid, "invalid_value", "A shop closes after it opens, on the same day.", "openingHours");

    public static readonly DomainError UnknownTimeZone = new(Invalid, "invalid_value", "A time zone is a name of the IANA database, such as Indian/Mauritius.", "timeZone");
}
