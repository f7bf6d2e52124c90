namespace Marketplace.Domain.Common;

/// <summary>What something costs and why, in the smallest unit of one currency. Always: grand = item − discount + shipping + tax.</summary>
public sealed record Totals
{
    public static readonly Totals Zero = Of(0);

    private Totals() { } // EF Core

    public long Item { get; private init; }

    public long Discount { get; private init; }

    public long Shipping { get; private init; }

    /// <summary>Tax on top of the prices.</summary>
    public long Tax { get; private init; }

    /// <summary>Tax that is inside the prices already; told, not added.</summary>
    public long IncludedTax { get; private init; }

    public long Grand { get; private init; }

    public static Totals Of(long item, long discount = 0, long shipping = 0, long tax = 0, long includedTax = 0) => new()
    {
        Item = item,
        Discount = discount,
        Shipping = shipping,
        Tax = tax,
        IncludedTax = includedTax,
        Grand = checked(item - discount + shipping + tax),
    };

    public static Totals operator +(Totals left, Totals right) => checked(Of(
        left.Item + right.Item,
        left.Discount + right.Discount,
        left.Shipping + right.Shipping,
        left.Tax + right.Tax,
        left.IncludedTax + right.IncludedTax));

    public static Totals Sum(IEnumerable<Totals> parts) => parts.Aggregate(Zero, (left, right) => left + right);
}
