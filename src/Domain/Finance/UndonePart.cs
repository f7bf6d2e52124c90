using System.Numerics;

namespace Marketplace.Domain.Finance;

/// <summary>The part of a sale that has come to nothing, exactly: <paramref name="Undone"/> of <paramref name="Sold"/>, which is above zero.</summary>
public readonly record struct UndonePart(BigInteger Undone, BigInteger Sold)
{
    public static UndonePart All { get; } = new(1, 1);

    public static UndonePart None { get; } = new(0, 1);

    /// <summary>What of a sale has come to nothing besides lines that are named, as a part of what they leave. Where they leave nothing of the price, what is not named has cost nothing, and stands.</summary>
    /// <param name="byLine">The amount of the lines that are named.</param>
    public static UndonePart Of(long undone, long sold, long byLine) => sold - byLine <= 0 ? None : new(Math.Max(0, undone - byLine), sold - byLine);

    /// <summary>The part of a line that is named; what is left of the line shares the rest with all others.</summary>
    public UndonePart With(long undone, long total) => total <= 0 ? this : new((undone * Sold) + ((total - undone) * Undone), total * Sold);

    /// <summary>Of an amount, rounded half up and never more than all.</summary>
    public long Of(long whole) => Undone >= Sold ? whole : (long)(((2 * whole * Undone) + Sold) / (2 * Sold));
}
