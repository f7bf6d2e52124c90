namespace Marketplace.Domain.Common;

/// <summary>Exact arithmetic on smallest units.</summary>
public static class Shares
{
    /// <summary>A part of an amount, halves away from zero, as prices are rounded.</summary>
    /// <param name="whole">Of what the rate is a part. It divides last: a quotient that is rounded before would decide where halves go.</param>
    public static long PartOf(long amount, decimal rate, decimal whole = 1) => (long)decimal.Round(amount * rate / whole, MidpointRounding.AwayFromZero);

    /// <summary>A tax on an amount, halves to the even, so that many lines do not lean to one side.</summary>
    /// <param name="whole">Of what the rate is a part: 1 on top of the amount, more inside it.</param>
    public static long TaxOf(long amount, decimal rate, decimal whole = 1) => (long)decimal.Round(amount * rate / whole, MidpointRounding.ToEven);

    /// <summary>
    /// Splits an amount in proportion to the weights, without losing or inventing a unit: everybody gets the whole part of their share, and what is left goes,
    /// one unit each, to the largest remainders, the first of equal ones first (method of Hamilton). Nobody gets more than their weight while the amount is at most the sum of weights.
    /// </summary>
    public static IReadOnlyList<long> Split(long amount, IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        var sum = weights.Aggregate(Int128.Zero, (total, weight) => total + weight);
        if (sum == 0) return [.. weights.Select(_ => 0L)];

        var shares = weights.Select(weight => (long)(amount * (Int128)weight / sum)).ToArray();
        var left = (int)(amount - shares.Sum());
        foreach (var index in Enumerable.Range(0, shares.Length).OrderByDescending(at => amount * (Int128)weights[at] % sum).ThenBy(at => at).Take(left)) shares[index]++;
        return shares;
    }
}
