using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Ordering;

/// <summary>In which language the buyer of an order reads.</summary>
public sealed class OrderLocaleTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Theory]
    [InlineData(null, "en")]
    [InlineData("fr-MU, fr;q=0.9, en;q=0.5", "fr-MU")]
    [InlineData("en;q=0.5, de;q=0.8, *;q=0.1", "de")]
    [InlineData("*", "en")]
    [InlineData("fr;q=0", "en")]
    [InlineData("x", "en")]
    public async Task A_guest_reads_what_its_client_likes_best(string? wished, string locale)
    {
        var (guest, cart) = await api.GuestCart();
        if (wished is not null) guest.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", wished);

        (await LocaleOfAsync(guest, cart)).ShouldBe(locale);
    }

    [Fact]
    public async Task A_buyer_reads_what_the_request_asks_for_or_else_the_account_and_the_order_keeps_it()
    {
        var buyer = await api.RegisteredAsync(Accounts.NewEmail());
        await SpeakAsync(buyer, "de-CH");
        (await LocaleOfAsync(buyer, (await buyer.Get("/api/v1/carts/current")).Id)).ShouldBe("de-CH");

        buyer.DefaultRequestHeaders.Add("Accept-Language", "mfe");
        (await LocaleOfAsync(buyer, (await buyer.Get("/api/v1/carts/current")).Id)).ShouldBe("mfe");
        await SpeakAsync(buyer, "it");

        (await buyer.Get("/api/v1/orders?sort=createdAt")).ShouldBe(200).Items.Select(order => (string)order!["attributes"]!["locale"]!).ShouldBe(["de-CH", "mfe"]);
    }

    [Fact]
    public async Task What_was_asked_for_is_sold_in_the_buyers_language_whoever_says_yes()
    {
        var buyer = await api.RegisteredAsync(Accounts.NewEmail());
        await SpeakAsync(buyer, "de-CH");
        var asked = (await buyer.Post(Inquiries.Requests, Inquiries.For(await api.OnRequest()))).ShouldBe(201).Id;
        var seller = api.SellerA;
        seller.DefaultRequestHeaders.Add("Accept-Language", "fr");

        (await seller.MoveRequest("seller/", asked, "approved")).ShouldBe(201);

        (await buyer.Get($"/api/v1/purchaseRequests/{asked}/order")).ShouldBe(200).Text("locale").ShouldBe("de-CH");
    }

    private static async Task SpeakAsync(HttpClient buyer, string locale)
    {
        var me = (await buyer.Get("/api/v1/users/me")).ShouldBe(200).Id;
        (await buyer.Patch("/api/v1/users/me", Documents.Of("users", new { locale }, id: me))).ShouldBe(200);
    }

    private async Task<string> LocaleOfAsync(HttpClient who, string cart)
    {
        (await who.AddToCart(cart, (await api.Product()).Listing)).ShouldBe(201);
        return (string)(await who.CheckOut(cart, "10.00")).ShouldBe(201).Included("orders").Single()["attributes"]!["locale"]!;
    }
}
