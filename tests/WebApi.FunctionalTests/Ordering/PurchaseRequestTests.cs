using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Customers;
using Marketplace.WebApi.FunctionalTests.Identity;
using static Marketplace.WebApi.FunctionalTests.Ordering.Inquiries;

namespace Marketplace.WebApi.FunctionalTests.Ordering;

/// <summary>Buyers ask for what is sold on request only, as clients of the API see it (ORD-08).</summary>
public sealed class PurchaseRequestTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task An_approved_request_is_an_order_to_be_paid_within_a_day()
    {
        var (email, sold) = (Accounts.NewEmail(), await api.OnRequest());
        var buyer = await api.VerifiedAsync(email);
        var asked = (await buyer.Post(Requests, For(sold, quantity: 2))).ShouldBe(201);
        (asked.Text("status"), asked.Attributes["unitPrice"]!["amount"]!.GetValue<string>()).ShouldBe(("pending", "10.00"));

        (await api.Admin.MoveRequest("admin/", asked.Id, "approved")).ShouldBe(201);
        (await api.SellerA.MoveRequest("seller/", asked.Id, "approved")).ShouldBe(200); // told again

        var read = (await buyer.Get($"{Requests}/{asked.Id}?include=order,listing.product")).ShouldBe(200);
        read.Text("status").ShouldBe("converted");
        var order = read.Included("orders").ShouldHaveSingleItem();
        (order["attributes"]!["status"]!.GetValue<string>(), order["attributes"]!["grandTotal"]!["amount"]!.GetValue<string>()).ShouldBe(("pendingPayment", "20.00"));
        order["attributes"]!["paymentDueAt"]!.GetValue<DateTimeOffset>().ShouldBe(DateTimeOffset.UtcNow.AddHours(24), TimeSpan.FromMinutes(5));
        var id = order["id"]!.GetValue<string>();
        (await buyer.Get($"/api/v1/orders/{id}?include=purchaseRequest")).ShouldBe(200).Included("purchaseRequests").ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe(asked.Id);
        (await buyer.Post("/api/v1/payments", Documents.Of("payments", new { paymentMethod = "cashOnDelivery" }, new { order = Documents.To("orders", id) }), ("Idempotency-Key", Guid.NewGuid().ToString()))).ShouldBe(201);
        (await buyer.Get($"/api/v1/orders/{id}")).Text("status").ShouldBe("placed");

        (await api.Mailbox.FindAsync(email, $"Your request for {sold.Name} was approved")).Text.ShouldContain((string)order["attributes"]!["number"]!);
        var lines = (await api.Admin.Get($"/api/v1/admin/auditEntries?filter[resourceId]={asked.Id}")).ShouldBe(200).Items;
        lines.Select(line => line!["attributes"]!["action"]!.GetValue<string>()).ShouldContain("purchaseRequest.approved");
    }

    [Fact]
    public async Task A_rejection_needs_a_reason_that_the_buyer_is_told()
    {
        var (email, sold) = (Accounts.NewEmail(), await api.OnRequest());
        var buyer = await api.VerifiedAsync(email);
        var asked = (await buyer.Post(Requests, For(sold))).ShouldBe(201).Id;

        (await api.SellerA.MoveRequest("seller/", asked, "rejected")).ShouldBeError(422, "required", "/data/attributes/reason");
        (await api.SellerA.MoveRequest("seller/", asked, "rejected", "Promised to somebody else")).ShouldBe(201);

        (await buyer.Get($"{Requests}/{asked}")).Text("statusReason").ShouldBe("Promised to somebody else");
        (await api.Admin.MoveRequest("admin/", asked, "approved")).ShouldBeError(409, "invalid_state_transition", "/data/attributes/to");
        (await api.Mailbox.LastAsync(email, count: 2)).Text.ShouldContain("Promised to somebody else");
        (await buyer.Post(Requests, For(sold))).ShouldBe(201);
    }

    [Fact]
    public async Task Of_many_of_one_buyer_for_one_listing_at_once_one_is_pending()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.OnRequest());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => buyer.Post(Requests, For(sold))));

        var made = answers.Single(answer => (int)answer.Status == 201);
        foreach (var answer in answers.Where(answer => answer != made)) answer.ShouldBeError(409, "already_exists");
        (await buyer.MoveRequest("", made.Id, "withdrawn")).ShouldBe(201);
        (await buyer.Post(Requests, For(sold))).ShouldBe(201);
    }

    [Fact]
    public async Task What_is_sold_on_request_goes_into_no_cart_and_what_is_not_is_not_asked_for()
    {
        var (buyer, sold, everyday) = (await BuyerAsync(), await api.OnRequest(), await api.Product(api.SellerA));
        var (guest, cart) = await api.GuestCart();

        (await guest.AddToCart(cart, sold.Listing)).ShouldBeError(422, "invalid_value", "/data/relationships/listing/data");
        (await buyer.Post(Requests, For(everyday))).ShouldBeError(422, "invalid_value", "/data/relationships/listing/data");
        (await buyer.Post(Requests, For(sold, quantity: 0))).ShouldBeError(422, "out_of_range", "/data/attributes/quantity");
        (await buyer.Post(Requests, Documents.Of("purchaseRequests", new { quantity = 1 }, new { listing = Documents.To("listings", sold.Listing) }))).ShouldBeError(422, "required", "/data/attributes");
        (await guest.Post(Requests, For(sold))).ShouldBeError(403, "insufficient_scope");
    }

    [Fact]
    public async Task Requests_of_others_do_not_exist_and_nobody_moves_them()
    {
        var sold = await api.OnRequest();
        var asked = (await (await BuyerAsync()).Post(Requests, For(sold))).ShouldBe(201).Id;
        var stranger = await BuyerAsync();

        (await stranger.Get($"{Requests}/{asked}")).ShouldBeError(404, "not_found");
        (await stranger.MoveRequest("", asked, "withdrawn")).ShouldBeError(404, "not_found");
        (await api.SellerB.Get($"/api/v1/seller/purchaseRequests/{asked}")).ShouldBeError(404, "not_found");
        (await api.SellerB.MoveRequest("seller/", asked, "approved")).ShouldBeError(404, "not_found");
    }

    [Fact]
    public async Task A_cart_that_held_it_before_cannot_be_checked_out_any_more()
    {
        var sold = await api.Product(api.SellerA);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        await api.OnRequest(sold);

        (await guest.CheckOut(cart, "10.00")).ShouldBeError(409, "cart_changed");
    }

    [Fact]
    public async Task What_was_written_is_exported_and_forgotten_with_its_person()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.OnRequest());
        var asked = (await buyer.Post(Requests, For(sold, message: "For my uncle Ugo"))).ShouldBe(201).Id;
        (await api.ExportAsync(buyer)).ShouldContain("For my uncle Ugo");

        var request = PrivacyRequests.Of(await buyer.Post("/api/v1/privacyRequests", Documents.Of("privacyRequests", new { kind = "erasure" })));
        (await api.Admin.Post($"/api/v1/admin/privacyRequests/{request}/transitions", Documents.Of("transitions", new { to = "completed" }))).ShouldBe(201);

        var left = (await api.Admin.Get($"/api/v1/admin/purchaseRequests/{asked}")).ShouldBe(200);
        (left.Attributes["message"], left.Text("status"), left.Attributes["shippingAddress"]!["country"]!.GetValue<string>()).ShouldBe((null, "withdrawn", "MU"));
        left.Attributes["shippingAddress"]!.ToJsonString().ShouldNotContain("Quay");
    }

    private Task<HttpClient> BuyerAsync() => api.RegisteredAsync(Accounts.NewEmail());
}
