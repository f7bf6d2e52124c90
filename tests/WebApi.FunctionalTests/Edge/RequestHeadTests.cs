using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Edge;

/// <summary>What the head of a request says, and what the roots tell (api.md 12, 29, 30).</summary>
public sealed class RequestHeadTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Categories = "/api/v1/categories";

    [Fact]
    [Trait("Rule", "JA-121")]
    public async Task Headers_have_at_most_32_kB_together() => (await api.Anonymous.Get(Categories, ("X-Long", new string('a', 33_000)))).ShouldBeError(431, "headers_too_large");

    [Fact]
    [Trait("Rule", "JA-128")]
    [Trait("Rule", "JA-314")]
    public async Task An_error_carries_the_id_of_its_request()
    {
        var answer = await api.Anonymous.Get(Categories + "?x=1", ("X-Request-Id", "mine"));

        answer.ShouldBeError(400, "unknown_parameter", parameter: "x")["id"]!.GetValue<string>().ShouldBe("mine");
    }

    [Fact]
    [Trait("Rule", "JA-314")]
    public async Task The_id_of_a_trace_is_the_id_of_its_requests()
    {
        var answer = await api.Anonymous.Get(Categories, ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

        answer.Response.Headers.GetValues("X-Request-Id").Single().ShouldBe("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    [Fact]
    [Trait("Rule", "JA-321")]
    public async Task The_root_tells_what_is_offered_and_knows_no_parameters()
    {
        var root = await api.Anonymous.Get("/api/v1", ("X-Forwarded-Prefix", "/elsewhere"));

        root.ShouldBe(200).Body!["links"]!["self"]!.GetValue<string>().ShouldBe("/api/v1"); // nobody's word but a configured proxy's counts
        root.Body!["meta"]!["extensions"]![0]!.GetValue<string>().ShouldBe("https://jsonapi.org/ext/atomic");
        (await api.Anonymous.Get("/api/v1?x=1")).ShouldBeError(400, "unknown_parameter", parameter: "x");
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task The_node_tells_its_health(string url) => (await api.Anonymous.Get(url)).ShouldBe(200);
}
