using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Pricing;

/// <summary>Goods that come over the wire, and goods that a seller brings round itself.</summary>
public sealed class DigitalCartTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task What_comes_over_the_wire_needs_no_address_and_no_parcel_and_is_delivered_when_its_seller_says_so()
    {
        await OfferAsync(api.SellerA, "digital", "0.50");
        var sold = await api.Product(api.SellerA, "10.00", stock: 3);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        (await Choose(guest, cart, "digital", api.SellerAId.Value)).ShouldBe(201);

        var bought = (await Prices.BuyAsync(guest, cart, "10.50")).ShouldBe(201);

        bought.Attributes["shippingAddress"].ShouldBeNull();
        var part = bought.Included("sellerOrders").ShouldHaveSingleItem();
        (part["attributes"]!["fulfilmentMethod"]!.GetValue<string>(), part.Amount("shippingTotal")).ShouldBe(("digital", "0.50"));
        var id = (string)part["id"]!;
        (await Move(api.SellerA, id, "delivered")).ShouldBeError(409, "invalid_state_transition");
        (await Move(api.SellerA, id, "processing")).ShouldBe(201);
        foreach (var no in (string[])["shipped", "readyForPickup"]) (await Move(api.SellerA, id, no)).ShouldBeError(409, "invalid_state_transition");
        (await api.SellerA.Post("/api/v1/seller/fulfilments", Documents.Of("fulfilments", new { }, new { sellerOrder = Documents.To("sellerOrders", id) }))).ShouldBeError(409, "invalid_state_transition");
        (await Move(api.SellerA, id, "delivered")).ShouldBe(201);

        (await guest.Get($"/api/v1/sellerOrders/{id}")).ShouldBe(200).Attributes["status"]!.GetValue<string>().ShouldBe("delivered");
        (await StockOf(sold)).ShouldBe((2, 0));
    }

    [Fact]
    public async Task Whoever_lives_where_nothing_is_sent_can_still_have_it_over_the_wire()
    {
        await OfferAsync(api.SellerA, "digital", "0.50");
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, (await api.Product(api.SellerA, "10.00")).Listing)).ShouldBe(201);

        await guest.GoTo(cart, Prices.AddressIn("NO"));

        (await guest.Get($"/api/v1/carts/{cart}")).Attributes["problems"]!.AsArray().ShouldBeEmpty();
        var part = (await Prices.BuyAsync(guest, cart, "10.50", Prices.AddressIn("NO"))).ShouldBe(201).Included("sellerOrders").ShouldHaveSingleItem();
        part["attributes"]!["fulfilmentMethod"]!.GetValue<string>().ShouldBe("digital");
    }

    [Fact]
    public async Task What_a_seller_brings_round_needs_an_address_and_leaves_in_parcels()
    {
        await OfferAsync(api.SellerB, "localDelivery", "1.50");
        var sold = await api.Product(api.SellerB, "10.00", stock: 3);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        (await guest.Get($"/api/v1/shippingOptions?filter[cart]={cart}")).ShouldBe(200).Items.ShouldBeEmpty();
        await guest.GoTo(cart, Prices.AddressIn("MU"));
        (await Choose(guest, cart, "localDelivery", api.SellerBId.Value)).ShouldBe(201);

        var part = (await Prices.BuyAsync(guest, cart, "11.50")).ShouldBe(201).Included("sellerOrders").ShouldHaveSingleItem();

        part["attributes"]!["fulfilmentMethod"]!.GetValue<string>().ShouldBe("localDelivery");
        var parcel = (await api.SellerB.Post("/api/v1/seller/fulfilments", Documents.Of("fulfilments", new { }, new { sellerOrder = Documents.To("sellerOrders", (string)part["id"]!) }))).ShouldBe(201);
        parcel.Attributes["status"]!.GetValue<string>().ShouldBe("shipped");
        (await StockOf(sold)).ShouldBe((2, 0));
    }

    private static async Task<Answered> Choose(HttpClient guest, string cart, string kind, Guid seller)
    {
        var option = (await guest.Get($"/api/v1/shippingOptions?filter[cart]={cart}&filter[kind]={kind}")).ShouldBe(200).Items[0]!;
        return await guest.Post("/api/v1/shippingChoices", Documents.Of(
            "shippingChoices", relationships: new { cart = Documents.To("carts", cart), seller = Documents.To("sellers", seller.ToString()), option = Documents.To("shippingOptions", (string)option["id"]!) }));
    }

    private static Task<Answered> Move(HttpClient seller, string part, string to) => seller.Post($"/api/v1/seller/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to }));

    private async Task<(int OnHand, int Reserved)> StockOf(Sold sold)
    {
        var item = (await api.Admin.Get($"/api/v1/admin/stockItems?filter[listing]={sold.Listing}")).ShouldBe(200).Items.ShouldHaveSingleItem()!["attributes"]!;
        return (item["onHand"]!.GetValue<int>(), item["reserved"]!.GetValue<int>());
    }

    private static async Task OfferAsync(HttpClient seller, string kind, string amount)
    {
        if ((await seller.Get("/api/v1/seller/shippingMethods")).Items.Count > 0) return; // once for all

        await seller.Way(kind, amount, Seeding.Unique("Way"), "MU");
    }
}
