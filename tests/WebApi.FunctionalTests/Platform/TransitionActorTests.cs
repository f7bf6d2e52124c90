using System.Text.Json.Nodes;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Platform;

/// <summary>Who moved something is told to operators, and to those who may know that person.</summary>
public sealed class TransitionActorTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task Who_moved_a_seller_order_is_told_to_its_own_side_and_to_operators()
    {
        var buyer = await api.RegisteredAsync(Accounts.NewEmail());
        var me = (await buyer.Get("/api/v1/users/me")).ShouldBe(200).Id;
        var seller = await MoveAsync(buyer, api.SellerA, "/api/v1/seller/sellerOrders", "processing");
        (seller.Public, seller.Seller is not null, seller.Admin).ShouldBe((null, true, seller.Seller));
        (await api.Admin.Get($"/api/v1/admin/users/{seller.Admin}")).ShouldBe(200);

        (await MoveAsync(buyer, buyer, "/api/v1/sellerOrders", "cancelled")).ShouldBe((me, null, me));
        var admin = await MoveAsync(buyer, api.Admin, "/api/v1/admin/sellerOrders", "cancelled");
        (admin.Public, admin.Seller, admin.Admin is null).ShouldBe((null, null, false));
    }

    [Fact]
    public async Task A_guest_is_nobody()
    {
        var (guest, cart) = await api.GuestCart();
        var part = await OrderAsync(guest, cart);

        var first = (await api.Admin.Get($"/api/v1/admin/sellerOrders/{part}/transitions")).ShouldBe(200).Items[0]!;

        ((string?)first["attributes"]!["actorKind"], first["relationships"]!["actor"]!["data"] is null).ShouldBe(("buyer", true));
    }

    [Fact]
    public async Task Who_offers_anothers_product_does_not_learn_who_works_for_its_seller()
    {
        var sold = await api.Product(api.SellerA);
        await api.SellerB.Offer(sold.Variant, "11.00");
        var colleague = await api.MemberAsync("staff");

        var known = await ActorAsync(api.Admin, "/api/v1/admin");
        known.ShouldNotBeNull();
        (await ActorAsync(api.SellerA, "/api/v1/seller"), await ActorAsync(colleague, "/api/v1/seller"), await ActorAsync(api.SellerB, "/api/v1/seller")).ShouldBe((known, known, null));
        (await FirstMoveAsync(api.Anonymous, "/api/v1"))["relationships"]!["actor"].ShouldBeNull(); // nor is there one for strangers

        async Task<string?> ActorAsync(HttpClient reader, string surface) => (string?)(await FirstMoveAsync(reader, surface))["relationships"]!["actor"]!["data"]?["id"];
        async Task<JsonNode> FirstMoveAsync(HttpClient reader, string surface) => (await reader.Get($"{surface}/products/{sold.Product}/transitions")).ShouldBe(200).Items[0]!;
    }

    [Fact]
    [Trait("Rule", "JA-045")]
    [Trait("Rule", "JA-046")]
    [Trait("Rule", "JA-301")]
    public async Task What_a_move_leads_to_is_told_where_its_subject_is()
    {
        var buyer = await api.RegisteredAsync(Accounts.NewEmail());
        var part = await OrderAsync(buyer, (await buyer.Get("/api/v1/carts/current")).ShouldBe(200).Id);
        var move = (await buyer.Post($"/api/v1/sellerOrders/{part}/transitions", Documents.Of("transitions", new { to = "cancelled", reason = "Because" }))).ShouldBe(201).Id;

        foreach (var rest in (string[])["", "?fields[transitions]=to", "/actor", "/relationships/actor", "/subject", "/relationships/subject"])
        {
            (await buyer.Get($"/api/v1/transitions/{move}{rest}")).ShouldBe(200);
            (await api.BuyerB.Get($"/api/v1/transitions/{move}{rest}")).ShouldBeError(404, "not_found");
            (await api.SellerA.Get($"/api/v1/seller/transitions/{move}{rest}")).ShouldBe(200);
            (await api.SellerB.Get($"/api/v1/seller/transitions/{move}{rest}")).ShouldBeError(404, "not_found");
        }

        (await buyer.Get($"/api/v1/transitions/{move}/subject")).Id.ShouldBe(part);
        (await buyer.Get($"/api/v1/transitions/{move}/actor")).Id.ShouldBe((await buyer.Get("/api/v1/users/me")).Id);
        (await api.SellerA.Get($"/api/v1/seller/transitions/{move}/actor")).Body!["data"].ShouldBeNull();
        (await api.Anonymous.Get($"/api/v1/transitions/{move}")).ShouldBeError(404, "not_found");
    }

    private async Task<(string? Public, string? Seller, string? Admin)> MoveAsync(HttpClient buyer, HttpClient who, string collection, string to)
    {
        var part = await OrderAsync(buyer, (await buyer.Get("/api/v1/carts/current")).ShouldBe(200).Id);
        var move = (await who.Post($"{collection}/{part}/transitions", Documents.Of("transitions", new { to, reason = "Because" }))).ShouldBe(201).Id;
        return (await ActorAsync(buyer, "/api/v1"), await ActorAsync(api.SellerA, "/api/v1/seller"), await ActorAsync(api.Admin, "/api/v1/admin"));

        async Task<string?> ActorAsync(HttpClient reader, string surface) => (string?)(await reader.Get($"{surface}/transitions/{move}")).ShouldBe(200).Data["relationships"]!["actor"]!["data"]?["id"];
    }

    private async Task<string> OrderAsync(HttpClient buyer, string cart)
    {
        (await buyer.AddToCart(cart, (await api.Product(api.SellerA)).Listing)).ShouldBe(201);
        return (string)(await buyer.CheckOut(cart, "10.00")).ShouldBe(201).Included("sellerOrders").Single()["id"]!;
    }
}
