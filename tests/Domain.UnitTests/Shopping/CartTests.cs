using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using static Marketplace.Domain.UnitTests.Shopping.CartGoods;

namespace Marketplace.Domain.UnitTests.Shopping;

public sealed class CartTests
{
    private readonly Cart _cart = Cart.Open(BuyerId.New(), "EUR");

    [Fact]
    public void The_same_offer_adds_up_at_todays_price()
    {
        var item = Item(1000);
        var first = _cart.Add(item, 2);

        var second = _cart.Add(item with { Prices = [new(1, new Money(900, "EUR"))] }, 3);

        (first.Merged, second.Merged).ShouldBe((false, true));
        var line = _cart.Lines.ShouldHaveSingleItem();
        (line.Quantity, line.UnitPrice).ShouldBe((5, 900));
    }

    [Fact]
    public void A_greater_quantity_gets_the_price_that_is_meant_for_it()
    {
        var item = Item(1000) with { Prices = [new(1, new Money(1000, "EUR")), new(10, new Money(800, "EUR"))] };

        var (line, _) = _cart.Add(item, 9);
        line.UnitPrice.ShouldBe(1000);
        _cart.Add(item, 1);

        line.UnitPrice.ShouldBe(800);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_quantity_lies_between_one_and_the_most(int quantity) =>
        Refused.By(() => _cart.Add(Item(1000), quantity)).ShouldBe(("out_of_range", "quantity"));

    [Fact]
    public void A_listing_may_set_narrower_bounds()
    {
        var item = Item(1000) with { MinQuantity = 2, MaxQuantity = 4 };

        Refused.By(() => _cart.Add(item, 1)).ShouldBe(("out_of_range", "quantity"));
        Refused.By(() => _cart.Add(item, 5)).ShouldBe(("out_of_range", "quantity"));
        _cart.Add(item, 2);
        Refused.By(() => _cart.Add(item, 3)).ShouldBe(("out_of_range", "quantity"));
    }

    [Fact]
    public void More_than_there_is_is_refused_and_says_how_much_there_is()
    {
        var error = Should.Throw<DomainException>(() => _cart.Add(Item(1000) with { Available = 3 }, 4)).Error;

        (error.Kind, error.Code, error.Meta!["available"]).ShouldBe((ErrorKind.Conflict, "insufficient_stock", 3));
        _cart.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void What_has_no_price_in_the_carts_currency_does_not_fit_in()
    {
        Refused.By(() => _cart.Add(Item(1000, "USD"), 1)).ShouldBe(("currency_mismatch", "listing"));
        Refused.By(() => _cart.Add(Item(1000) with { Prices = [] }, 1)).ShouldBe(("currency_mismatch", "listing"));
    }

    [Fact]
    public void The_first_line_fixes_the_currency()
    {
        _cart.ChangeCurrency("JPY");
        _cart.Add(Item(1000, "JPY"), 1);

        _cart.ChangeCurrency("JPY");
        Refused.By(() => _cart.ChangeCurrency("EUR")).ShouldBe(("currency_mismatch", "currency"));
    }

    [Fact]
    public void An_unknown_currency_is_refused()
    {
        Refused.By(() => Cart.Open(BuyerId.New(), "EURO")).ShouldBe(("unsupported_currency", "currency"));
        Refused.By(() => _cart.ChangeCurrency("eur")).ShouldBe(("unsupported_currency", "currency"));
    }

    [Fact]
    public void A_cart_holds_two_hundred_lines_and_not_one_more()
    {
        for (var i = 0; i < Cart.MaxLines; i++) _cart.Add(Item(1000), 1);

        Refused.By(() => _cart.Add(Item(1000), 1)).ShouldBe(("out_of_range", "cart"));
        _cart.Lines.Count.ShouldBe(200);
    }

    [Fact]
    public void A_change_sets_the_quantity_and_takes_todays_price()
    {
        var item = Item(1000);
        var (line, _) = _cart.Add(item, 2);

        _cart.Change(line.Id, item with { Prices = [new(1, new Money(1100, "EUR"))] }, 1);

        (line.Quantity, line.UnitPrice).ShouldBe((1, 1100));
    }

    [Fact]
    public void What_is_taken_out_is_gone_and_cannot_be_taken_out_again()
    {
        var (line, _) = _cart.Add(Item(1000), 2);

        _cart.Remove(line.Id);

        _cart.Lines.ShouldBeEmpty();
        Refused.By(() => _cart.Remove(line.Id)).Code.ShouldBe("not_found");
    }

    [Fact]
    public void A_completed_cart_never_changes()
    {
        var (line, _) = _cart.Add(Item(1000), 2);
        _cart.Complete(OrderId.New(), Nothing);

        _cart.Events.Select(happened => happened.Name).ShouldBe(["cart.completed"]);
        Action[] changes =
        [
            () => _cart.Add(Item(1000), 1),
            () => _cart.Change(line.Id, Item(1000), 1),
            () => _cart.Remove(line.Id),
            () => _cart.Describe("a@b.example", note: null, shippingAddress: null),
            () => _cart.ChangeCurrency("USD"),
            () => _cart.Complete(OrderId.New(), Nothing),
            () => _cart.Absorb(Cart.Open(BuyerId.New(), "EUR"), new Dictionary<ListingId, CartItem>()),
        ];
        foreach (var change in changes) Refused.By(change).Code.ShouldBe("cart_changed");
        Refused.By(_cart.MustBeDeletable).Code.ShouldBe("resource_in_use");
    }

    [Fact]
    public void An_empty_cart_cannot_be_bought() => Refused.By(() => _cart.Complete(OrderId.New(), Nothing)).ShouldBe(("cart_changed", "cart"));

    [Fact]
    public void What_is_said_of_a_cart_has_its_limits()
    {
        Refused.By(() => _cart.Describe("nobody", note: null, shippingAddress: null)).ShouldBe(("invalid_format", "email"));
        Refused.By(() => _cart.Describe(email: null, new string('x', Cart.MaxNoteLength + 1), shippingAddress: null)).ShouldBe(("too_long", "note"));
        Refused.By(() => _cart.Describe(email: null, note: null, new Address { Name = "A", Line1 = "1", City = "C", Country = "ZZ" })).ShouldBe(("invalid_value", "shippingAddress/country"));
    }
}
