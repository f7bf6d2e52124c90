using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Marketplace.WebApi.FunctionalTests.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.Shopping;

/// <summary>What carts tell, and how operators find them.</summary>
public sealed class CartReadingTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Carts = "/api/v1/admin/carts";

    [Fact]
    public async Task An_open_cart_tells_when_it_counts_as_abandoned()
    {
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, (await api.Product()).Listing)).ShouldBe(201);

        var open = (await guest.Get($"/api/v1/carts/{cart}")).ShouldBe(200);
        (InstantOf(open, "expiresAt") - InstantOf(open, "updatedAt")).ShouldBe(TimeSpan.FromDays(30));
        (await guest.Get($"/api/v1/carts/{cart}?fields[carts]=expiresAt")).ShouldBe(200).Attributes["expiresAt"]!.GetValue<string>().ShouldBe(open.Attributes["expiresAt"]!.GetValue<string>());

        (await guest.CheckOut(cart, "10.00")).ShouldBe(201);
        (await guest.Get($"/api/v1/carts/{cart}")).ShouldBe(200).Attributes["expiresAt"].ShouldBeNull();
    }

    [Fact]
    public async Task Operators_find_carts_by_buyer_and_address()
    {
        var buyer = await api.RegisteredAsync(Accounts.NewEmail());
        var cart = (await buyer.Get("/api/v1/carts/current?include=buyer")).ShouldBe(200);
        var profile = (string)cart.Included("customerProfiles").ShouldHaveSingleItem()["id"]!;
        var email = Accounts.NewEmail();
        var (guest, other) = await api.GuestCart();
        (await guest.Patch($"/api/v1/carts/{other}", Documents.Of("carts", new { email }, id: other))).ShouldBe(200);

        (await Ids($"filter[buyer]={profile}&include=buyer")).ShouldBe([cart.Id]);
        (await Ids($"filter[id]={cart.Id},{other}&filter[buyer][ne]={profile}")).ShouldBe([other]);
        (await Ids($"filter[email][contains]={email[..20].ToUpperInvariant()}")).ShouldBe([other]);
        (await Ids($"filter[email][startsWith]={email}x")).ShouldBeEmpty();
        (await api.Admin.Get($"{Carts}/{other}")).ShouldBe(200).Data["relationships"]!["buyer"]!["data"].ShouldBeNull(); // nobody knows who it is
        (await guest.Get($"/api/v1/carts?filter[email]={email}")).ShouldBeError(400, "unknown_filter");
    }

    [Fact]
    public async Task Operators_find_carts_by_what_they_come_to_today()
    {
        var carts = new List<string>();
        foreach (var price in (string[])["40.00", "20.00", "30.00"])
        {
            var (guest, cart) = await api.GuestCart();
            (await guest.AddToCart(cart, (await api.Product(price: price)).Listing)).ShouldBe(201);
            if (price == "20.00") (await guest.CheckOut(cart, price)).ShouldBe(201); // what was bought counts with what it was bought for
            carts.Add(cart);
        }

        var mine = $"filter[id]={string.Join(',', carts)}";
        (await Ids($"{mine}&sort=grandTotal")).ShouldBe([carts[1], carts[2], carts[0]]);
        (await Ids($"{mine}&sort=-grandTotal&page[size]=2&page[number]=2")).ShouldBe([carts[1]]);
        (await Ids($"{mine}&filter[currency]=USD&filter[grandTotal][gte]=30.00&sort=createdAt")).ShouldBe([carts[0], carts[2]]);
        (await Ids($"{mine}&filter[currency]=USD&filter[grandTotal]=20.00,40.00&filter[status]=open")).ShouldBe([carts[0]]);
        (await Ids($"{mine}&filter[currency]=USD&filter[grandTotal][gt]=40.00")).ShouldBeEmpty();
        var first = (await api.Admin.Get($"{Carts}?{mine}&filter[currency]=USD&filter[grandTotal][lt]=40.00&sort=createdAt&page[size]=1&include=lines")).ShouldBe(200);
        ((string)first.Items.ShouldHaveSingleItem()!["id"]!, first.Items[0]!["attributes"]!["grandTotal"]!["amount"]!.GetValue<string>()).ShouldBe((carts[1], "20.00"));
        (await api.Admin.Get(first.Link("next")!)).ShouldBe(200).Items.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(carts[2]);
        (await api.Admin.Get($"{Carts}?filter[grandTotal]=20.00")).ShouldBeError(400, "invalid_filter_value"); // of which currency?
        (await api.BuyerA.Get("/api/v1/carts?filter[currency]=USD&filter[grandTotal]=1.00")).ShouldBeError(400, "unknown_filter");
        (await api.BuyerA.Get("/api/v1/carts?sort=grandTotal")).ShouldBeError(400, "unsupported_sort");
    }

    [Fact]
    [Trait("Rule", "JA-122")]
    public async Task More_carts_than_are_reckoned_are_refused_with_what_asked_for_it()
    {
        var carts = new List<string>();
        for (var i = 0; i < 3; i++) carts.Add((await api.GuestCart()).Cart);
        using var host = api.WithWebHostBuilder(builder => builder.UseSetting("Reading:ReckonedRows", "2"));
        using var admin = host.CreateClient();
        admin.DefaultRequestHeaders.Authorization = api.Admin.DefaultRequestHeaders.Authorization;

        (await admin.Get($"{Carts}?sort=-grandTotal")).ShouldBeError(400, "unsupported_sort", parameter: "sort")["detail"]!.GetValue<string>().ShouldContain("at most 2 at once");
        (await admin.Get($"{Carts}?filter[currency]=USD&filter[grandTotal][gte]=1.00")).ShouldBeError(400, "invalid_filter_value", parameter: "filter[grandTotal][gte]");
        (await admin.Get($"{Carts}?filter[currency]=USD&filter%5BgrandTotal%5D=1.00&sort=grandTotal")).ShouldBeError(400, "invalid_filter_value", parameter: "filter[grandTotal]");
        (await admin.Get($"{Carts}?filter[id]={carts[0]},{carts[1]}&sort=grandTotal")).ShouldBe(200).Items.Count.ShouldBe(2);
    }

    private async Task<string[]> Ids(string query) => [.. (await api.Admin.Get($"{Carts}?{query}")).ShouldBe(200).Items.Select(item => (string)item!["id"]!)];

    private static DateTimeOffset InstantOf(Answered cart, string name) => DateTimeOffset.Parse(cart.Attributes[name]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
}
