using System.Globalization;
using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Ordering;

public static class FulfilmentErrors
{
    public static readonly DomainError NotFoundHere = new(NotFound, "not_found", "There is no such fulfilment.");

    public static readonly DomainError NotInParcels = new(Conflict, "invalid_state_transition", "This seller order is picked up or comes over the wire: nothing of it is sent.", "sellerOrder");

    public static readonly DomainError IsCancelled = new(Conflict, "invalid_state_transition", "A cancelled fulfilment stays as it is.");

    public static readonly DomainError NothingLeft = new(Invalid, "out_of_range", "Nothing is left to be sent.", "lines");

    public static readonly DomainError TrackingUrl = new(Invalid, "invalid_format", "Expected a URL that begins with https:// or http://.", "trackingUrl");

    public static readonly DomainError TooManyParcels = new(Invalid, "too_long", $"At most {FulfilmentDetails.MaxParcels} parcels are possible.", "parcels");

    public static DomainError NotToBeSent(SellerOrderStatus status) => new(Conflict, "invalid_state_transition", $"Nothing is sent of a seller order that is {States.Name(status)}.", "sellerOrder");

    public static DomainError IsPacked(FulfilmentStatus status) => new(Conflict, "invalid_state_transition", $"What is {States.Name(status)} is not packed again.", "lines");

    public static DomainError NoSuchLine(int place) => new(NotFound, "related_not_found", "There is no such line in the seller order.", At(place));

    public static DomainError MoreThanLeft(int place, int left) => TooMany(place, left, $"{left} of it are left to be sent.");

    public static DomainError Weight(int place) => new(Invalid, "out_of_range", "A weight is more than nothing.", string.Create(CultureInfo.InvariantCulture, $"parcels/{place}/weight/value"));

    /// <param name="left">How many would be possible.</param>
    internal static DomainError TooMany(int place, int left, string detail) => new(Invalid, "out_of_range", detail, $"{At(place)}/meta/quantity")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["left"] = left },
    };

    private static string At(int place) => string.Create(CultureInfo.InvariantCulture, $"lines/{place}");
}
