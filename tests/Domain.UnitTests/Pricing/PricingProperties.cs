using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.UnitTests.Pricing;

/// <summary>Whatever is in a basket and whatever is taken off it: nothing is lost, nothing is below zero, and no order of things makes a difference.</summary>
public sealed class PricingProperties
{
    [Fact]
    public void Steps_add_up_to_items_items_to_sellers_and_sellers_to_the_whole() => Holds((_, priced) =>
        priced.Items.All(item => item.Steps.Where(step => step.IsApplied).Sum(step => step.Amount) == item.Totals.Grand)
        && priced.Shipping.All(charge => charge.Steps.Where(step => step.IsApplied).Sum(step => step.Amount) == charge.Totals.Grand)
        && Totals.Sum(priced.Items.Select(item => item.SellerId).Concat(priced.Shipping.Select(charge => charge.SellerId)).Distinct().Select(priced.TotalsOf)) == priced.Totals
        && priced.Totals.Grand == priced.Totals.Item - priced.Totals.Discount + priced.Totals.Shipping + priced.Totals.Tax);

    [Fact]
    public void What_promotions_give_is_what_is_taken_off() => Holds((_, priced) =>
        priced.Promotions.Sum(outcome => outcome.Discount) == priced.Totals.Discount + priced.Shipping.Sum(charge => charge.Discount)
        && priced.Promotions.All(outcome => outcome.Discount > 0 == outcome.Refusal is null));

    [Fact]
    public void Nothing_is_below_zero_nor_discounted_by_more_than_it_costs() => Holds((_, priced) =>
        priced.Items.All(item => item.Discount >= 0 && item.Discount <= item.Totals.Item && item.Taxes.All(tax => tax.Amount >= 0))
        && priced.Shipping.All(charge => charge.Discount >= 0 && charge.Discount <= charge.Charge)
        && priced.Totals.Grand >= 0 && priced.Totals.IncludedTax <= priced.Totals.Grand);

    [Fact]
    public void The_order_of_things_makes_no_difference() => Holds((input, priced) => Told(priced) == Told(PricingEngine.Price(input with
    {
        Items = [.. input.Items.Reverse()],
        Shipping = [.. input.Shipping.Reverse()],
        Promotions = [.. input.Promotions.Reverse()],
        Taxes = [.. input.Taxes.Reverse()],
    })));

    [Fact]
    public void A_fixed_amount_is_given_to_the_last_unit() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(Arb.From(Baskets.Any), input =>
        {
            var amount = new PromotionTerms(PromotionId.New(), "Off", PromotionKind.FixedAmount) { Amount = 1234 };
            var priced = PricingEngine.Price(input with { Promotions = [amount] });
            return priced.Totals.Discount == Math.Min(1234, priced.Totals.Item);
        }));

    [Fact]
    public void Included_taxes_can_be_added_again_to_within_a_unit_each() => Holds((input, priced) => priced.Items.All(item =>
    {
        // Recomputed in decimal numbers from the net amount.
        var paid = item.Totals.Item - item.Discount;
        var net = paid - item.Totals.IncludedTax;
        return item.Taxes.Where(tax => tax.IsIncluded).All(tax => Math.Abs(net * tax.Rate - tax.Amount) <= 1 + tax.Rate * input.Taxes.Count);
    }));

    [Fact]
    public void A_split_gives_out_all_and_nobody_more_than_their_weight() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Arb.From(Gen.Choose(0, 1_000_000).Select(weight => (long)weight).NonEmptyListOf()), Arb.From(Gen.Choose(0, 1000)), (weights, permille) =>
        {
            var amount = weights.Sum() * permille / 1000;
            var shares = Shares.Split(amount, [.. weights]);
            return shares.Sum() == amount && shares.Zip(weights).All(pair => pair.First >= 0 && pair.First <= pair.Second)
                && shares.Zip(weights).All(pair => Math.Abs(pair.First - (decimal)amount * pair.Second / Math.Max(1, weights.Sum())) < 1);
        }));

    private static void Holds(Func<PricingInput, PricedBasket, bool> rule) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(Baskets.Any), input => rule(input, PricingEngine.Price(input))));

    private static string Told(PricedBasket priced) => System.Text.Json.JsonSerializer.Serialize(priced);
}
