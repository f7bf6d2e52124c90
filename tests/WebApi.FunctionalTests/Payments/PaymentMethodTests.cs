using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Sellers;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>Ways to pay, and money back, as admins and sellers see them.</summary>
public sealed class PaymentMethodTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>, IAsyncDisposable
{
    private readonly PayingWorld _world = new(api);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_admin_names_and_limits_the_ways_to_pay()
    {
        var (guest, cart) = await _world.CartAsync();
        var card = (await _world.Admin.Get("/api/v1/admin/paymentMethods")).ShouldBe(200).Items.Single(method => method!["attributes"]!["code"]!.GetValue<string>() == "stripe.card")!;
        var path = $"/api/v1/admin/paymentMethods/{card["id"]!.GetValue<string>()}";
        async Task<bool> FitsAsync() => (await guest.Get($"/api/v1/paymentMethods?filter[cart]={cart}")).ShouldBe(200).Items.Any(method => method!["attributes"]!["code"]!.GetValue<string>() == "stripe.card");
        Task<Answered> ChangeAsync(object attributes) => _world.Admin.Patch(path, Documents.Of("paymentMethods", attributes, id: card["id"]!.GetValue<string>()));

        (await FitsAsync()).ShouldBeTrue();
        (await ChangeAsync(new { name = "Bank card", minimum = Documents.Money("10.01") })).ShouldBe(200).Attributes["name"]!.GetValue<string>().ShouldBe("Bank card");
        (await FitsAsync()).ShouldBeFalse();
        (await PayingWorld.CheckOutAsync(guest, cart)).ShouldBeError(422, "invalid_value", "/data/attributes/paymentMethod");
        (await ChangeAsync(new { maximum = Documents.Money("1.00") })).ShouldBeError(422, "invalid_value", "/data/attributes/maximum");
        (await ChangeAsync(new { countries = new[] { "XX" } })).ShouldBeError(422, "invalid_value", "/data/attributes/countries");
        (await ChangeAsync(new { minimum = (object?)null, isActive = false })).ShouldBe(200);
        (await FitsAsync()).ShouldBeFalse();
        (await ChangeAsync(new { isActive = true })).ShouldBe(200);
        (await FitsAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task An_admin_shows_a_picture_of_a_way_to_pay()
    {
        var method = (await api.Admin.Get("/api/v1/admin/paymentMethods")).ShouldBe(200).Items.First(method => method!["attributes"]!["code"]!.GetValue<string>() == "cashOnDelivery")!["id"]!.GetValue<string>();
        var (icon, next) = ((await api.Admin.UploadPictureAsync("/api/v1/admin")).ShouldBe(201).Id, (await api.Admin.UploadPictureAsync("/api/v1/admin")).ShouldBe(201).Id);
        var paper = (await api.Admin.UploadAsync(Papers.Pdf, "paper.pdf", "document", "/api/v1/admin")).ShouldBe(201).Id;
        Task<Answered> ShowAsync(string? upload) => api.Admin.Patch(
            $"/api/v1/admin/paymentMethods/{method}", Documents.Of("paymentMethods", attributes: null, new { icon = upload is null ? new { data = (object?)null } : Documents.To("uploads", upload) }, id: method));

        (await ShowAsync(Guid.NewGuid().ToString())).ShouldBeError(404, "related_not_found", "/data/relationships/icon/data");
        (await ShowAsync(paper)).ShouldBeError(422, "invalid_value", "/data/relationships/icon/data");
        (await ShowAsync(icon)).ShouldBe(200);

        (await api.Anonymous.Get($"/api/v1/paymentMethods/{method}?include=icon")).ShouldBe(200).Included("uploads").ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe(icon);
        (await api.Admin.Delete($"/api/v1/admin/uploads/{icon}")).ShouldBeError(409, "resource_in_use");
        (await ShowAsync(next)).ShouldBe(200);
        (await api.Admin.Delete($"/api/v1/admin/uploads/{icon}")).ShouldBe(204);
        (await ShowAsync(null)).ShouldBe(200);
        (await api.Admin.Delete($"/api/v1/admin/uploads/{next}")).ShouldBe(204);
    }

    [Fact]
    public async Task A_seller_gives_back_a_part_of_its_own_orders()
    {
        var (guest, order, payment) = await _world.OrderAsync();
        _world.Gateway.Pay(payment);
        (await guest.Post($"/api/v1/payments/{payment.Value}/transitions", Documents.Of("transitions", new { to = "processing" }), ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201);
        var seller = _world.With(api.TokenOf("sellerA"));
        var part = (await guest.Get($"/api/v1/orders/{order}/sellerOrders")).Items[0]!["id"]!.GetValue<string>();
        Task<Answered> RefundAsync(HttpClient client, string amount) => client.Post(
            "/api/v1/seller/refunds",
            Documents.Of("refunds", new { amount = Documents.Money(amount), reason = "goodwill" }, new { sellerOrder = Documents.To("sellerOrders", part) }),
            ("Idempotency-Key", Guid.NewGuid().ToString()));

        (await RefundAsync(seller, "3.00")).ShouldBe(201).Attributes["status"]!.GetValue<string>().ShouldBe("succeeded");
        (await RefundAsync(seller, "7.01")).ShouldBeError(422, "refund_exceeds_payment", "/data/attributes/amount");
        (await RefundAsync(_world.With(api.TokenOf("sellerB")), "1.00")).ShouldBeError(404, "related_not_found", "/data/relationships/sellerOrder/data");

        (await guest.Get($"/api/v1/refunds?filter[order]={order}")).ShouldBe(200).Items.ShouldHaveSingleItem();
        (await guest.Get($"/api/v1/orders/{order}")).Attributes["refundedTotal"]!["amount"]!.GetValue<string>().ShouldBe("3.00");
    }
}
