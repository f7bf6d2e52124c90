using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Ordering;

public static class PickupErrors
{
    public static readonly DomainError NotReady = new(Conflict, "invalid_state_transition", "This seller order is not ready for pickup.", "sellerOrder");

    public static readonly DomainError TooManyCodes = new(Conflict, "invalid_state_transition", $"At most {PickupCode.MaxIssued} codes for one seller order; an admin can say with a reason that it was handed over.", "to");

    public static DomainError WrongCode(int triesLeft) => new(Invalid, "invalid_value", "This is not the code.", "code")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["triesLeft"] = triesLeft },
    };
}
