using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Pricing;

namespace Marketplace.WebApi.FunctionalTests.Ordering;

/// <summary>Buying what costs nothing, as clients of the API see it.</summary>
public sealed class FreeCheckoutTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task What_costs_nothing_is_bought_without_a_method_to_pay()
    {
        var (guest, cart) = await FreeCartAsync();
        (await guest.Get($"/api/v1/paymentMethods?filter[cart]={cart}")).ShouldBe(200).Items.ShouldBeEmpty();

        var bought = (await CheckOutAsync(guest, cart, "0.00")).ShouldBe(201);

        bought.Attributes["paymentMethod"].ShouldBeNull();
        bought.Included("payments").ShouldBeEmpty();
        var order = bought.Included("orders").ShouldHaveSingleItem();
        (order["attributes"]!["status"]!.GetValue<string>(), order["attributes"]!["paymentStatus"]!.GetValue<string>()).ShouldBe(("placed", "paid"));
        (await CheckOutAsync(guest, cart, "0.00")).ShouldBe(200).Id.ShouldBe(bought.Id);
    }

    [Fact]
    public async Task What_costs_something_is_not_bought_without_a_method_to_pay()
    {
        var sold = await api.Product(api.SellerA);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);

        (await CheckOutAsync(guest, cart, "10.00")).ShouldBeError(422, "required", "/data/attributes");
        (await CheckOutAsync(guest, cart, "0.00")).ShouldBeError(409, "price_changed", "/data/attributes/expectedTotal");
    }

    private static Task<Answered> CheckOutAsync(HttpClient buyer, string cart, string total) => buyer.Post(
        "/api/v1/checkouts?include=order,payment",
        Documents.Of(
            "checkouts",
            new { expectedTotal = Documents.Money(total, "USD"), email = "buyer@example.com", shippingAddress = Seeding.Address, billingAddress = Seeding.Address },
            new { cart = Documents.To("carts", cart) }),
        ("Idempotency-Key", $"\"{Guid.NewGuid()}\""));

    private async Task<(HttpClient Guest, string Cart)> FreeCartAsync()
    {
        var sold = await api.Product(api.SellerA);
        await api.SellerA.Promotion(new { name = "A gift", kind = "percentage", value = "100" }, new { products = new { data = new[] { new { type = "products", id = sold.Product } } } });
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        return (guest, cart);
    }
}
