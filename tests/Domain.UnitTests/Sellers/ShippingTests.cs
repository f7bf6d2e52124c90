using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Domain.UnitTests.Sellers;

/// <summary>Methods, zones and rates, and which of them serve an address and a basket.</summary>
public class ShippingTests
{
    private static readonly SellerId Atelier = SellerId.New();
    private static readonly Address PortLouis = new() { Name = "A. Buyer", Line1 = "1 Quay Road", City = "Port Louis", PostalCode = "11 302", Subdivision = "MU-PL", Country = "MU" };

    [Theory]
    [InlineData("XX", "invalid_value", "countries/0")]
    [InlineData("mu", "invalid_value", "countries/0")]
    [InlineData("MU MU", "invalid_value", "countries/1")]
    [InlineData("", "required", "countries")]
    public void A_zone_names_countries_that_exist_each_once(string countries, string code, string member) =>
        Refused.By(() => Zone(countries)).ShouldBe((code, member));

    [Theory]
    [InlineData("MU-PORTLOUIS", "invalid_format")]
    [InlineData("FR-75", "invalid_value")]
    public void A_subdivision_is_a_code_of_one_of_the_countries(string subdivision, string code) =>
        Refused.By(() => Zone("MU", details => details with { Subdivisions = ["MU-PL", subdivision] })).ShouldBe((code, "subdivisions/1"));

    [Theory]
    [InlineData("*")]
    [InlineData("1*3")]
    [InlineData("113**")]
    [InlineData("113\n")]
    [InlineData("11302113021130211302")]
    public void A_postal_code_is_plain_with_at_most_a_star_at_its_end(string postalCode) =>
        Refused.By(() => Zone("MU", details => details with { PostalCodes = [postalCode] })).ShouldBe(("invalid_format", "postalCodes/0"));

    [Fact]
    public void A_zone_is_bounded()
    {
        Refused.By(() => Zone("MU", details => details with { PostalCodes = [.. Enumerable.Range(0, ShippingZone.MaxPostalCodes + 1).Select(i => $"{i}")] })).ShouldBe(("too_long", "postalCodes"));
        Refused.By(() => ShippingZone.Draw(Atelier, new ShippingZoneDetails("Home", ["MU"]), ShippingZone.MaxPerSeller)).ShouldBe(("resource_in_use", null));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("MU-PL", "", true)]
    [InlineData("MU-BL", "", false)]
    [InlineData("FR-75", "", true)] // that narrows France and not Mauritius
    [InlineData("", "113*", true)]
    [InlineData("", "11302", true)]
    [InlineData("", "1130", false)]
    [InlineData("MU-PL", "742*", false)]
    public void A_zone_covers_what_lies_in_its_subdivisions_and_postal_codes(string subdivisions, string postalCodes, bool covers) =>
        Zone("MU FR", details => details with { Subdivisions = Words(subdivisions), PostalCodes = Words(postalCodes) }).Covers(PortLouis).ShouldBe(covers);

    [Fact]
    public void A_zone_covers_no_other_country_and_no_address_without_the_asked_code()
    {
        Zone("FR").Covers(PortLouis).ShouldBeFalse();
        Zone("MU", details => details with { PostalCodes = ["113*"] }).Covers(PortLouis with { PostalCode = null }).ShouldBeFalse();
        Zone("GB", details => details with { PostalCodes = ["SW1A 1AA"] }).Covers(PortLouis with { Country = "GB", PostalCode = "sw1a1aa" }).ShouldBeTrue();
    }

    [Fact]
    public void A_rate_needs_a_zone_of_its_seller_or_of_the_store()
    {
        var foreign = ShippingZone.Draw(SellerId.New(), new ShippingZoneDetails("Theirs", ["MU"]), 0);

        Refused.By(() => ShippingRate.Set(Method(), foreign, Flat("5.00"), "EUR", 0)).ShouldBe(("invalid_value", "zone"));
        ShippingRate.Set(Method(), ShippingZone.Draw(seller: null, new ShippingZoneDetails("Everywhere", ["MU"]), 0), Flat("5.00"), "EUR", 0).SellerId.ShouldBe(Atelier);
    }

    [Fact]
    public void A_rate_is_in_the_sellers_currency_and_not_below_zero()
    {
        Refused.By(() => Rate(Flat("5.00", "USD"))).ShouldBe(("unsupported_currency", "amount/currency"));
        Refused.By(() => Rate(Flat("-0.01"))).ShouldBe(("out_of_range", "amount/amount"));
        Refused.By(() => Rate(Flat("1.00") with { FreeFrom = Euros("-1.00") })).ShouldBe(("out_of_range", "freeFrom/amount"));
        Rate(Flat("0.00")).AmountMinor.ShouldBe(0);
    }

    [Fact]
    public void The_bounds_of_a_rate_fit_its_basis_and_each_other()
    {
        Refused.By(() => Rate(Banded(ShippingBasis.Weight, 2, 2))).ShouldBe(("out_of_range", "maximum"));
        Refused.By(() => Rate(Banded(ShippingBasis.Weight, -1, 2))).ShouldBe(("out_of_range", "minimum"));
        Refused.By(() => Rate(Banded(ShippingBasis.Quantity, 1.5m, 2))).ShouldBe(("invalid_format", "minimum"));
        Refused.By(() => Rate(Banded(ShippingBasis.Total, 1, 2.001m))).ShouldBe(("invalid_format", "maximum"));
        Refused.By(() => Rate(Banded(ShippingBasis.Flat, null, 2))).ShouldBe(("invalid_value", "maximum"));
    }

    [Theory]
    [InlineData(ShippingBasis.Flat, true)]
    [InlineData(ShippingBasis.Quantity, true)] // 2 of 2 to 5
    [InlineData(ShippingBasis.Weight, false)] // 5 kg of 2 to 5: the maximum is left out
    [InlineData(ShippingBasis.Total, false)] // 90.00 of 2 to 5
    public void A_rate_holds_from_its_minimum_to_below_its_maximum(ShippingBasis basis, bool holds) =>
        Rate(basis is ShippingBasis.Flat ? Flat("5.00") : Banded(basis, 2, 5)).Holds(new Basket(2, 5, Euros("90.00"))).ShouldBe(holds);

    [Fact]
    public void Nothing_is_charged_from_the_total_on_that_the_seller_named()
    {
        var rate = Rate(Flat("5.00") with { FreeFrom = Euros("50.00") });

        rate.ChargeFor(new Basket(1, 0, Euros("49.99"))).ShouldBe(Euros("5.00"));
        rate.ChargeFor(new Basket(1, 0, Euros("50.00"))).ShouldBe(Euros("0.00"));
    }

    [Fact]
    public void Each_active_method_that_goes_there_is_quoted_once_at_its_cheapest()
    {
        var (post, courier, asleep, home, abroad) = (Method("Post", 2), Method("Courier", 1), Method("Asleep", 0, isActive: false), Zone("MU"), Zone("FR"));
        ShippingRate Of(ShippingMethod method, ShippingZone zone, string amount) => ShippingRate.Set(method, zone, Flat(amount), "EUR", 0);
        var table = new ShippingTable([post, courier, asleep], [Of(post, home, "6.00"), Of(post, home, "4.00"), Of(post, abroad, "1.00"), Of(courier, home, "9.00"), Of(asleep, home, "0.00")], [home, abroad]);

        table.QuotesFor(PortLouis, new Basket(1, 1, Euros("10.00"))).Select(quote => (quote.Method.Name, quote.Charge)).ShouldBe([("Courier", Euros("9.00")), ("Post", Euros("4.00"))]);
        table.QuotesFor(PortLouis with { Country = "US", Subdivision = null }, new Basket(1, 1, Euros("10.00"))).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_fetched_costs_the_same_wherever_the_buyer_lives()
    {
        var (door, post, home, abroad) = (Method("At the door", kind: ShippingKind.Pickup), Method("Post", 1), Zone("MU"), Zone("FR"));
        ShippingRate Of(ShippingMethod method, ShippingZone zone, string amount) => ShippingRate.Set(method, zone, Flat(amount), "EUR", 0);
        var table = new ShippingTable([door, post], [Of(door, home, "2.00"), Of(door, abroad, "0.00"), Of(post, home, "4.00")], [home, abroad]);
        (string, Money, bool)[] To(Address? address) => [.. table.QuotesFor(address, new Basket(1, 1, Euros("10.00"))).Select(quote => (quote.Method.Name, quote.Charge, quote.CoversAddress))];

        To(PortLouis).ShouldBe([("At the door", Euros("0.00"), true), ("Post", Euros("4.00"), true)]);
        To(PortLouis with { Country = "US", Subdivision = null }).ShouldBe([("At the door", Euros("0.00"), false)]);
        To(address: null).ShouldBe([("At the door", Euros("0.00"), false)]);
    }

    [Fact]
    public void A_lead_time_is_neither_negative_nor_longer_than_a_year()
    {
        var method = Method();

        Refused.By(() => method.Change(method.Details with { LeadTime = TimeSpan.FromHours(-1) })).ShouldBe(("out_of_range", "leadTime"));
        Refused.By(() => method.Change(method.Details with { LeadTime = TimeSpan.FromDays(366) })).ShouldBe(("out_of_range", "leadTime"));
    }

    private static ShippingMethod Method(string name = "Post", int position = 0, bool isActive = true, ShippingKind kind = ShippingKind.Shipping) =>
        ShippingMethod.Offer(Atelier, shop: null, new ShippingMethodDetails(name, kind) { Position = position, IsActive = isActive }, 0);

    private static ShippingZone Zone(string countries, Func<ShippingZoneDetails, ShippingZoneDetails>? change = null)
    {
        var details = new ShippingZoneDetails("Somewhere", Words(countries));
        return ShippingZone.Draw(Atelier, change?.Invoke(details) ?? details, 0);
    }

    private static ShippingRate Rate(ShippingRateDetails details) => ShippingRate.Set(Method(), Zone("MU"), details, "EUR", 0);

    private static ShippingRateDetails Flat(string amount, string currency = "EUR") => new(ShippingBasis.Flat, Euros(amount, currency));

    private static ShippingRateDetails Banded(ShippingBasis basis, decimal? minimum, decimal? maximum) => new(basis, Euros("5.00")) { Minimum = minimum, Maximum = maximum };

    private static Money Euros(string amount, string currency = "EUR") => Money.TryParse(amount, currency, out var money) ? money : throw new FormatException(amount);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
