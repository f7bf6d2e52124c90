using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;

namespace Marketplace.Domain.UnitTests.Finance;

/// <summary>Commission to the smallest unit, whatever is sold and by whatever rules.</summary>
public sealed class CommissionProperties
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 9, 30, 0, TimeSpan.Zero);
    private static readonly string[] Currencies = ["JPY", "EUR", "KWD"];
    private static readonly SellerId[] Sellers = [SellerId.New(), SellerId.New()];
    private static readonly CategoryId[] Categories = [CategoryId.New(), CategoryId.New()];
    private static readonly ProductId[] Products = [ProductId.New(), ProductId.New()];

    private static readonly Gen<decimal> Percentage = Gen.OneOf(Gen.Elements(0m, 100m, 10m), Gen.Choose(0, 1_000_000).Select(n => n / 10_000m));
    private static readonly Gen<long?> Amount = Gen.OneOf(Gen.Constant<long?>(null), Gen.Choose(0, 5000).Select(n => (long?)n), Gen.Constant<long?>(Money.MaxMinorUnits));
    private static readonly Gen<long> Earned = Gen.OneOf(Gen.Choose(0, 20).Select(n => (long)n), Gen.Choose(0, int.MaxValue).Select(n => (long)n), Gen.Constant(Money.MaxMinorUnits * 999));

    private static readonly Gen<CommissionTerms> Terms =
        from rate in Percentage
        from tax in Percentage
        from basis in Gen.Elements(CommissionBase.Items, CommissionBase.ItemsAndShipping)
        from currency in Gen.Elements(Currencies)
        from plus in Amount
        from one in Amount
        from other in Amount
        select new CommissionTerms(rate, basis)
        {
            TaxRate = tax,
            FixedAmount = In(currency, plus),
            Minimum = In(currency, one is null || other is null ? one : Math.Min(one.Value, other.Value)),
            Maximum = In(currency, one is null || other is null ? null : Math.Max(one.Value, other.Value)),
        };

    private static readonly Gen<CommissionRule> Rule =
        from terms in Terms
        from position in Gen.Choose(0, 3)
        from seller in Gen.Elements<SellerId?>(null, null, Sellers[0], Sellers[1])
        from category in Gen.Elements<CategoryId?>(null, null, Categories[0], Categories[1])
        from product in Gen.Elements<ProductId?>(null, null, Products[0], Products[1])
        from starts in Gen.Elements<int?>(null, null, -2, 0, 1)
        from lasts in Gen.Elements<int?>(null, null, 1, 2)
        select CommissionRule.Make(new(seller, category, product), new("Rule", terms) { Position = position, StartsAt = Hours(starts), EndsAt = Hours(lasts is null ? null : (starts ?? -2) + lasts) }, before: 0);

    private static readonly Gen<CommissionSale> Sale =
        from seller in Gen.Elements(Sellers)
        from currency in Gen.Elements(Currencies)
        from items in Earned
        from shipping in Gen.Choose(0, 2000)
        from product in Gen.Elements(Products)
        from categories in Gen.Elements<CategoryId[]>([], [Categories[0]], Categories)
        select new CommissionSale(seller, currency, items, Now) { Shipping = shipping, ProductId = product, Categories = categories };

    private static readonly Gen<(CommissionRule[] Rules, CommissionSale Sale)> Case =
        from rules in Rule.ListOf()
        from last in Terms
        from sale in Sale
        select (rules.Append(CommissionRule.Default("Default", last)).ToArray(), sale);

    [Fact]
    public void No_sale_costs_more_than_it_brings_or_less_than_nothing() => Holds((rules, sale) =>
    {
        var fee = new CommissionTable(rules).For(sale);
        return fee is { Commission: >= 0, Tax: >= 0 } && fee.Total <= fee.Base && fee.Base == (fee.Rule.Base is CommissionBase.Items ? sale.Items : sale.Items + sale.Shipping);
    });

    [Fact]
    public void The_first_rule_that_fits_holds_whatever_order_they_are_read_in() => Holds((rules, sale) =>
    {
        var first = rules.Where(rule => !rule.IsDefault && FitsByHand(rule, sale)).OrderBy(rule => rule.Position).ThenBy(rule => rule.Id.Value).FirstOrDefault() ?? rules.Single(rule => rule.IsDefault);
        return new CommissionTable(rules).For(sale).Rule == first && new CommissionTable(rules.Reverse()).For(sale).Rule == first;
    });

    [Fact]
    public void The_amount_is_what_a_pocket_calculator_says() => Holds((rules, sale) =>
    {
        var fee = new CommissionTable(rules).For(sale);
        var (rule, counts) = (fee.Rule, fee.Rule.Currency == sale.Currency);
        var exact = (fee.Base * rule.Rate / 100m) + (counts ? rule.FixedMinor ?? 0 : 0);
        var rounded = decimal.Floor(exact + 0.5m);
        if (counts && rule.MinimumMinor is { } least) rounded = Math.Max(rounded, least);
        if (counts && rule.MaximumMinor is { } most) rounded = Math.Min(rounded, most);
        while (rounded > 0 && fee.Base > 0 && rounded * (100 + rule.TaxRate) > fee.Base * 100m) rounded = decimal.Floor(fee.Base * 100m / (100 + rule.TaxRate));
        return fee.Commission == (fee.Base == 0 ? 0 : rounded) && fee.Tax == decimal.Floor((fee.Commission * rule.TaxRate / 100m) + 0.5m);
    });

    [Fact]
    public void What_is_given_back_bit_by_bit_comes_to_what_was_charged() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Arb.From(Case), Arb.From(Gen.Choose(1, 1000).NonEmptyListOf()), (one, steps) =>
        {
            if (one.Sale.Items == 0) return true;
            var charged = CommissionLine.Charge(SellerOrderId.New(), OrderLineId.New(), one.Sale, new CommissionTable(one.Rules).For(one.Sale));
            var (sold, undone, back) = (steps.Sum(), 0L, new List<CommissionLine>());
            foreach (var step in steps)
            {
                undone += step;
                if (CommissionLine.Reverse(charged, back, new(undone, sold), refund: null, Now) is { } line) back.Add(line);
            }

            return back.All(line => line is { Amount: <= 0, TaxAmount: <= 0 } && line.Total == line.Amount + line.TaxAmount)
                && back.Sum(line => line.Amount) == -charged.Amount && back.Sum(line => line.TaxAmount) == -charged.TaxAmount && CommissionLine.Reverse(charged, back, UndonePart.All, refund: null, Now) is null;
        }));

    private static void Holds(Func<CommissionRule[], CommissionSale, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(Case), one => property(one.Rules, one.Sale)));

    /// <summary>Said a second time, in other words.</summary>
    private static bool FitsByHand(CommissionRule rule, CommissionSale sale)
    {
        if (rule.SellerId is { } seller && seller != sale.SellerId) return false;
        if (rule.ProductId is { } product && product != sale.ProductId) return false;
        if (rule.CategoryId is { } category && !sale.Categories.Any(one => one == category)) return false;
        if (rule.StartsAt is { } starts && sale.At < starts) return false;
        if (rule.EndsAt is { } ends && sale.At >= ends) return false;
        return rule.Currency is not { } currency || currency == sale.Currency;
    }

    private static Money? In(string currency, long? minor) => minor is { } amount ? new Money(amount, currency) : null;

    private static DateTimeOffset? Hours(int? hours) => hours is { } number ? Now.AddHours(number) : null;
}
