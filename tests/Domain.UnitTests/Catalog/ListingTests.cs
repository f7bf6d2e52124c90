using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.UnitTests.Catalog;

public class ListingTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(Money.MaxMinorUnits + 1)]
    public void A_price_is_more_than_nothing_and_not_absurd(long minor) =>
        Refused.By(() => Listing().AddPrice(Euros(minor), "price")).ShouldBe(("out_of_range", "price/amount"));

    [Fact]
    public void A_currency_and_quantity_has_one_price()
    {
        var listing = Listing();
        listing.AddPrice(Euros(100));

        Refused.By(() => listing.AddPrice(Euros(90))).ShouldBe(("not_unique", "amount"));
    }

    [Fact]
    public void The_price_of_the_largest_quantity_reached_holds()
    {
        var listing = Listing();
        listing.AddPrice(Euros(100));
        listing.AddPrice(Euros(80) with { MinQuantity = 10 });

        listing.UnitPrice("EUR", 9, Now).ShouldBe(new Money(100, "EUR"));
        listing.UnitPrice("EUR", 10, Now).ShouldBe(new Money(80, "EUR"));
        listing.UnitPrice("USD", 1, Now).ShouldBeNull();
    }

    [Fact]
    public void A_sale_holds_from_its_start_until_just_before_its_end()
    {
        var listing = Listing();
        listing.AddPrice(Euros(100) with { SaleAmount = new Money(70, "EUR"), SaleStartsAt = Now, SaleEndsAt = Now.AddDays(1) });

        listing.UnitPrice("EUR", 1, Now.AddTicks(-1)).ShouldBe(new Money(100, "EUR"));
        listing.UnitPrice("EUR", 1, Now).ShouldBe(new Money(70, "EUR"));
        listing.UnitPrice("EUR", 1, Now.AddDays(1)).ShouldBe(new Money(100, "EUR"));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(0)]
    public void A_sale_costs_less_than_usual_and_more_than_nothing(long sale) =>
        Refused.By(() => Listing().AddPrice(Euros(100) with { SaleAmount = new Money(sale, "EUR") })).ShouldBe(("out_of_range", "saleAmount"));

    [Fact]
    public void What_has_no_price_cannot_be_offered() =>
        Refused.By(() => Listing().Move(ListingStatus.Active, ListingMoves.OfSeller, null, mayBeSold: true)).ShouldBe(("invalid_state_transition", "to"));

    [Fact]
    public void What_is_on_offer_follows_its_stock()
    {
        var listing = Listing();
        listing.AddPrice(Euros(100));
        listing.ReflectStock(0);
        listing.Status.ShouldBe(ListingStatus.Draft);
        listing.Move(ListingStatus.Active, ListingMoves.OfSeller, null, mayBeSold: true);

        listing.ReflectStock(0);
        listing.Status.ShouldBe(ListingStatus.OutOfStock);
        listing.ReflectStock(1);
        listing.Status.ShouldBe(ListingStatus.Active);
    }

    [Fact]
    public void A_seller_cannot_lift_a_suspension()
    {
        var listing = Listing();
        listing.AddPrice(Euros(100));
        listing.Move(ListingStatus.Active, ListingMoves.OfSeller, null, mayBeSold: true);
        listing.Move(ListingStatus.Suspended, ListingMoves.OfAdmin, "Counterfeit", mayBeSold: true);

        Refused.By(() => listing.Move(ListingStatus.Active, ListingMoves.OfSeller, null, mayBeSold: true)).ShouldBe(("invalid_state_transition", "to"));
    }

    [Fact]
    public void The_largest_quantity_is_not_below_the_smallest() =>
        Refused.By(() => Listing().Change(new ListingDetails { MinQuantity = 5, MaxQuantity = 4 })).ShouldBe(("out_of_range", "maxQuantity"));

    private static Listing Listing() => Domain.Catalog.Listing.Create(SellerId.New(), ProductId.New(), VariantId.New(), new ListingDetails());

    private static PriceDetails Euros(long minor) => new(new Money(minor, "EUR"));
}
