using System.Globalization;

namespace Marketplace.Domain.Common;

/// <summary>An exact amount in the currency's smallest unit. Never a floating or implicitly rounded number.</summary>
public readonly record struct Money(long MinorUnits, string Currency)
{
    /// <summary>Far above any price and low enough that sums of many lines stay inside 64 bits.</summary>
    public const long MaxMinorUnits = 1_000_000_000_000;

    /// <summary>No decimal string is longer.</summary>
    public const int MaxTextLength = 24;

    public static Money Zero(string currency) => new(0, currency);

    public static Money operator *(Money price, int quantity) => price with { MinorUnits = checked(price.MinorUnits * quantity) };

    public static Money operator +(Money left, Money right) => left with { MinorUnits = checked(left.MinorUnits + Same(left, right).MinorUnits) };

    public static Money operator -(Money left, Money right) => left with { MinorUnits = checked(left.MinorUnits - Same(left, right).MinorUnits) };

    /// <summary>The amount as a number of the currency's units, for comparing with other numbers.</summary>
    public decimal InUnits => MinorUnits * new decimal(1, 0, 0, isNegative: false, (byte)Common.Currency.Exponent(Currency));

    /// <summary>The amount with exactly the currency's decimals: <c>12.50</c>, <c>1200</c> for JPY, <c>1.250</c> for KWD.</summary>
    public string ToDecimalString()
    {
        Span<char> text = stackalloc char[MaxTextLength];
        return new string(text[..Format(text)]);
    }

    /// <summary>Writes the decimal string into a text of at least <see cref="MaxTextLength"/> characters; the answer is its length.</summary>
    public int Format(Span<char> text)
    {
        var exponent = Common.Currency.Exponent(Currency);
        var length = 0;
        if (MinorUnits < 0) text[length++] = '-';
        var magnitude = MinorUnits < 0 ? (ulong)-(Int128)MinorUnits : (ulong)MinorUnits;
        Span<char> digits = stackalloc char[MaxTextLength];
        magnitude.TryFormat(digits, out var count, Padding(exponent), CultureInfo.InvariantCulture);
        digits[..(count - exponent)].CopyTo(text[length..]);
        length += count - exponent;
        if (exponent == 0) return length;

        text[length++] = '.';
        digits[(count - exponent)..count].CopyTo(text[length..]);
        return length + exponent;
    }

    /// <summary>Reads a decimal string such as <c>12.5</c>; false where it has more decimals than the currency, or is no plain decimal number.</summary>
    public static bool TryParse(string amount, string currency, out Money money)
    {
        money = default;
        if (!Common.Currency.IsKnown(currency) || amount.Length is 0 or > 20) return false;

        var exponent = Common.Currency.Exponent(currency);
        var point = amount.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : amount.Length - point - 1;
        if (decimals > exponent || point == 0 || point == amount.Length - 1) return false;
        if (!decimal.TryParse(amount, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return false;
        if (amount[0] == '+') return false;

        for (var i = 0; i < exponent; i++) value *= 10;
        if (Math.Abs(value) > long.MaxValue / 2) return false;
        money = new Money((long)value, currency);
        return true;
    }

    public override string ToString() => $"{ToDecimalString()} {Currency}";

    /// <summary>At least one digit before the point.</summary>
    private static string Padding(int exponent) => exponent switch { 0 => "D", 2 => "D3", 3 => "D4", _ => $"D{exponent + 1}" };

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"{right.Currency} cannot be combined with {left.Currency}.");
}

public static class MoneyExtensions
{
    extension(IEnumerable<Money> amounts)
    {
        /// <summary>The sum, which is zero in <paramref name="currency"/> where there is nothing to add.</summary>
        public Money Sum(string currency) => amounts.Aggregate(Money.Zero(currency), (left, right) => left + right);
    }
}
