using System.Collections.Frozen;
using System.Globalization;

namespace Marketplace.StandIns.Gateways;

/// <summary>The decimals that a provider gives a currency. Written apart from what the marketplace knows, so that a mistake there shows here.</summary>
internal sealed class Units(string none, string three)
{
    private readonly FrozenSet<string> _none = none.Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _three = three.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public int Decimals(string currency) => _none.Contains(currency) ? 0 : _three.Contains(currency) ? 3 : 2;

    /// <summary>From the provider's smallest unit; null where three decimals do not end with a zero.</summary>
    public decimal? Read(long whole, string currency) => whole <= 0 || (Decimals(currency) == 3 && whole % 10 != 0) ? null : whole / Scale(currency);

    public long Write(decimal amount, string currency) => (long)(amount * Scale(currency));

    /// <summary>From a decimal number as text; null where it has more decimals than the currency.</summary>
    public decimal? Read(string? number, string currency)
    {
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount <= 0) return null;
        return number!.Contains('.', StringComparison.Ordinal) && number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1 > Decimals(currency) ? null : amount;
    }

    public string Text(decimal amount, string currency) => amount.ToString("F" + Decimals(currency).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private decimal Scale(string currency) => Decimals(currency) switch { 0 => 1m, 3 => 1000m, _ => 100m };
}
