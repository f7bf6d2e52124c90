using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using static Marketplace.Domain.UnitTests.Catalog.Gifts;

namespace Marketplace.Domain.UnitTests.Shopping;

/// <summary>The same thing, made in several ways.</summary>
public sealed class CustomizedCartTests
{
    private static readonly CartItem Item = new(ListingId.New(), ProductId.New(), VariantId.New(), SellerId.New(), [new(1, new Money(1000, "USD")), new(5, new Money(800, "USD"))], Available: 10, MinQuantity: 1, MaxQuantity: null);

    private static readonly CustomizationSnapshot Boxed = Cup.Choose(Wish(Pick("wrap", "box"), Write("card", "Hello")), "USD");
    private static readonly CustomizationSnapshot Papered = Cup.Choose(Wish(Pick("wrap", "paper")), "USD");

    private readonly Cart _cart = Cart.Open(BuyerId.New(), "USD");

    [Fact]
    public void The_same_choices_add_up_and_others_stand_beside_them()
    {
        var (line, _) = _cart.Add(Item, 1, Boxed);
        var again = _cart.Add(Item, 2, Cup.Choose(Wish(Write("card", "Hello"), Pick("wrap", "box")), "USD"));
        var other = _cart.Add(Item, 1, Papered);

        again.ShouldBe((line, true));
        other.Merged.ShouldBeFalse();
        _cart.Lines.Select(each => each.Quantity).ShouldBe([3, 1]);
        (line.UnitPrice, line.Surcharge, other.Line.Surcharge).ShouldBe((1000, 150, 150));
    }

    [Fact]
    public void Percents_are_of_a_single_piece_however_many_there_are()
    {
        var (line, _) = _cart.Add(Item, 5, Boxed);

        (line.UnitPrice, line.Surcharge).ShouldBe((800, 150)); // a tenth of 1000, and a card for 50
    }

    [Fact]
    public void All_lines_of_an_offer_ask_for_no_more_than_there_is()
    {
        var (line, _) = _cart.Add(Item, 6, Boxed);

        Refused.By(() => _cart.Add(Item, 5, Papered)).ShouldBe(("insufficient_stock", "quantity"));
        _cart.Add(Item, 4, Papered);
        Refused.By(() => _cart.Change(line.Id, Item, 7, Boxed)).ShouldBe(("insufficient_stock", "quantity"));
        _cart.Change(line.Id, Item, 5, Boxed);
    }

    [Fact]
    public void A_line_does_not_become_another_one()
    {
        _cart.Add(Item, 1, Boxed);
        var (line, _) = _cart.Add(Item, 1, Papered);

        Refused.By(() => _cart.Change(line.Id, Item, 1, Boxed)).ShouldBe(("already_exists", "customization"));
        _cart.Change(line.Id, Item, 2, Papered);
        _cart.Change(line.Id, Item, 2);
        (line.Customization, line.CustomizationHash, line.Surcharge).ShouldBe((null, "", 0));
    }

    [Fact]
    public void A_merge_leaves_behind_what_cannot_be_had_that_way_any_more()
    {
        _cart.Add(Item, 8, Boxed);
        var guests = Cart.Open(BuyerId.New(), "USD");
        guests.Add(Item, 1, Boxed);
        guests.Add(Item, 4, Papered);
        guests.Add(Item, 1);
        var items = new Dictionary<ListingId, CartItem> { [Item.ListingId] = Item };

        _cart.Absorb(guests, items, line => line.Customization).ShouldBe(2);

        _cart.Lines.Select(line => (line.Quantity, line.Customization)).ShouldBe([(9, Boxed), (1, Papered)]); // of ten
    }

    [Fact]
    public void Who_is_forgotten_leaves_no_words_behind()
    {
        var (line, _) = _cart.Add(Item, 1, Boxed);
        var hash = line.CustomizationHash;

        _cart.ForgetPerson();

        line.Customization!.Parts.Select(part => part.Text).ShouldBe([null, "Erased"]);
        line.CustomizationHash.ShouldNotBe(hash);
    }
}
