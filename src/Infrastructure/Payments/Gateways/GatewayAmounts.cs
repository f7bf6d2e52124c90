using System.Collections.Frozen;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Payments.Gateways;

/// <summary>How a provider counts money, where it differs from ISO 4217.</summary>
/// <param name="exceptions">Decimals of a currency as the provider has them.</param>
/// <param name="tensOnly">Whether the last of three decimals has to be zero.</param>
internal sealed class GatewayAmounts(FrozenDictionary<string, int> exceptions, bool tensOnly)
{
    /// <summary>The amount as a whole number of the provider's smallest unit; false where it has more decimals than the provider takes.</summary>
    public bool TryWhole(Money amount, out long whole)
    {
        var (theirs, ours) = (Exponent(amount.Currency), Currency.Exponent(amount.Currency));
        whole = amount.MinorUnits;
        for (; theirs > ours; theirs--) whole = checked(whole * 10);
        for (; theirs < ours; theirs++)
        {
            if (whole % 10 != 0) return false;
            whole /= 10;
        }

        return !tensOnly || ours < 3 || whole % 10 == 0;
    }

    /// <summary>The amount as a decimal number; false where it has more decimals than the provider takes.</summary>
    public bool TryDecimal(Money amount, out string number)
    {
        number = "";
        if (!TryWhole(amount, out var whole)) return false;

        number = new decimal(whole).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var exponent = Exponent(amount.Currency);
        if (exponent == 0) return true;

        number = number.PadLeft(exponent + 1, '0');
        number = $"{number[..^exponent]}.{number[^exponent..]}";
        return true;
    }

    public long FromWhole(long whole, string currency)
    {
        var (theirs, ours) = (Exponent(currency), Currency.Exponent(currency));
        for (; theirs < ours; theirs++) whole = checked(whole * 10);
        for (; theirs > ours; theirs--) whole /= 10;
        return whole;
    }

    /// <summary>Null where it is no amount of that currency.</summary>
    public static Money? FromDecimal(string? number, string? currency) => number is not null && currency is not null && Money.TryParse(number, currency, out var money) ? money : null;

    private int Exponent(string currency) => exceptions.TryGetValue(currency, out var exponent) ? exponent : Currency.Exponent(currency);
}
