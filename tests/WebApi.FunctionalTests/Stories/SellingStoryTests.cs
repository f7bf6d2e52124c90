using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Stories;

/// <summary>The whole way: two sellers offer, a guest browses and buys, the order is split, a seller ships.</summary>
public sealed class SellingStoryTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task From_an_offer_to_a_delivered_order()
    {
        var shirt = await api.Product(api.SellerA, "79.99", 5, "Linen shirt");
        var mug = await api.Product(api.SellerB, "12.50", 3, "Coral mug");

        var found = (await api.Anonymous.Get("/api/v1/products?filter[q]=linen shi&include=variants,listings,category,seller,images")).ShouldBe(200);
        found.Items.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(shirt.Product);
        found.Included("sellers").ShouldHaveSingleItem()["attributes"]!["name"]!.GetValue<string>().ShouldBe("Atelier Nord");

        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, shirt.Listing, 2)).ShouldBe(201);
        (await guest.AddToCart(cart, mug.Listing)).ShouldBe(201);
        (await guest.AddToCart(cart, mug.Listing)).ShouldBe(201).Data["meta"]!["merged"]!.GetValue<bool>().ShouldBeTrue();
        var priced = (await guest.Get("/api/v1/carts/current?include=lines")).ShouldBe(200);
        priced.Attributes["grandTotal"]!["amount"]!.GetValue<string>().ShouldBe("184.98");

        var checkout = (await guest.CheckOut(cart, "184.98")).ShouldBe(201);
        var order = checkout.Included("orders").ShouldHaveSingleItem();
        order["attributes"]!["status"]!.GetValue<string>().ShouldBe("placed");
        order["attributes"]!["grandTotal"]!["amount"]!.GetValue<string>().ShouldBe("184.98");
        checkout.Included("sellerOrders").Select(part => part["attributes"]!["total"]!["amount"]!.GetValue<string>()).Order(StringComparer.Ordinal).ShouldBe(["159.98", "25.00"]);
        (await guest.CheckOut(cart, "184.98")).ShouldBe(200).Id.ShouldBe(checkout.Id); // the same cart again is the same order

        var mine = (await api.SellerA.Get("/api/v1/seller/sellerOrders?include=lines")).ShouldBe(200).Items.ShouldHaveSingleItem()!;
        var part = mine["id"]!.GetValue<string>();
        foreach (var state in (string[])["processing", "shipped", "delivered"])
        {
            (await api.SellerA.Post($"/api/v1/seller/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to = state }))).ShouldBe(201).Attributes["to"]!.GetValue<string>().ShouldBe(state);
        }

        var timeline = (await guest.Get($"/api/v1/sellerOrders/{part}/transitions")).ShouldBe(200);
        timeline.Items.Select(move => move!["attributes"]!["to"]!.GetValue<string>()).TakeLast(3).ShouldBe(["processing", "shipped", "delivered"]);
        var stock = (await api.SellerA.Get($"/api/v1/seller/stockItems?filter[listing]={shirt.Listing}&include=listing")).ShouldBe(200).Items.ShouldHaveSingleItem()!["attributes"]!;
        (stock["onHand"]!.GetValue<int>(), stock["reserved"]!.GetValue<int>(), stock["available"]!.GetValue<int>()).ShouldBe((3, 0, 3));
    }

    [Fact]
    public async Task What_is_cancelled_goes_back_on_the_shelf()
    {
        var mug = await api.Product(api.SellerB, "12.50", 3);
        var (guest, cart) = await api.GuestCart();
        await guest.AddToCart(cart, mug.Listing, 3);
        var checkout = (await guest.CheckOut(cart, "37.50")).ShouldBe(201);
        var order = checkout.Included("orders").Single()["id"]!.GetValue<string>();

        (await guest.Post($"/api/v1/orders/{order}/transitions", Documents.Of("transitions", new { to = "cancelled", reason = "Changed my mind" }))).ShouldBe(201);

        var stock = (await api.SellerB.Get($"/api/v1/seller/stockItems?filter[listing]={mug.Listing}")).Items.ShouldHaveSingleItem()!["attributes"]!;
        (stock["onHand"]!.GetValue<int>(), stock["reserved"]!.GetValue<int>()).ShouldBe((3, 0));
        (await guest.Get($"/api/v1/orders/{order}")).Attributes["status"]!.GetValue<string>().ShouldBe("cancelled");
    }
}
