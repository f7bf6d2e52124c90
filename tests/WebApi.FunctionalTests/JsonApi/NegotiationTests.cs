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

    [Theory]
    [Trait("Rule", "JA-001")]
    [Trait("Rule", "JA-002")]
    [InlineData("/api/v1/categories", 200)]
    [InlineData("/api/v1/categories/0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000", 404)]
    [InlineData("/api/v1/categories?bogus=1", 400)]
    [InlineData("/api/v1/seller/shops", 401)]
    [InlineData("/api/nothing", 404)]
    public async Task Every_body_is_json_api_without_a_parameter(string url, int status) =>
        (await api.Anonymous.Get(url)).ShouldBe(status).Response.Content.Headers.ContentType!.ToString().ShouldBe("application/vnd.api+json");

    [Fact]
    [Trait("Rule", "JA-011")]
    public async Task The_refusal_of_a_media_type_states_the_accepted_one()
    {
        (await api.Anonymous.Get(Categories, ("Accept", "text/html"))).ShouldBeError(406, "not_acceptable", header: "Accept")["detail"]!.GetValue<string>().ShouldContain("application/vnd.api+json");
        (await api.Anonymous.Call(HttpMethod.Post, "/api/v1/carts", "{}", "text/plain", [])).ShouldBeError(415, "unsupported_media_type", header: "Content-Type")["detail"]!
            .GetValue<string>().ShouldContain("application/vnd.api+json");
    }

    [Fact]
    [Trait("Rule", "JA-012")]
    public async Task The_atomic_extension_is_known_on_operations_only()
    {
        (await api.Admin.Call(HttpMethod.Post, "/api/v1/admin/categories", "{}", JsonApiClient.Atomic, [])).ShouldBeError(415, "unsupported_media_type", header: "Content-Type");
        (await api.Admin.Get(Categories, ("Accept", JsonApiClient.Atomic))).ShouldBeError(406, "not_acceptable", header: "Accept");
        (await api.Admin.Get(Categories, ("Accept", JsonApiClient.Atomic + ", application/vnd.api+json"))).ShouldBe(200);
        (await api.Admin.Call(HttpMethod.Post, "/api/v1/admin/operations", """{"atomic:operations":[]}""", JsonApiClient.Atomic, [("Accept", JsonApiClient.Atomic)])).ShouldBeError(400, "invalid_operation");
    }

    [Fact]
    [Trait("Rule", "JA-013")]
    [Trait("Rule", "JA-009")]
    public async Task What_was_applied_is_named_and_what_was_not_is_not()
    {
        var add = new { op = "add", data = new { type = "tags", attributes = new { name = Seeding.Unique("tag") } } };
        (await api.Admin.Operations("/api/v1/admin", add)).ShouldBe(200).Response.Content.Headers.ContentType!.ToString().ShouldBe(JsonApiClient.Atomic);

        var profiles = $"application/vnd.api+json; profile=\"https://example.com/none {CursorTests.Profile}\"";
        (await api.Anonymous.Get(Categories, ("Accept", profiles))).ShouldBe(200).Response.Content.Headers.ContentType!.ToString().ShouldBe(CursorTests.Accept);
    }
}
