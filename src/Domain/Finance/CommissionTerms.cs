using Marketplace.Domain.Common;

namespace Marketplace.Domain.Finance;

/// <summary>What a commission is a part of.</summary>
public enum CommissionBase { Items, ItemsAndShipping }

/// <summary>How much a sale costs its seller: a percentage and a fixed amount, not below a minimum and not above a maximum, and the tax on that.</summary>
/// <param name="Rate">In percent, up to 100.</param>
public sealed record CommissionTerms(decimal Rate, CommissionBase Base)
{
    /// <summary>Decimals that a percentage keeps.</summary>
    public const int RateDecimals = 4;

    /// <summary>Added to the percentage, once for each line of an order.</summary>
    public Money? FixedAmount { get; init; }

    public Money? Minimum { get; init; }

    public Money? Maximum { get; init; }

    /// <summary>Tax on the commission, in percent.</summary>
    public decimal TaxRate { get; init; }

    /// <summary>The one in which its amounts are; null where it has none, and then it holds for every currency.</summary>
    public string? Currency => (FixedAmount ?? Minimum ?? Maximum)?.Currency;

    /// <summary>
    /// Rounded half up, and never so much that it costs the seller, tax included, more than the base. Amounts in another currency than the sale's do not count.
    /// </summary>
    /// <param name="basis">What the sale brings, in the smallest unit of <paramref name="currency"/>.</param>
    public (long Commission, long Tax) On(long basis, string currency)
    {
        if (basis <= 0) return (0, 0);

        var commission = HalfUp(basis * Rate / 100) + In(currency, FixedAmount);
        commission = Math.Max(commission, In(currency, Minimum));
        commission = Math.Min(commission, In(currency, Maximum, otherwise: long.MaxValue));
        commission = Math.Min(commission, (long)decimal.Floor(basis * 100m / (100m + TaxRate)));
        return (commission, HalfUp(commission * TaxRate / 100));
    }

    private static long HalfUp(decimal amount) => (long)decimal.Round(amount, 0, MidpointRounding.AwayFromZero);

    internal CommissionTerms Checked()
    {
        Percentage(Rate, "rate");
        Percentage(TaxRate, "taxRate");
        Amount(FixedAmount, "fixedAmount");
        Amount(Minimum, "minimum");
        Amount(Maximum, "maximum");
        Ensure.That(Minimum is null || Maximum is null || Minimum.Value.MinorUnits <= Maximum.Value.MinorUnits, CommissionErrors.MaximumBelowMinimum);
        return this;
    }

    private static long In(string currency, Money? amount, long otherwise = 0) => amount is { } money && money.Currency == currency ? money.MinorUnits : otherwise;

    private static void Percentage(decimal value, string member)
    {
        Ensure.That(value is >= 0 and <= 100, CommissionErrors.Percentage(member));
        Ensure.That(decimal.Round(value, RateDecimals) == value, CommissionErrors.Decimals(member));
    }

    private void Amount(Money? amount, string member)
    {
        if (amount is not { } money) return;
        Ensure.That(money.MinorUnits is >= 0 and <= Money.MaxMinorUnits, CommissionErrors.Amount(member));
        Ensure.That(money.Currency == Currency, CommissionErrors.OtherCurrency(Currency!, member));
    }
}
