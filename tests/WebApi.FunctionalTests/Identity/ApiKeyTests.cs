using Marketplace.Application.Identity;
using Marketplace.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>Keys for programs (ID-14, R-25).</summary>
public sealed class ApiKeyTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Keys = "/api/v1/seller/apiKeys";

    [Fact]
    public async Task A_secret_is_told_once_and_opens_what_its_scopes_say()
    {
        var made = (await api.SellerA.Post(Keys, Key("read:products"))).ShouldBe(201);
        var program = api.WithToken(Secret(made));

        (await program.Get("/api/v1/seller/products")).ShouldBe(200);
        (await program.Get("/api/v1/seller/sellerOrders")).ShouldBeError(403, "insufficient_scope");
        (await program.Get("/api/v1/admin/products")).ShouldBeError(403, "insufficient_scope");
        var read = (await api.SellerA.Get($"{Keys}/{made.Id}")).ShouldBe(200);
        read.Data["meta"]!["secret"].ShouldBeNull();
        Secret(made).ShouldStartWith(read.Text("prefix"));
        await WriteDownUsesAsync();
        (await api.SellerA.Get($"{Keys}/{made.Id}")).Attributes["lastUsedAt"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_key_never_makes_a_mightier_one()
    {
        var narrow = api.WithToken(Secret(await api.SellerA.Post(Keys, Key("write:apiKeys", "read:apiKeys", "read:products"))));

        (await narrow.Post(Keys, Key("read:products"))).ShouldBe(201);
        (await narrow.Post(Keys, Key("read:orders"))).ShouldBeError(403, "insufficient_scope", "/data/attributes/scopes");
        (await narrow.Post(Keys, Key("*"))).ShouldBeError(403, "insufficient_scope", "/data/attributes/scopes");
        (await api.SellerA.Post(Keys, Key("read:audit"))).ShouldBeError(422, "invalid_value", "/data/attributes/scopes");
    }

    [Fact]
    public async Task A_revoked_key_is_refused_with_the_next_request()
    {
        var made = (await api.SellerA.Post(Keys, Key("read:products"))).ShouldBe(201);
        var program = api.WithToken(Secret(made));
        (await program.Get("/api/v1/seller/products")).ShouldBe(200);

        (await api.SellerA.Post($"{Keys}/{made.Id}/transitions", Documents.Of("transitions", new { to = "revoked" }))).ShouldBe(201);

        (await program.Get("/api/v1/seller/products")).ShouldBeError(401, "invalid_api_key");
        (await api.SellerA.Get($"{Keys}/{made.Id}")).Text("status").ShouldBe("revoked");
    }

    [Fact]
    public async Task After_a_rotation_both_are_good_until_the_grace_ends()
    {
        var made = (await api.SellerA.Post(Keys, Key("read:products"))).ShouldBe(201);
        object Rotation(string gracePeriod) => Documents.Of("apiKeyRotations", new { gracePeriod }, new { apiKey = new { data = new { type = "apiKeys", id = made.Id } } });

        (await api.SellerA.Post("/api/v1/seller/apiKeyRotations", Rotation("P8D"))).ShouldBeError(422, "out_of_range", "/data/attributes/gracePeriod");
        var rotated = (await api.SellerA.Post("/api/v1/seller/apiKeyRotations", Rotation("PT1S"))).ShouldBe(201);
        var next = api.WithToken(Secret(rotated));

        (await next.Get("/api/v1/seller/products")).ShouldBe(200);
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        (await api.WithToken(Secret(made)).Get("/api/v1/seller/products")).ShouldBeError(401, "token_expired");
        (await next.Get("/api/v1/seller/products")).ShouldBe(200);
    }

    [Fact]
    public async Task A_key_for_other_networks_is_no_key_here()
    {
        var made = await api.SellerA.Post(Keys, Documents.Of("apiKeys", new { name = "Far", scopes = new[] { "read:products" }, allowedIps = new[] { "203.0.113.0/24" } }));

        (await api.WithToken(Secret(made)).Get("/api/v1/seller/products")).ShouldBeError(401, "invalid_api_key");
    }

    [Fact]
    public async Task Keys_of_another_seller_do_not_exist()
    {
        var foreign = (await api.SellerB.Post(Keys, Key("read:products"))).Id;

        (await api.SellerA.Get($"{Keys}/{foreign}")).ShouldBeError(404, "not_found");
        (await api.SellerA.Post($"{Keys}/{foreign}/transitions", Documents.Of("transitions", new { to = "revoked" }))).ShouldBeError(404, "not_found");
        (await api.Admin.Get($"/api/v1/admin/apiKeys/{foreign}")).ShouldBe(200);
    }

    [Fact]
    public async Task Staff_makes_no_keys()
    {
        var staff = await api.MemberAsync("staff");

        (await staff.Get("/api/v1/seller/sellerOrders")).ShouldBe(200);
        (await staff.Get(Keys)).ShouldBeError(403, "insufficient_scope");
        (await staff.Post(Keys, Key("read:orders"))).ShouldBeError(403, "insufficient_scope");
    }

    private async Task WriteDownUsesAsync()
    {
        await using var scope = api.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new WriteDownKeyUsesCommand());
    }

    private static object Key(params string[] scopes) => Documents.Of("apiKeys", new { name = "Program", scopes });

    private static string Secret(Answered made) => made.Data["meta"]!["secret"]!.GetValue<string>();
}
