using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Application.UnitTests.Sellers;

public sealed class ParcelQuotesTests
{
    private static readonly ParcelQuote AtTheDoor = Quote(ShippingKind.Pickup, 0), Courier = Quote(ShippingKind.Shipping, 500), Express = Quote(ShippingKind.Shipping, 900);

    [Fact]
    public void Where_nobody_can_choose_goods_go_to_the_address_as_cheaply_as_they_can()
    {
        var quotes = new ParcelQuotes(IsSetUp: true, [AtTheDoor, Express, Courier]);

        (quotes.Cheapest, quotes.CheapestToAddress).ShouldBe((AtTheDoor, Courier));
        new ParcelQuotes(IsSetUp: true, [AtTheDoor]).CheapestToAddress.ShouldBe(AtTheDoor);
        new ParcelQuotes(IsSetUp: false, []).CheapestToAddress.ShouldBeNull();
    }

    [Fact]
    public void What_does_not_go_there_is_only_taken_by_who_chooses_it()
    {
        var abroad = AtTheDoor with { CoversAddress = false };

        new ParcelQuotes(IsSetUp: true, [abroad, Express]).Cheapest.ShouldBe(Express);
        var alone = new ParcelQuotes(IsSetUp: true, [abroad]);
        (alone.Cheapest, alone.CheapestToAddress, alone.IsDeliverable).ShouldBe((null, null, false));
    }

    private static ParcelQuote Quote(ShippingKind kind, long charge) => new(ShippingMethodId.New(), $"{kind}", kind, new Money(charge, "USD"));
}
