using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Media types (api.md 1).</summary>
public sealed class NegotiationTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Categories = "/api/v1/categories";

    [Theory]
    [Trait("Rule", "JA-005")]
    [Trait("Rule", "JA-007")]
    [Trait("Rule", "JA-009")]
    [InlineData("")]
    [InlineData("*/*")]
    [InlineData("application/*")]
    [InlineData("application/json")]
    [InlineData("*/*;q=0, application/json")]
    [InlineData("text/html, application/vnd.api+json;charset=\",\", */*;q=0, application/vnd.api+json")]
    [InlineData("APPLICATION/VND.API+JSON")]
    [InlineData("application/vnd.api+json;q=0.5, text/html")]
    [InlineData("application/vnd.api+json; profile=\"https://example.com/a,b;c\"")]
    [InlineData("application/vnd.api+json; charset=utf-8, application/vnd.api+json")]
    public async Task These_are_answered_as_json_api(string accept)
    {
        var answer = await api.Anonymous.Get(Categories, accept.Length == 0 ? [] : [("Accept", accept)]);

        answer.ShouldBe(200);
        answer.Response.Content.Headers.ContentType!.ToString().ShouldBe("application/vnd.api+json"); // JA-001, JA-002: no charset
    }

    [Theory]
    [Trait("Rule", "JA-006")]
    [Trait("Rule", "JA-008")]
    [InlineData("text/html")]
    [InlineData("application/vnd.api+json; charset=utf-8")]
    [InlineData("application/vnd.api+json; ext=\"https://example.com/none\"")]
    [InlineData("application/vnd.api+json;q=0")]
    [InlineData("application/vnd.api+json;q=0, */*")]
    [InlineData("application/vnd.api+json; charset=utf-8, */*")]
    [InlineData("application/*;q=0, */*")]
    [InlineData("application/vnd.api+json; ext=\"https://jsonapi.org/ext/atomic\"")]
    public async Task These_are_not_acceptable(string accept) =>
        (await api.Anonymous.Get(Categories, ("Accept", accept))).ShouldBeError(406, "not_acceptable", header: "Accept");

    [Theory]
    [Trait("Rule", "JA-004")]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("application/vnd.api+json; charset=utf-8")]
    [InlineData("application/vnd.api+json; ext=\"https://example.com/none\"")]
    [InlineData(null)]
    public async Task A_body_of_another_type_is_refused_before_credentials(string? contentType) =>
        (await api.Anonymous.Call(HttpMethod.Post, "/api/v1/admin/categories", "{}", contentType, [])).ShouldBeError(415, "unsupported_media_type", header: "Content-Type");

    [Fact]
    [Trait("Rule", "JA-201")]
    public async Task Operations_demand_their_extension() =>
        (await api.SellerA.Post("/api/v1/seller/operations", new { })).ShouldBeError(415, "extension_required", header: "Content-Type");

    [Fact]
    [Trait("Rule", "JA-010")]
    [Trait("Rule", "JA-313")]
    public async Task Answers_vary_by_accept() => (await api.Anonymous.Get(Categories)).Response.Headers.Vary.ShouldContain("Accept");

    [Fact]
    [Trait("Rule", "JA-096")]
    public async Task The_applied_profile_is_named()
    {
        var answer = await api.Anonymous.Get(Categories, ("Accept", "application/vnd.api+json; profile=\"https://jsonapi.org/profiles/ethanresnick/cursor-pagination/\""));

        answer.Response.Content.Headers.ContentType!.ToString().ShouldContain("profile=\"https://jsonapi.org/profiles/ethanresnick/cursor-pagination/\"");
        answer.Body!["links"]!.AsObject().ContainsKey("prev").ShouldBeTrue();
    }
}
