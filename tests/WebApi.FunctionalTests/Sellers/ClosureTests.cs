using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Sellers;

/// <summary>While a seller is away nothing can be bought of it (SEL-09).</summary>
public sealed class ClosureTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task A_closure_that_holds_now_closes_the_shops_until_it_is_taken_back()
    {
        var sold = await api.Product(api.SellerB);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        var closure = (await api.SellerB.Post("/api/v1/seller/sellerClosures", Documents.Of("sellerClosures", new { startsAt = DateTimeOffset.UtcNow.AddMinutes(-1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture) }))).ShouldBe(201).Id;

        (await guest.Get($"/api/v1/carts/{cart}")).Attributes["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("shop_closed");
        (await guest.CheckOut(cart, "10.00")).ShouldBeError(409, "cart_changed");
        (await api.Anonymous.Get($"/api/v1/shops/{api.ShopBId.Value}")).Attributes["isClosedNow"]!.GetValue<bool>().ShouldBeTrue();
        (await api.Anonymous.Get($"/api/v1/shops/{api.ShopAId.Value}")).Attributes["isClosedNow"]!.GetValue<bool>().ShouldBeFalse();

        (await api.SellerB.Delete($"/api/v1/seller/sellerClosures/{closure}")).ShouldBe(204);
        (await guest.CheckOut(cart, "10.00")).ShouldBe(201);
    }
}
