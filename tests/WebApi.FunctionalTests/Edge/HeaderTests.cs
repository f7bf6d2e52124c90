using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Edge;

/// <summary>What every answer says beside its body (api.md 28, 29).</summary>
public sealed class HeaderTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Categories = "/api/v1/categories";

    [Theory]
    [Trait("Rule", "JA-314")]
    [InlineData("abc-123", true)]
    [InlineData("with space", false)]
    [InlineData("a_b", false)]
    [InlineData("", false)]
    public async Task A_valid_request_id_is_kept_and_another_replaced(string sent, bool kept)
    {
        var answer = await api.Anonymous.Get("/api/v1/nothing", ("X-Request-Id", sent));

        var id = answer.Response.Headers.GetValues("X-Request-Id").ShouldHaveSingleItem();
        (id == sent).ShouldBe(kept);
        answer.ShouldBeError(404, "not_found")["id"]!.GetValue<string>().ShouldBe(id); // JA-128
    }

    [Theory]
    [Trait("Rule", "JA-010")]
    [Trait("Rule", "JA-313")]
    [InlineData("/api/v1/categories", 200)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/api/v1/seller/shops", 401)]
    public async Task Every_answer_varies_by_accept_and_by_the_credential_where_there_is_one(string url, int status)
    {
        var anonymous = (await api.Anonymous.Get(url)).ShouldBe(status).Response.Headers.Vary;
        anonymous.ShouldContain("Accept");
        anonymous.ShouldNotContain("Authorization"); // JA-216

        (await api.SellerA.Get(url)).Response.Headers.Vary.ShouldContain("Authorization");
    }

    [Fact]
    [Trait("Rule", "JA-305")]
    [Trait("Rule", "JA-216")]
    public async Task An_answer_to_a_credential_is_private_and_a_public_one_is_not()
    {
        (await api.Anonymous.Get(Categories)).Response.Headers.CacheControl!.Public.ShouldBeTrue();

        var cache = (await api.BuyerA.Get(Categories)).Response.Headers.CacheControl!;
        cache.Private.ShouldBeTrue();
        cache.NoCache.ShouldBeTrue();
    }

    [Fact]
    [Trait("Rule", "JA-317")]
    public async Task Browsers_are_protected_and_the_server_is_not_named()
    {
        var headers = (await api.Anonymous.Get(Categories)).Response.Headers;

        headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("default-src 'none'");
        headers.Contains("Server").ShouldBeFalse();
        headers.Contains("X-Powered-By").ShouldBeFalse();
    }

    [Theory]
    [Trait("Rule", "JA-300")]
    [InlineData("Bearer unknown")]
    [InlineData("Bearer ")]
    [InlineData("Basic YTpi")]
    [InlineData("x")]
    public async Task A_bad_credential_is_refused_also_where_none_is_needed(string authorization)
    {
        var answer = await api.Anonymous.Get(Categories, ("Authorization", authorization));

        answer.ShouldBeError(401, "invalid_api_key", header: "Authorization");
        answer.Response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer error=\"invalid_token\"");
    }

    [Fact]
    [Trait("Rule", "JA-300")]
    public async Task Without_a_credential_one_is_asked_for()
    {
        var answer = await api.Anonymous.Get("/api/v1/seller/shops");

        answer.ShouldBeError(401, "unauthenticated");
        answer.Response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    [Trait("Rule", "JA-302")]
    [Trait("Rule", "JA-304")]
    public async Task A_credential_opens_its_own_surface_only()
    {
        var error = (await api.SellerA.Get("/api/v1/admin/products")).ShouldBeError(403, "insufficient_scope");

        error["meta"]!["requiredScope"].ShouldNotBeNull();
    }

    [Fact]
    [Trait("Rule", "JA-129")]
    public async Task A_bad_query_is_told_before_a_missing_right() =>
        (await api.SellerA.Get("/api/v1/admin/products?bogus=1")).ShouldBeError(400, "unknown_parameter", parameter: "bogus");
}
