using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary><c>Idempotency-Key</c> (api.md 21).</summary>
public sealed class IdempotencyTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Categories = "/api/v1/admin/categories";
    private const string Header = "Idempotency-Key";

    [Fact]
    [Trait("Rule", "JA-220")]
    [Trait("Rule", "JA-222")]
    public async Task Forty_repeats_have_one_effect_and_one_answer()
    {
        var (key, name) = ($"\"{Guid.NewGuid()}\"", Seeding.Unique("Once"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => api.Admin.Post(Categories, Documents.Of("categories", new { name }), (Header, key))));

        answers.Select(answer => answer.ShouldBe(201).Body!.ToJsonString()).Distinct().Count().ShouldBe(1);
        answers.Count(answer => answer.Response.Headers.TryGetValues("Idempotency-Replayed", out var values) && values.Single() == "?1").ShouldBe(39);
        answers.Select(answer => (answer.Response.Headers.Location, answer.ETag)).Distinct().Count().ShouldBe(1);
        (await api.Admin.Get($"{Categories}?filter[name]={name}")).Items.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Rule", "JA-221")]
    [Trait("Rule", "JA-226")]
    public async Task A_key_stands_for_one_request_of_one_credential()
    {
        var key = Guid.NewGuid().ToString();
        (await api.SellerA.Post("/api/v1/seller/products", Documents.Of("products", new { name = "Mine" }), (Header, key))).ShouldBe(201);

        (await api.SellerA.Post("/api/v1/seller/products", Documents.Of("products", new { name = "Other" }), (Header, key))).ShouldBeError(422, "idempotency_key_reused", header: Header);
        (await api.SellerA.Post("/api/v1/seller/products?include=variants", Documents.Of("products", new { name = "Mine" }), (Header, key))).ShouldBeError(422, "idempotency_key_reused");
        (await api.SellerB.Post("/api/v1/seller/products", Documents.Of("products", new { name = "Theirs" }), (Header, key))).ShouldBe(201);
    }

    [Theory]
    [Trait("Rule", "JA-223")]
    [InlineData("\"\"")]
    [InlineData("with space")]
    [InlineData("\"tab\there\"")]
    [InlineData("'single'")]
    public async Task A_malformed_key_is_refused(string key) =>
        (await api.Admin.Post(Categories, Documents.Of("categories", new { name = "x" }), (Header, key))).ShouldBeError(400, "invalid_idempotency_key", header: Header);

    [Fact]
    [Trait("Rule", "R-04")]
    public async Task Forty_repeats_of_what_is_refused_have_one_answer()
    {
        var sold = await api.Product(stock: 1);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        var (other, otherCart) = await api.GuestCart();
        (await other.AddToCart(otherCart, sold.Listing)).ShouldBe(201);
        (await other.CheckOut(otherCart, "10.00")).ShouldBe(201);
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => guest.CheckOut(cart, "10.00", key: key)));

        foreach (var answer in answers) answer.ShouldBeError(409, "insufficient_stock");
        answers.Select(answer => answer.Body!["errors"]![0]!["id"]!.GetValue<string>()).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => !answer.Response.Headers.Contains("Idempotency-Replayed")).ShouldBe(1);
    }

    [Fact]
    [Trait("Rule", "JA-224")]
    public async Task A_refusal_is_kept_and_a_denial_is_not()
    {
        var key = Guid.NewGuid().ToString();
        (await api.Admin.Post(Categories, Documents.Of("categories", new { name = "" }), (Header, key))).ShouldBe(422);
        var again = (await api.Admin.Post(Categories, Documents.Of("categories", new { name = "" }), (Header, key))).ShouldBe(422);
        again.Response.Headers.GetValues("Idempotency-Replayed").Single().ShouldBe("?1");

        var denied = Guid.NewGuid().ToString();
        (await api.SellerA.Post(Categories, Documents.Of("categories", new { name = "x" }), (Header, denied))).ShouldBe(403);
        (await api.SellerA.Post(Categories, Documents.Of("categories", new { name = "x" }), (Header, denied))).Response.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "JA-225")]
    [Trait("Rule", "JA-190")]
    public async Task Deeds_that_move_money_or_stock_demand_a_key()
    {
        var sold = await api.Product(stock: 5);
        var (guest, cart) = await api.GuestCart();
        await guest.AddToCart(cart, sold.Listing);
        var body = Documents.Of(
            "checkouts",
            new { expectedTotal = Documents.Money("10.00"), email = "a@b.example", paymentMethod = "cashOnDelivery", shippingAddress = Seeding.Address, billingAddress = Seeding.Address },
            new { cart = Documents.To("carts", cart) });
        (await guest.Post("/api/v1/checkouts", body)).ShouldBeError(400, "idempotency_key_required", header: Header);

        var item = (await api.SellerA.Get($"/api/v1/seller/stockItems?filter[listing]={sold.Listing}")).Items[0]!["id"]!.GetValue<string>();
        var adjustment = Documents.Of("stockAdjustments", new { delta = 3, reason = "received" }, new { stockItem = Documents.To("stockItems", item) });
        (await api.SellerA.Post("/api/v1/seller/stockAdjustments", adjustment)).ShouldBeError(400, "idempotency_key_required");
        var batch = new { op = "add", data = new { type = "stockAdjustments", attributes = new { delta = 3, reason = "received" }, relationships = new { stockItem = Documents.To("stockItems", item) } } };
        (await api.SellerA.Operations("/api/v1/seller", batch)).ShouldBeError(400, "idempotency_key_required"); // nor in a batch
        var key = Guid.NewGuid().ToString();
        (await api.SellerA.Post("/api/v1/seller/stockAdjustments", adjustment, (Header, key))).ShouldBe(201);
        (await api.SellerA.Post("/api/v1/seller/stockAdjustments", adjustment, (Header, key))).ShouldBe(201);
        (await api.SellerA.Get($"/api/v1/seller/stockItems/{item}")).Attributes["onHand"]!.GetValue<int>().ShouldBe(8);
    }
}
