using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.UnitTests.Pricing;

public sealed class PricingTests
{
    private static readonly DateTimeOffset Now = Baskets.Now;
    private static readonly SellerId Ann = SellerId.New();
    private static readonly SellerId Bob = SellerId.New();

    [Fact]
    public void A_unit_costs_its_tier_in_sale_and_the_customization()
    {
        var item = Item(Ann, quantity: 10, new PriceTier(1, 2000) { SaleAmount = 1800, SaleEndsAt = Now.AddTicks(1) }, new PriceTier(10, 1500)) with { Surcharges = [new("Engraving", 250), new("Gift box", 0, 0.1m)] };

        var priced = Price([item]).Items.ShouldHaveSingleItem();

        priced.UnitPrice.ShouldBe(1500 + 250 + 180);
        priced.Surcharge.ShouldBe(430);
        priced.Steps.Select(step => (step.Kind, step.Amount)).ShouldBe(
        [
            (PricingStepKind.ListPrice, 20_000), (PricingStepKind.Sale, -2_000), (PricingStepKind.Customization, 2_500), (PricingStepKind.Customization, 1_800), (PricingStepKind.QuantityTier, -3_000),
        ]);
    }

    [Theory]
    [InlineData(-1, 2000)]
    [InlineData(0, 1800)]
    [InlineData(59, 1800)]
    [InlineData(60, 2000)]
    public void A_sale_begins_with_its_first_instant_and_is_over_with_its_last(int minute, long unit) =>
        Price([Item(Ann, 1, new PriceTier(1, 2000) { SaleAmount = 1800, SaleStartsAt = Now, SaleEndsAt = Now.AddHours(1) })], at: Now.AddMinutes(minute)).Items[0].UnitPrice.ShouldBe(unit);

    [Fact]
    public void An_amount_off_an_order_is_split_over_sellers_without_losing_a_cent()
    {
        var priced = Price([Item(Ann, 1, 1000), Item(Ann, 1, 1000), Item(Bob, 1, 1000)], [Off(PromotionKind.FixedAmount) with { Amount = 1000 }]);

        priced.Items.Select(item => item.Discount).Order().ShouldBe([333, 333, 334]);
        priced.Totals.Grand.ShouldBe(2000);
    }

    [Fact]
    public void Of_two_the_higher_priority_goes_first_and_the_other_takes_from_what_is_left()
    {
        var priced = Price([Item(Ann, 1, 1000)], [Off(PromotionKind.Percentage) with { Rate = 0.5m }, Off(PromotionKind.FixedAmount) with { Amount = 200, Priority = 1 }]);

        priced.Promotions.Select(outcome => outcome.Discount).ShouldBe([200, 400]);
    }

    [Fact]
    public void Where_an_exclusive_promotion_stands_nothing_stands_beside_it()
    {
        PromotionTerms exclusive = Off(PromotionKind.Percentage) with { Name = "Ann's week", Rate = 0.2m, IsExclusive = true, Priority = 1, SellerId = Ann };
        var late = Off(PromotionKind.Percentage) with { Rate = 0.1m };

        var priced = Price([Item(Ann, 1, 1000), Item(Bob, 1, 1000)], [exclusive, late]);
        priced.TotalsOf(Ann).Discount.ShouldBe(200);
        priced.TotalsOf(Bob).Discount.ShouldBe(100);

        var refused = Price([Item(Ann, 1, 1000)], [exclusive, late]).Promotions[1];
        (refused.Refusal, refused.ByWhat).ShouldBe((PromotionRefusal.NotCombinable, "Ann's week"));
        Price([Item(Ann, 1, 1000)], [exclusive with { Priority = 0 }, late with { Priority = 1 }]).Promotions[1].Refusal.ShouldBe(PromotionRefusal.NotCombinable);
    }

    [Fact]
    public void The_cheapest_of_each_full_set_are_free()
    {
        var threeForTwo = Off(PromotionKind.BuyXGetY) with { BuyQuantity = 2, GetQuantity = 1 };

        Price([Item(Ann, 4, 500), Item(Ann, 1, 100)], [threeForTwo]).Totals.Discount.ShouldBe(100);
        Price([Item(Ann, 5, 500), Item(Ann, 1, 100)], [threeForTwo]).Totals.Discount.ShouldBe(600);
        Price([Item(Ann, 2, 500)], [threeForTwo]).Promotions[0].Refusal.ShouldBe(PromotionRefusal.NothingLeft);
    }

    [Fact]
    public void Free_shipping_is_for_those_sellers_whose_goods_fit()
    {
        var priced = Price(
            [Item(Ann, 1, 1000), Item(Bob, 1, 1000)],
            [Off(PromotionKind.FreeShipping) with { SellerId = Ann, MinimumTotal = 1000 }],
            shipping: [new ShippingCharge(Ann, "Post", 500), new ShippingCharge(Bob, "Post", 700)]);

        priced.Totals.Shipping.ShouldBe(700);
        priced.TotalsOf(Ann).Shipping.ShouldBe(0);
        priced.Totals.Discount.ShouldBe(0);
    }

    [Fact]
    public void What_does_not_hold_says_why()
    {
        var item = Item(Ann, 2, 500);
        PromotionRefusal? Why(PromotionTerms terms) => Price([item], [terms]).Promotions.ShouldHaveSingleItem().Refusal;
        var off = Off(PromotionKind.Percentage) with { Rate = 0.1m };

        Why(off).ShouldBeNull();
        Why(off with { NeedsCode = true }).ShouldBe(PromotionRefusal.CodeMissing);
        Why(off with { NeedsCode = true, Code = "SPRING" }).ShouldBeNull();
        Why(off with { StartsAt = Now.AddTicks(1) }).ShouldBe(PromotionRefusal.NotStarted);
        Why(off with { EndsAt = Now }).ShouldBe(PromotionRefusal.Ended);
        Why(off with { IsUsedUp = true }).ShouldBe(PromotionRefusal.UsedUp);
        Why(off with { SellerId = Bob }).ShouldBe(PromotionRefusal.NothingFits);
        Why(off with { Products = [ProductId.New()], Categories = [CategoryId.New()] }).ShouldBe(PromotionRefusal.NothingFits);
        Why(off with { Products = [ProductId.New()], Categories = [.. item.Categories] }).ShouldBeNull();
        Why(off with { MinimumTotal = 1001 }).ShouldBe(PromotionRefusal.MinimumNotReached);
        Why(off with { MinimumQuantity = 3 }).ShouldBe(PromotionRefusal.MinimumNotReached);
        Why(off with { IsInAnotherCurrency = true }).ShouldBe(PromotionRefusal.OtherCurrency);
    }

    [Fact]
    public void Taxes_are_inside_or_on_top_and_by_class()
    {
        var bookClass = TaxClassId.New();
        TaxTerms vat = new("VAT", TaxClass: null, 0.15m, IsIncluded: true) { AppliesToShipping = true };
        TaxTerms books = new("Books", bookClass, 0.05m, IsIncluded: false) { AppliesToShipping = true };

        var priced = Price([Item(Ann, 1, 1150), Item(Ann, 1, 1000) with { TaxClass = bookClass }], taxes: [vat, books], shipping: [new ShippingCharge(Ann, "Post", 230)]);

        priced.Totals.ShouldBe(Totals.Of(item: 2150, discount: 0, shipping: 230, tax: 50, includedTax: 150 + 30));
    }

    [Theory]
    [InlineData(10, 0.25, 2)] // 2.5 to the even
    [InlineData(30, 0.25, 8)] // 7.5 to the even
    public void Half_a_cent_of_tax_goes_to_the_even(long amount, double rate, long tax) =>
        Price([Item(Ann, 1, amount)], taxes: [new TaxTerms("Sales tax", TaxClass: null, (decimal)rate, IsIncluded: false)]).Totals.Tax.ShouldBe(tax);

    [Theory]
    [InlineData(15, 2)] // 2.5 to the even
    [InlineData(999, 166)] // 166.5
    [InlineData(1995, 332)] // 332.5
    [InlineData(27, 4)] // 4.5
    [InlineData(21, 4)] // 3.5
    public void Half_a_cent_of_tax_inside_a_price_goes_to_the_even_too(long amount, long tax) =>
        Price([Item(Ann, 1, amount)], taxes: [new TaxTerms("VAT", TaxClass: null, 0.2m, IsIncluded: true)]).Totals.IncludedTax.ShouldBe(tax);

    [Fact]
    public void Half_a_cent_of_a_gift_is_the_buyers() => Price(
        [Item(Ann, 12, 1000)], [Off(PromotionKind.FixedAmount) with { Amount = 6, Priority = 1 }, Off(PromotionKind.BuyXGetY) with { BuyQuantity = 11, GetQuantity = 1 }]).Totals.Discount.ShouldBe(1006); // a twelfth of 11994 is 999.5

    [Fact]
    public void Half_a_cent_of_discount_is_the_buyers() => Price([Item(Ann, 1, 5)], [Off(PromotionKind.Percentage) with { Rate = 0.5m }]).Totals.Discount.ShouldBe(3);

    [Fact]
    public void A_basket_of_the_highest_prices_stays_exact()
    {
        var items = Enumerable.Range(0, 200).Select(_ => Item(Ann, 999, Money.MaxMinorUnits)).ToList();

        var priced = Price(items, [Off(PromotionKind.FixedAmount) with { Amount = 7 }], [new TaxTerms("VAT", TaxClass: null, 0.2m, IsIncluded: false)]);

        priced.Totals.Item.ShouldBe(200 * 999 * Money.MaxMinorUnits);
        priced.Totals.Discount.ShouldBe(7);
    }

    private static PricedBasket Price(IReadOnlyList<PricingItem> items, IReadOnlyList<PromotionTerms>? promotions = null, IReadOnlyList<TaxTerms>? taxes = null, IReadOnlyList<ShippingCharge>? shipping = null, DateTimeOffset? at = null) =>
        PricingEngine.Price(new PricingInput("EUR", at ?? Now) { Items = items, Promotions = promotions ?? [], Taxes = taxes ?? [], Shipping = shipping ?? [] });

    private static PricingItem Item(SellerId seller, int quantity, long amount) => Item(seller, quantity, new PriceTier(1, amount));

    private static PricingItem Item(SellerId seller, int quantity, params PriceTier[] tiers) => new(Guid.CreateVersion7(), seller, ProductId.New(), quantity) { Tiers = tiers, Categories = [CategoryId.New()] };

    private static PromotionTerms Off(PromotionKind kind) => new(PromotionId.New(), "Off", kind);
}
