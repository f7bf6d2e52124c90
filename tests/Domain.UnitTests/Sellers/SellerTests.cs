using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;

namespace Marketplace.Domain.UnitTests.Sellers;

public class SellerTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void An_approved_seller_can_be_suspended_and_reinstated()
    {
        var seller = Atelier();
        seller.AcceptTerms(Now);
        seller.Move(SellerStatus.Approved, SellerMoves.OfAdmin, null, Now);
        seller.Move(SellerStatus.Suspended, SellerMoves.OfAdmin, "Complaints", Now.AddDays(1));
        seller.Move(SellerStatus.Approved, SellerMoves.OfAdmin, null, Now.AddDays(2));

        seller.Status.ShouldBe(SellerStatus.Approved);
        seller.ApprovedAt.ShouldBe(Now);
        seller.StatusReason.ShouldBeNull();
    }

    [Fact]
    public void A_seller_does_not_approve_itself() =>
        Refused.By(() => Atelier().Move(SellerStatus.Approved, SellerMoves.OfOwner, null, Now)).ShouldBe(("invalid_state_transition", "to"));

    [Fact]
    public void Nobody_sells_without_having_accepted_the_terms() =>
        Refused.By(() => Atelier().Move(SellerStatus.Approved, SellerMoves.OfAdmin, null, Now)).ShouldBe(("invalid_state_transition", "to"));

    [Fact]
    public void A_suspension_needs_a_reason()
    {
        var seller = Atelier();
        seller.AcceptTerms(Now);
        seller.Move(SellerStatus.Approved, SellerMoves.OfAdmin, null, Now);

        Refused.By(() => seller.Move(SellerStatus.Suspended, SellerMoves.OfAdmin, null, Now)).ShouldBe(("required", "reason"));
    }

    [Fact]
    public void A_currency_is_one_of_ISO_4217() =>
        Refused.By(() => Seller.Register(new SellerDetails("Atelier", "atelier", "Atelier Ltd"), "XXX")).ShouldBe(("unsupported_currency", "baseCurrency"));

    [Fact]
    public void A_shop_has_a_whole_location_or_none()
    {
        Refused.By(() => Shop.Open(SellerId.New(), Boutique with { Latitude = 1 })).ShouldBe(("required", "location"));
        Refused.By(() => Shop.Open(SellerId.New(), Boutique with { Latitude = 91, Longitude = 0 })).ShouldBe(("out_of_range", "location/latitude"));
    }

    [Fact]
    public void A_shop_closes_after_it_opens() =>
        Refused.By(() => Shop.Open(SellerId.New(), Boutique with { OpeningHours = [new OpeningHours(DayOfWeek.Monday, new TimeOnly(18, 0), new TimeOnly(9, 0))] }))
            .ShouldBe(("invalid_value", "openingHours"));

    [Fact]
    public void A_shop_is_in_a_time_zone_that_exists() =>
        Refused.By(() => Shop.Open(SellerId.New(), Boutique with { TimeZone = "Mars/Olympus" })).ShouldBe(("invalid_value", "timeZone"));

    private static ShopDetails Boutique => new("Boutique", "boutique", new Address { Name = "Boutique", Line1 = "1 Royal Road", City = "Port Louis", Country = "MU" }, "Indian/Mauritius");

    private static Seller Atelier() => Seller.Register(new SellerDetails("Atelier", "atelier", "Atelier Ltd"), "EUR");
}
