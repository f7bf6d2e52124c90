using Marketplace.Testing;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.FunctionalTests.Edge;

/// <summary>Pages of other origins (JA-316).</summary>
public sealed class OriginTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Shop = "https://shop.example";

    [Fact]
    [Trait("Rule", "JA-316")]
    public async Task A_configured_origin_may_write_and_a_strange_one_may_not()
    {
        using var host = api.WithWebHostBuilder(builder => builder.UseSetting("Edge:AllowedOrigins:0", Shop));
        using var client = host.CreateClient();

        var preflight = await Preflight(client, Shop);
        preflight.GetValues("Access-Control-Allow-Origin").ShouldBe([Shop]);
        preflight.GetValues("Access-Control-Max-Age").ShouldBe(["7200"]);
        preflight.GetValues("Access-Control-Allow-Methods").ShouldHaveSingleItem().ShouldContain("PATCH");
        (await Preflight(client, "https://evil.example")).Contains("Access-Control-Allow-Origin").ShouldBeFalse();

        var answer = (await client.Get("/api/v1/categories", ("Origin", Shop))).Response.Headers;
        answer.GetValues("Access-Control-Expose-Headers").ShouldHaveSingleItem().ShouldContain("ETag");
        answer.Vary.ShouldContain("Origin");
    }

    [Fact]
    [Trait("Rule", "JA-316")]
    [Trait("Rule", "R-36")]
    public void Any_origin_with_credentials_does_not_start()
    {
        using var host = api.WithWebHostBuilder(builder => builder.UseSetting("Edge:AllowedOrigins:0", "*"));

        Should.Throw<OptionsValidationException>(() => host.CreateClient()).Message.ShouldContain("Edge:AllowedOrigins");
    }

    private static async Task<System.Net.Http.Headers.HttpResponseHeaders> Preflight(HttpClient client, string origin) =>
        (await client.Call(HttpMethod.Options, "/api/v1/categories", body: null, contentType: null,
            [("Origin", origin), ("Access-Control-Request-Method", "PATCH"), ("Access-Control-Request-Headers", "content-type,if-match")])).Response.Headers;
}
