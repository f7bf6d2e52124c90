using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Catalog;

/// <summary>Letters that are none: valid in JSON and in a URL, and refused by the runtime where it normalizes text.</summary>
public sealed class BadInputTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Strange = "\ufffe";

    [Theory]
    [InlineData("/api/v1/products?filter[q]=%EF%BF%BE")]
    [InlineData("/api/v1/products?filter[q]=linen%EF%BF%BE%20shirt")]
    [InlineData("/api/v1/products?filter[name][contains]=%EF%BF%BE")]
    public async Task Nothing_is_found_by_what_is_no_letter(string url) => (await api.Anonymous.Get(url)).ShouldBe(200);

    [Fact]
    public async Task What_is_named_strangely_has_an_address_and_is_found()
    {
        var sold = await api.Product(name: $"Strange{Strange}kettle");

        var read = (await api.Anonymous.Get($"/api/v1/products/{sold.Product}")).ShouldBe(200);
        read.Attributes["slug"]!.GetValue<string>().ShouldStartWith("strange-kettle");
        (await api.Anonymous.Get("/api/v1/products?filter[q]=kettle")).ShouldBe(200).Items.ShouldHaveSingleItem();
        (await api.Admin.Post("/api/v1/admin/tags", Documents.Of("tags", new { name = $"Odd {Strange}" }))).ShouldBe(201);
    }

    [Fact]
    public async Task Who_is_named_strangely_gets_a_bill()
    {
        var sold = await api.Product(stock: 3);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        var address = new { name = $"Ann{Strange}", line1 = "1 Quay Road", city = "Port Louis", country = "MU" };
        (await guest.Post(
            "/api/v1/checkouts",
            Documents.Of("checkouts", new { expectedTotal = Documents.Money("10.00"), email = "a@b.example", paymentMethod = "cashOnDelivery", shippingAddress = address, billingAddress = address }, new { cart = Documents.To("carts", cart) }),
            ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201);

        var part = (await api.SellerA.Get("/api/v1/seller/sellerOrders")).ShouldBe(200).Items.ShouldHaveSingleItem()!["id"];
        foreach (var to in (string[])["processing", "shipped", "delivered"]) (await api.SellerA.Post($"/api/v1/seller/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to }))).ShouldBe(201);
        var printed = async () => (await api.SellerA.Get("/api/v1/seller/invoices?include=file")).ShouldBe(200).Included("uploads").Count();
        await printed.ShouldBecome(1, TimeSpan.FromSeconds(60));
    }
}
