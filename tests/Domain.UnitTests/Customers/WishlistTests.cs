using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;

namespace Marketplace.Domain.UnitTests.Customers;

public class WishlistTests
{
    [Fact]
    public void A_list_has_a_name()
    {
        Refused.By(() => Wishlist.Begin(BuyerId.New(), " ")).ShouldBe(("required", "name"));
        Refused.By(() => Wishlist.BeginDefault(BuyerId.New()).Rename(new string('a', Wishlist.MaxNameLength + 1))).ShouldBe(("too_long", "name"));
    }

    [Fact]
    public void A_wish_belongs_to_the_owner_of_its_list_and_keeps_what_it_cost()
    {
        var list = Wishlist.BeginDefault(BuyerId.New());
        var wish = WishlistItem.Wish(list, ProductId.New(), listing: null, note: null, new Money(1999, "EUR"));

        (wish.WishlistId, wish.ProfileId, wish.PriceMinor, wish.Currency).ShouldBe((list.Id, list.ProfileId, 1999L, "EUR"));
        Refused.By(() => WishlistItem.Wish(list, ProductId.New(), listing: null, new string('a', WishlistItem.MaxNoteLength + 1), price: null)).ShouldBe(("too_long", "note"));
    }
}
