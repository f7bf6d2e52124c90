using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.UnitTests.Ordering;

/// <summary>Money to the smallest unit, for whatever is bought: in currencies with no decimals, two and three.</summary>
public sealed class OrderMoneyProperties
{
    private static readonly Gen<(long Price, int Quantity)> Line =
        from price in Gen.OneOf(Gen.Choose(1, 100_000).Select(minor => (long)minor), Gen.Choose(1, 1000).Select(thousandth => Money.MaxMinorUnits / thousandth))
        from quantity in Gen.Choose(1, 999)
        select (price, quantity);

    private static readonly Gen<(string Currency, (long Price, int Quantity)[][] Sellers)> Bought =
        from currency in Gen.Elements("JPY", "EUR", "KWD")
        from sellers in Line.NonEmptyListOf().Select(lines => lines.Take(12).ToArray()).NonEmptyListOf()
        select (currency, sellers.Take(8).ToArray());

    [Fact]
    public void Lines_add_up_to_seller_orders_and_these_to_the_order() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Arb.From(Bought), bought =>
        {
            var (order, parts) = OrderSamples.Draw(bought.Currency, [.. bought.Sellers.Select(lines => OrderSamples.Share(bought.Currency, lines))]);

            // Computed a second time, in decimal numbers, from what went in.
            var unit = (decimal)Math.Pow(10, -Currency.Exponent(bought.Currency));
            var due = bought.Sellers.SelectMany(lines => lines).Sum(line => line.Price * unit * line.Quantity);
            return decimal.Parse(new Money(order.Totals.Grand, order.Currency).ToDecimalString(), System.Globalization.CultureInfo.InvariantCulture) == due
                && parts.Sum(part => part.Totals.Grand) == order.Totals.Grand
                && parts.All(part => part.Lines.Sum(line => line.Total) == part.Totals.Grand)
                && parts.SelectMany(part => part.Lines).All(line => line.UnitPrice * line.Quantity - line.Discount + line.Tax == line.Total)
                && parts.Select(part => part.Totals).Append(order.Totals).All(Balances);
        }));

    [Fact]
    public void Totals_balance_whatever_is_added_to_them() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue).Four().Select(n => Totals.Of(n.Item1, n.Item2, n.Item3, n.Item4)).NonEmptyListOf()), parts =>
        {
            var sum = Totals.Sum(parts);
            return Balances(sum) && sum.Grand == parts.Sum(part => part.Grand);
        }));

    private static bool Balances(Totals totals) => totals.Grand == totals.Item - totals.Discount + totals.Shipping + totals.Tax;
}
