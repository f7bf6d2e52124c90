using Marketplace.Domain.Common;

namespace Marketplace.Application.Finance.Contracts;

/// <summary>How much of a seller order has come to nothing by now, earlier times included; in the smallest unit of its currency.</summary>
/// <param name="Amount">Called off before it was paid, or gone back since.</param>
/// <param name="Sold">The total of the seller order.</param>
public sealed record UndoneSale(long Amount, long Sold)
{
    /// <summary>All of it.</summary>
    public static UndoneSale Whole { get; } = new(1, 1) { DiscountDue = 0 };

    /// <summary>Of which lines; what of the amount is of none is divided over all that is left.</summary>
    public IReadOnlyList<UndoneLine> Lines { get; init; } = [];

    /// <summary>What stays of a discount that the marketplace pays; in proportion where it is not said.</summary>
    public long? DiscountDue { get; init; }
}

/// <param name="Undone">How much of <paramref name="Total"/>, the line's price, has come to nothing by its units.</param>
public sealed record UndoneLine(OrderLineId LineId, long Undone, long Total)
{
    /// <summary>It cost its buyer nothing: the two are of what the marketplace pays for it, and no part of the price.</summary>
    public bool IsFree { get; init; }
}
