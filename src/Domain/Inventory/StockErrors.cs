using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Inventory;

public static class StockErrors
{
    public static readonly DomainError DeltaOrSet = new(Invalid, "required", "Say either by how much it changes or to what.", "delta");

    public static readonly DomainError NoChange = new(Invalid, "out_of_range", "A change is not nothing.", "delta");

    public static DomainError BelowReserved(int free) =>
        new(Conflict, "insufficient_stock", $"Orders hold the rest: at most {free} can be taken.") { Meta = Facts(free) };

    public static DomainError CountedAnother(int onHand) =>
        new(Precondition, "precondition_failed", $"There are {onHand} on hand now.", "compareQuantity");

    private static Dictionary<string, object?> Facts(int available) => new(StringComparer.Ordinal) { ["available"] = available };
}
