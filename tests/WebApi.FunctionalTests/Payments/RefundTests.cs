using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>Refunds of goods, as sellers and operators ask for them and buyers read them (PAY-11).</summary>
public sealed class RefundTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Quantity = "/data/relationships/lines/data/0/meta/quantity";

    [Fact]
    public async Task Lines_say_how_much_goes_back_and_tell_what_went_back()
    {
        var (guest, part, line, listing) = await DeliveredAsync(quantity: 3);
        var before = await AvailableAsync(listing);

        var refund = (await RefundAsync(api.SellerA, "seller", part, new { reason = "returned", method = "manual", restock = true, note = "worn" }, Line(line, 2))).ShouldBe(201);
        (refund.Attributes["amount"]!["amount"]!.GetValue<string>(), refund.Attributes["restock"]!.GetValue<bool>(), refund.Attributes["status"]!.GetValue<string>()).ShouldBe(("20.00", true, "pendingApproval")); // that cash was given back, somebody else has to believe
        (await api.Admin.Post($"/api/v1/admin/refunds/{refund.Id}/transitions", Documents.Of("transitions", new { to = "approved" }), ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201);
        refund.Attributes["parts"]!.AsArray().ShouldHaveSingleItem()!["kind"]!.GetValue<string>().ShouldBe("items");

        var seen = (await guest.Get($"/api/v1/refunds/{refund.Id}?include=lines")).ShouldBe(200);
        seen.Data["relationships"]!["lines"]!["data"]!.AsArray().ShouldHaveSingleItem()!["meta"]!["quantity"]!.GetValue<int>().ShouldBe(2);
        seen.Attributes["restock"].ShouldBeNull(); // sellers and operators only
        var told = seen.Included("orderLines").ShouldHaveSingleItem()["attributes"]!;
        (told["refundedQuantity"]!.GetValue<int>(), told["refundedTotal"]!["amount"]!.GetValue<string>(), told["returnedQuantity"]!.GetValue<int>()).ShouldBe((2, "20.00", 2));
        (await AvailableAsync(listing)).ShouldBe(before + 2);

        (await RefundAsync(api.Admin, "admin", part, new { reason = "returned", method = "manual" }, Line(line, 2))).ShouldBeError(422, "out_of_range", Quantity)["meta"]!["left"]!.GetValue<int>().ShouldBe(1);
        (await RefundAsync(api.Admin, "admin", part, new { reason = "returned", method = "manual" }, Line(line, null))).ShouldBe(201).Attributes["amount"]!["amount"]!.GetValue<string>().ShouldBe("10.00");
        (await guest.Get($"/api/v1/sellerOrders/{part}")).ShouldBe(200).Attributes["paymentStatus"]!.GetValue<string>().ShouldBe("refunded");
    }

    [Fact]
    public async Task Commission_that_a_refund_takes_along_names_it()
    {
        (await api.Admin.Post("/api/v1/admin/commissionRules", Documents.Of("commissionRules", new { name = "A tenth", rate = "10", @base = "items" }, new { seller = Documents.To("sellers", api.SellerAId.Value.ToString()) }))).ShouldBe(201);
        var (_, part, line, _) = await DeliveredAsync(quantity: 2);
        var refund = (await RefundAsync(api.Admin, "admin", part, new { reason = "returned", method = "manual" }, Line(line, 1))).ShouldBe(201).Id;

        var lines = (await api.SellerA.Get($"/api/v1/seller/commissionLines?filter[sellerOrder]={part}&include=refund")).ShouldBe(200);

        lines.Included("refunds").ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe(refund);
        lines.Items.ToDictionary(one => one!["attributes"]!["kind"]!.GetValue<string>(), one => (one!["attributes"]!["amount"]!["amount"]!.GetValue<string>(), one["relationships"]!["refund"]!["data"]?["id"]!.GetValue<string>()))
            .ShouldBe(new Dictionary<string, (string, string?)> { ["charge"] = ("2.00", null), ["reversal"] = ("-1.00", refund) }, ignoreOrder: true);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_where_it_stands()
    {
        var (_, part, line, _) = await DeliveredAsync(quantity: 3);
        var (_, _, stranger, _) = await DeliveredAsync(quantity: 1);
        var usd = Documents.Money("10.01");

        (await RefundAsync(api.SellerA, "seller", part, new { reason = "returned", method = "manual" })).ShouldBeError(422, "required", "/data/attributes");
        (await RefundAsync(api.SellerA, "seller", part, new { reason = "returned", method = "manual" }, Line(line, 4))).ShouldBeError(422, "out_of_range", Quantity);
        (await RefundAsync(api.SellerA, "seller", part, new { reason = "returned", method = "manual" }, Line(line, 0))).ShouldBeError(422, "out_of_range", Quantity);
        (await RefundAsync(api.SellerA, "seller", part, new { reason = "returned", method = "manual" }, Line(line, 1), Line(line, 1))).ShouldBeError(422, "not_unique", "/data/relationships/lines/data/1");
        (await RefundAsync(api.SellerA, "seller", part, new { reason = "returned", method = "manual" }, Line(stranger, 1))).ShouldBeError(404, "related_not_found", "/data/relationships/lines/data/0");
        (await RefundAsync(api.SellerA, "seller", part, new { reason = "returned", method = "manual", amount = usd }, Line(line, 1))).ShouldBeError(422, "invalid_value", "/data/attributes/amount");
        (await RefundAsync(api.SellerA, "seller", part, new { reason = "returned", method = "manual", parts = new[] { new { kind = "items", amount = usd } } }, Line(line, 1))).ShouldBeError(422, "invalid_value", "/data/attributes/parts");
        (await RefundAsync(api.SellerA, "seller", part, new { reason = "returned", method = "manual", parts = new[] { new { kind = "shipping", amount = usd } } }, Line(line, 1))).ShouldBeError(422, "invalid_value", "/data/attributes/parts");
        (await RefundAsync(api.SellerA, "seller", part, new { reason = "returned", method = "manual", amount = usd, restock = true })).ShouldBeError(422, "invalid_value", "/data/attributes/restock");
        (await RefundAsync(api.SellerB, "seller", part, new { reason = "returned", method = "manual", amount = usd })).ShouldBeError(404, "related_not_found", "/data/relationships/sellerOrder/data");
        (await RefundAsync(api.SellerA, "seller", part, new { reason = "goodwill", method = "manual", parts = new[] { new { kind = "goodwill", amount = usd } } }, Line(line, 1))).ShouldBe(201).Attributes["amount"]!["amount"]!.GetValue<string>().ShouldBe("20.01");
        (await RefundAsync(api.SellerA, "seller", part, new { reason = "damaged", method = "manual", amount = Documents.Money("2.50") }, Line(line, 1))).ShouldBe(201).Attributes["amount"]!["amount"]!.GetValue<string>().ShouldBe("2.50");
    }

    [Fact]
    public async Task A_parcel_that_comes_back_lets_its_seller_order_be_called_off()
    {
        var (guest, part, _, listing) = await OrderAsync(quantity: 2);
        var parcel = (await api.SellerA.Post("/api/v1/seller/fulfilments", Documents.Of("fulfilments", new { }, new { sellerOrder = Documents.To("sellerOrders", part) }))).ShouldBe(201).Id;
        foreach (var to in (string[])["inTransit", "failedDelivery", "returnedToSender"]) (await api.SellerA.Post($"/api/v1/seller/fulfilments/{parcel}/transitions", Documents.Of("transitions", new { to, reason = to == "failedDelivery" ? "nobody at home" : null }))).ShouldBe(201);
        (await guest.Post($"/api/v1/sellerOrders/{part}/transitions", Move("delivered"))).ShouldBeError(409, "invalid_state_transition", "/data/attributes/to");
        (await api.SellerA.Get($"/api/v1/seller/sellerOrders/{part}")).ShouldBe(200).Data["meta"]!["allowedTransitions"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("cancelled");
        var before = await AvailableAsync(listing);

        (await api.SellerA.Post($"/api/v1/seller/sellerOrders/{part}/transitions", Move("cancelled"))).ShouldBe(201);

        var seen = (await guest.Get($"/api/v1/sellerOrders/{part}?include=order")).ShouldBe(200);
        (seen.Attributes["status"]!.GetValue<string>(), seen.Attributes["paymentStatus"]!.GetValue<string>()).ShouldBe(("cancelled", "unpaid"));
        seen.Included("orders").ShouldHaveSingleItem()["attributes"]!["paidTotal"]!["amount"]!.GetValue<string>().ShouldBe("0.00");
        (await AvailableAsync(listing)).ShouldBe(before + 2);
    }

    private static object Line(string id, int? quantity) => quantity is null ? new { type = "orderLines", id } : new { type = "orderLines", id, meta = new { quantity } };

    private static object Move(string to) => Documents.Of("transitions", new { to, reason = "Because" });

    private static Task<Answered> RefundAsync(HttpClient who, string surface, string part, object attributes, params object[] lines) => who.Post(
        $"/api/v1/{surface}/refunds",
        Documents.Of("refunds", attributes, lines.Length == 0 ? new { sellerOrder = Documents.To("sellerOrders", part) } : new { sellerOrder = Documents.To("sellerOrders", part), lines = new { data = lines } }),
        ("Idempotency-Key", Guid.NewGuid().ToString()));

    private async Task<int> AvailableAsync(string listing) =>
        (await api.SellerA.Get($"/api/v1/seller/stockItems?filter[listing]={listing}")).ShouldBe(200).Items.ShouldHaveSingleItem()!["attributes"]!["available"]!.GetValue<int>();

    private async Task<(HttpClient Guest, string Part, string Line, string Listing)> DeliveredAsync(int quantity)
    {
        var sold = await OrderAsync(quantity);
        foreach (var to in (string[])["processing", "shipped", "delivered"]) (await api.SellerA.Post($"/api/v1/seller/sellerOrders/{sold.Part}/transitions", Move(to))).ShouldBe(201);
        return sold;
    }

    private async Task<(HttpClient Guest, string Part, string Line, string Listing)> OrderAsync(int quantity)
    {
        var sold = await api.Product(api.SellerA, "10.00", 5);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing, quantity)).ShouldBe(201);
        var checkout = (await guest.CheckOut(cart, $"{quantity}0.00")).ShouldBe(201);
        return (guest, checkout.Included("sellerOrders").Single()["id"]!.GetValue<string>(), checkout.Included("orderLines").Single()["id"]!.GetValue<string>(), sold.Listing);
    }
}
