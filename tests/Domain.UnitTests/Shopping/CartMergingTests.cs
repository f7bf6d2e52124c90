using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using static Marketplace.Domain.UnitTests.Shopping.CartGoods;

namespace Marketplace.Domain.UnitTests.Shopping;

public sealed class CartMergingTests
{
    private readonly Cart _cart = Cart.Open(BuyerId.New(), "EUR");

    [Fact]
    public void A_guests_cart_is_taken_over_as_far_as_it_can_be_had()
    {
        var (shared, scarce, gone) = (Item(1000), Item(500), Item(700));
        var guest = Cart.Open(BuyerId.New(), "EUR");
        guest.Add(shared, 2);
        guest.Add(scarce, 5);
        guest.Add(gone, 1);
        _cart.Add(shared, 1);

        var merged = _cart.Absorb(guest, new Dictionary<ListingId, CartItem> { [shared.ListingId] = shared, [scarce.ListingId] = scarce with { Available = 3 } });

        merged.ShouldBe(2);
        guest.Status.ShouldBe(CartStatus.Merged);
        _cart.Lines.Select(line => (line.ListingId, line.Quantity)).ShouldBe([(shared.ListingId, 3), (scarce.ListingId, 3)]);
    }

    [Fact]
    public void With_the_lines_of_a_seller_comes_how_they_shall_come()
    {
        var (fetched, sent, gone) = (Item(1000), Item(500), Item(700));
        var (guest, before) = (Cart.Open(BuyerId.New(), "EUR"), DateTimeOffset.UnixEpoch);
        foreach (var item in new[] { fetched, sent, gone }) guest.Add(item, 1);
        var (door, post) = (guest.Choose(fetched.SellerId, ShippingMethodId.New(), before), ShippingMethodId.New());
        guest.Choose(sent.SellerId, ShippingMethodId.New(), before);
        guest.Choose(gone.SellerId, ShippingMethodId.New(), before);
        _cart.Choose(sent.SellerId, post, before);

        _cart.Absorb(guest, new Dictionary<ListingId, CartItem> { [fetched.ListingId] = fetched, [sent.ListingId] = sent });

        _cart.Shipping!.Select(choice => (choice.SellerId, choice.MethodId)).ShouldBe([(sent.SellerId, post), (fetched.SellerId, door.MethodId)]);
        guest.Shipping.ShouldBeNull();
    }

    [Fact]
    public void What_was_to_be_fetched_and_was_not_paid_is_to_be_fetched_again()
    {
        var item = Item(1000);
        var unpaid = Cart.Open(BuyerId.New(), "EUR");
        unpaid.Add(item, 1);
        var door = unpaid.Choose(item.SellerId, ShippingMethodId.New(), DateTimeOffset.UnixEpoch);
        unpaid.Complete(OrderId.New(), Nothing);

        _cart.TakeUpAgain(unpaid, new Dictionary<ListingId, CartItem> { [item.ListingId] = item });

        var again = _cart.Shipping!.ShouldHaveSingleItem();
        (again.SellerId, again.MethodId).ShouldBe((door.SellerId, door.MethodId));
        again.Id.ShouldNotBe(door.Id);
        unpaid.Shipping!.ShouldHaveSingleItem().ShouldBe(door);
    }

    [Fact]
    public void An_empty_cart_takes_the_currency_of_the_one_it_takes_over()
    {
        var item = Item(1000, "KWD");
        var guest = Cart.Open(BuyerId.New(), "KWD");
        guest.Add(item, 2);

        _cart.Absorb(guest, new Dictionary<ListingId, CartItem> { [item.ListingId] = item }).ShouldBe(1);

        _cart.Currency.ShouldBe("KWD");
    }
}
