using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>How operators find payments, refunds, orders and carts; sellers their refunds.</summary>
public sealed class MoneyFilterTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Admin = "/api/v1/admin";

    [Fact]
    public async Task Payments_are_found_by_the_number_of_their_order_by_amount_and_by_when_they_were_captured()
    {
        var (paid, open) = (await BoughtAsync("11.00", isDelivered: true), await BoughtAsync("13.00"));
        var mine = $"filter[order]={paid.Order},{open.Order}&filter[currency]=USD";

        (await Ids($"{Admin}/payments?filter[order.number]={paid.Number}")).ShouldBe([paid.Payment]);
        (await Ids($"{Admin}/payments?filter[order.number]={paid.Number},{open.Number}&sort=amount")).ShouldBe([paid.Payment, open.Payment]);
        (await Ids($"{Admin}/payments?{mine}&filter[order.number][ne]={paid.Number}")).ShouldBe([open.Payment]);
        (await Ids($"{Admin}/payments?filter[order.number]=M-0")).ShouldBeEmpty();
        (await Ids($"{Admin}/payments?{mine}&filter[amount][gt]=11.00")).ShouldBe([open.Payment]);
        (await Ids($"{Admin}/payments?{mine}&filter[amount]=11.00")).ShouldBe([paid.Payment]);
        (await Ids($"{Admin}/payments?{mine}&filter[capturedAt][isNull]=true")).ShouldBe([open.Payment]);
        (await Ids($"{Admin}/payments?{mine}&filter[capturedAt][gte]=2020-01-01")).ShouldBe([paid.Payment]);
        (await Ids($"{Admin}/payments?{mine}&sort=-amount")).ShouldBe([open.Payment, paid.Payment]);
        (await Ids($"{Admin}/payments?{mine}&sort=-capturedAt")).ShouldBe([paid.Payment, open.Payment]); // what is null stands last
        (await api.Admin.Get($"{Admin}/payments?filter[amount][gt]=1")).ShouldBeError(400, "invalid_filter_value"); // of which currency?
        foreach (var filter in (string[])["filter[order.number]=1", "filter[amount]=1", "filter[capturedAt]=2026-01-31"]) (await paid.Guest.Get($"/api/v1/payments?{filter}")).ShouldBeError(400, "unknown_filter");
        foreach (var sort in (string[])["amount", "capturedAt"]) (await paid.Guest.Get($"/api/v1/payments?sort={sort}")).ShouldBeError(400, "unsupported_sort");
    }

    [Fact]
    public async Task Orders_are_found_by_how_they_were_tried_to_be_paid()
    {
        var (paid, open) = (await BoughtAsync("12.00", isDelivered: true), await BoughtAsync("14.00"));
        var mine = $"filter[id]={paid.Order},{open.Order}";

        (await Ids($"{Admin}/orders?{mine}&filter[payments.provider]=cashOnDelivery&sort=createdAt")).ShouldBe([paid.Order, open.Order]);
        (await Ids($"{Admin}/orders?{mine}&filter[payments.provider][ne]=cashOnDelivery")).ShouldBeEmpty();
        (await Ids($"{Admin}/orders?{mine}&filter[payments.provider]=stripe,paypal")).ShouldBeEmpty();
        (await Ids($"{Admin}/orders?{mine}&filter[payments.status]=captured,failed")).ShouldBe([paid.Order]);
        (await Ids($"{Admin}/orders?{mine}&filter[payments.status][nin]=captured,failed")).ShouldBe([open.Order]);
        (await api.Admin.Get($"{Admin}/orders?filter[payments.status]=taken")).ShouldBeError(400, "invalid_filter_value");
        (await paid.Guest.Get("/api/v1/orders?filter[payments.status]=captured")).ShouldBeError(400, "unknown_filter");
    }

    [Fact]
    public async Task An_order_brings_what_moved_its_money()
    {
        var method = (string)(await api.Admin.Get($"{Admin}/paymentMethods")).ShouldBe(200).Items.Single(item => (string)item!["attributes"]!["code"]! == "manual.transfer")!["id"]!;
        (await api.Admin.Patch($"{Admin}/paymentMethods/{method}", Documents.Of("paymentMethods", new { isActive = true }, id: method))).ShouldBe(200);
        var bought = await BoughtAsync("16.00", method: "manual.transfer");
        var capture = (await api.Admin.Post($"{Admin}/captures", Documents.Of("captures", new { }, new { payment = Documents.To("payments", bought.Payment) }), ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201);

        var seen = (await bought.Guest.Get($"/api/v1/orders/{bought.Order}?include=payments.transactions")).ShouldBe(200);

        ((string)seen.Included("payments").ShouldHaveSingleItem()["id"]!).ShouldBe(bought.Payment);
        seen.Included("paymentTransactions").ShouldHaveSingleItem()["attributes"]!["kind"]!.GetValue<string>().ShouldBe("capture");
        ((string)capture.Data["relationships"]!["transaction"]!["data"]!["id"]!).ShouldBe((string)seen.Included("paymentTransactions").Single()["id"]!);
    }

    [Fact]
    public async Task Refunds_are_found_by_seller_and_amount_and_ordered_by_them()
    {
        var sold = await BoughtAsync("20.00", isDelivered: true);
        var (small, large) = (await RefundAsync(sold.Part, "1.50"), await RefundAsync(sold.Part, "4.00"));
        (await api.Admin.Post($"{Admin}/refunds/{large}/transitions", Documents.Of("transitions", new { to = "approved" }), ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201);
        var mine = $"filter[sellerOrder]={sold.Part}&filter[currency]=USD";

        (await Ids($"{Admin}/refunds?{mine}&filter[sellerOrder.seller]={api.SellerAId.Value}&sort=amount")).ShouldBe([small, large]);
        (await Ids($"{Admin}/refunds?{mine}&filter[sellerOrder.seller]={api.SellerBId.Value}")).ShouldBeEmpty();
        (await Ids($"{Admin}/refunds?{mine}&filter[sellerOrder.seller][ne]={api.SellerBId.Value}&sort=-amount")).ShouldBe([large, small]);
        (await Ids($"{Admin}/refunds?{mine}&filter[amount][gte]=4.00")).ShouldBe([large]);
        (await Ids($"/api/v1/seller/refunds?{mine}&filter[amount][lt]=4.00", api.SellerA)).ShouldBe([small]);
        (await Ids($"/api/v1/seller/refunds?{mine}&sort=-amount", api.SellerA)).ShouldBe([large, small]);
        (await Ids($"/api/v1/refunds?{mine}&sort=succeededAt", sold.Guest)).ShouldBe([large, small]);
        (await api.SellerA.Get("/api/v1/seller/refunds?filter[sellerOrder.seller]=1")).ShouldBeError(400, "unknown_filter");
        (await sold.Guest.Get("/api/v1/refunds?filter[amount]=1")).ShouldBeError(400, "unknown_filter");
        (await sold.Guest.Get("/api/v1/refunds?sort=amount")).ShouldBeError(400, "unsupported_sort");
    }

    private async Task<string> RefundAsync(string part, string amount) => (await api.SellerA.Post(
        "/api/v1/seller/refunds",
        Documents.Of("refunds", new { reason = "goodwill", method = "manual", amount = Documents.Money(amount) }, new { sellerOrder = Documents.To("sellerOrders", part) }),
        ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201).Id;

    private async Task<Bought> BoughtAsync(string price, bool isDelivered = false, string method = "cashOnDelivery")
    {
        var sold = await api.Product(api.SellerA, price);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        var checkout = (await guest.CheckOut(cart, price, method: method)).ShouldBe(201);
        var part = (string)checkout.Included("sellerOrders").Single()["id"]!;
        foreach (var to in isDelivered ? (string[])["processing", "shipped", "delivered"] : []) (await api.SellerA.Post($"/api/v1/seller/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to }))).ShouldBe(201);
        var order = checkout.Included("orders").Single();
        return new(guest, (string)order["id"]!, (string)order["attributes"]!["number"]!, part, (string)checkout.Included("payments").Single()["id"]!);
    }

    private async Task<string[]> Ids(string url, HttpClient? who = null) => [.. (await (who ?? api.Admin).Get(url)).ShouldBe(200).Items.Select(item => (string)item!["id"]!)];

    private sealed record Bought(HttpClient Guest, string Order, string Number, string Part, string Payment);
}
