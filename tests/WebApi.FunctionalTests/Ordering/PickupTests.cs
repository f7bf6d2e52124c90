using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Marketplace.WebApi.FunctionalTests.Pricing;

namespace Marketplace.WebApi.FunctionalTests.Ordering;

/// <summary>How goods are picked up, as clients see it (ORD-10).</summary>
public sealed class PickupTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Verifications = "/api/v1/seller/pickupVerifications";

    [Fact]
    public async Task The_buyer_shows_the_code_and_the_seller_hands_over_the_goods()
    {
        var (guest, part) = await OrderAsync();
        (await guest.Get($"/api/v1/sellerOrders/{part}/pickupCode")).ShouldBe(200).Body!["data"].ShouldBeNull();
        (await MoveAsync(part, "shipped")).ShouldBeError(409, "invalid_state_transition");
        (await MoveAsync(part, "readyForPickup")).ShouldBe(201);

        var shown = (await guest.Get($"/api/v1/sellerOrders/{part}/pickupCode")).ShouldBe(200);
        var code = shown.Attributes["code"]!.GetValue<string>();
        code.ShouldMatch("^[0-9]{6}$");
        var expiresAt = shown.Attributes["expiresAt"]!.GetValue<DateTimeOffset>().ToUnixTimeSeconds();
        shown.Attributes["qrPayload"]!.GetValue<string>().ShouldStartWith($"pickup:{(await guest.Get($"/api/v1/sellerOrders/{part}")).Attributes["number"]}:{code}:{expiresAt}:");
        shown.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await guest.Get($"/api/v1/sellerOrders/{part}?include=pickupCode")).ShouldBe(200).Response.Headers.CacheControl!.NoStore.ShouldBeTrue();

        var wrong = (await VerifyAsync(part, code == "000000" ? "000001" : "000000")).ShouldBeError(422, "invalid_value", "/data/attributes/code");
        wrong["meta"]!["triesLeft"]!.GetValue<int>().ShouldBe(4);
        (await guest.Get($"/api/v1/sellerOrders/{part}/pickupCode")).ShouldBe(200).Attributes["triesLeft"]!.GetValue<int>().ShouldBe(4);
        var verified = (await VerifyAsync(part, code)).ShouldBe(201);
        verified.Attributes["verifiedAt"].ShouldNotBeNull();
        verified.Attributes["code"].ShouldBeNull();

        (await guest.Get($"/api/v1/sellerOrders/{part}")).Attributes["status"]!.GetValue<string>().ShouldBe("delivered");
        (await guest.Get($"/api/v1/sellerOrders/{part}/pickupCode")).ShouldBe(200).Body!["data"].ShouldBeNull();
        (await api.SellerA.Get($"{Verifications}?filter[sellerOrder]={part}")).ShouldBe(200).Items.ShouldHaveSingleItem();
        (await api.SellerB.Get($"{Verifications}?filter[sellerOrder]={part}")).ShouldBe(200).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_buyer_shows_is_known_for_ours_without_a_connection_and_good_as_the_code()
    {
        var (guest, part) = await OrderAsync();
        var (other, stranger) = await OrderAsync();
        foreach (var one in (string[])[part, stranger]) (await MoveAsync(one, "readyForPickup")).ShouldBe(201);
        var (shown, foreign) = (await ShownAsync(guest, part), await ShownAsync(other, stranger));
        var end = shown.LastIndexOf(':');
        var forged = $"{shown[..end]}0{shown[end..]}";

        var keys = (await api.Anonymous.Get("/.well-known/jwks.json")).ShouldBe(200);
        keys.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/jwk-set+json");
        var key = keys.Body!["keys"]!.AsArray().ShouldHaveSingleItem()!;
        using var point = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Base64Url.DecodeFromChars((string)key["x"]!), Y = Base64Url.DecodeFromChars((string)key["y"]!) } });
        bool IsOurs(string text, string signature) => point.VerifyData(Encoding.UTF8.GetBytes(text), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256);
        IsOurs(shown[..end], shown[(end + 1)..]).ShouldBeTrue();
        IsOurs(forged[..forged.LastIndexOf(':')], shown[(end + 1)..]).ShouldBeFalse();
        key["d"].ShouldBeNull();

        foreach (var wrong in (string[])[forged, foreign, shown[..end], "pickup:", $"{shown[..end]}:AAAA", $"{shown[..end]}:?"]) (await VerifyAsync(part, wrong)).ShouldBeError(422, "invalid_value", "/data/attributes/code");
        ((int)(await MoveAsync(part, "readyForPickup")).Status).ShouldBeOneOf(200, 201); // five wrong ones have spent it
        (await VerifyAsync(part, await ShownAsync(guest, part))).ShouldBe(201);
        (await VerifyAsync(stranger, foreign)).ShouldBe(201);
    }

    private static async Task<string> ShownAsync(HttpClient guest, string part) => (string)(await guest.Get($"/api/v1/sellerOrders/{part}/pickupCode")).ShouldBe(200).Attributes["qrPayload"]!;

    [Fact]
    public async Task Nobody_but_the_buyer_sees_the_code()
    {
        var (_, part) = await OrderAsync();
        (await MoveAsync(part, "readyForPickup")).ShouldBe(201);

        (await api.BuyerA.Get($"/api/v1/pickupCodes?filter[sellerOrder]={part}")).ShouldBe(200).Items.ShouldBeEmpty();
        (await api.BuyerA.Get($"/api/v1/sellerOrders/{part}/pickupCode")).ShouldBeError(404, "not_found");
        (await api.SellerA.Get($"/api/v1/seller/sellerOrders/{part}/pickupCode")).ShouldBeError(404, "not_found");
        (await api.SellerA.Get("/api/v1/seller/pickupCodes")).ShouldBeError(404, "not_found");
        (await api.Admin.Get("/api/v1/admin/pickupCodes")).ShouldBeError(404, "not_found");
    }

    [Fact]
    public async Task The_buyer_hears_by_mail_where_it_is_and_not_the_code()
    {
        var email = Accounts.NewEmail();
        var (guest, part) = await OrderAsync(email);

        (await MoveAsync(part, "readyForPickup")).ShouldBe(201);

        var number = (await guest.Get($"/api/v1/sellerOrders/{part}")).Text("orderNumber");
        var mail = await api.Mailbox.FindAsync(email, $"Your order {number} is ready to be picked up");
        var shop = (await api.SellerA.Get($"/api/v1/seller/shops/{api.ShopAId.Value}")).ShouldBe(200);
        mail.Text.ShouldContain($"Where: {shop.Text("name")}, {(string)shop.Attributes["address"]!["line1"]!}");
        mail.Text.ShouldContain("Bring the code");
        mail.Text.ShouldNotContain((string)(await guest.Get($"/api/v1/sellerOrders/{part}/pickupCode")).ShouldBe(200).Attributes["code"]!);
    }

    [Fact]
    public async Task An_admin_hands_over_without_the_code_and_says_why()
    {
        var (_, part) = await OrderAsync();
        (await MoveAsync(part, "readyForPickup")).ShouldBe(201);
        (await MoveAsync(part, "delivered")).ShouldBeError(409, "invalid_state_transition");

        (await api.Admin.Post($"/api/v1/admin/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to = "delivered" }))).ShouldBeError(422, "required");
        (await api.Admin.Post($"/api/v1/admin/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to = "delivered", reason = "Her telephone was broken." }))).ShouldBe(201);
    }

    private Task<Answered> MoveAsync(string part, string to) => api.SellerA.Post($"/api/v1/seller/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to }));

    private Task<Answered> VerifyAsync(string part, string code) =>
        api.SellerA.Post(Verifications, Documents.Of("pickupVerifications", new { code }, new { sellerOrder = Documents.To("sellerOrders", part) }));

    /// <summary>By a guest, from a seller whose goods are only picked up there.</summary>
    private async Task<(HttpClient Guest, string Part)> OrderAsync(string email = "buyer@example.com")
    {
        var method = (await api.SellerA.Post("/api/v1/seller/shippingMethods", Documents.Of("shippingMethods", new { name = "At the door", kind = "pickup" }))).ShouldBe(201).Id;
        var zone = (await api.SellerA.Post("/api/v1/seller/shippingZones", Documents.Of("shippingZones", new { name = Seeding.Unique("Zone"), countries = new[] { "NO" } }))).ShouldBe(201).Id;
        (await api.SellerA.Post("/api/v1/seller/shippingRates", Seeding.Rate(method, zone, "0.00", basis: "flat", minimum: null, maximum: null))).ShouldBe(201);
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, (await api.Product(api.SellerA, "10.00")).Listing)).ShouldBe(201);
        var part = (await guest.CheckOut(cart, "10.00", email: email, address: Prices.AddressIn("NO"))).ShouldBe(201).Included("sellerOrders").Single()["id"]!.GetValue<string>();
        return (guest, part);
    }
}
