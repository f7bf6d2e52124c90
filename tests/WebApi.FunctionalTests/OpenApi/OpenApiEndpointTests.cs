using System.Text.Json.Nodes;
using Marketplace.Testing;
using Marketplace.Testing.Schemas;
using Marketplace.WebApi.JsonApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.OpenApi;

public sealed class OpenApiEndpointTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_can_read_the_description_and_ask_whether_it_changed()
    {
        var first = (await api.Anonymous.Get("/api/v1/openapi.json", ("Accept", "application/json"))).ShouldBe(200);

        first.Response.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        JsonNode.DeepEquals(first.Body, Contract.Document).ShouldBeTrue();
        (await api.Anonymous.Get("/api/v1/openapi.json", ("If-None-Match", first.ETag!))).ShouldBe(304);
    }

    [Fact]
    [Trait("Rule", "JA-320")]
    public void Every_route_of_the_contract_is_described_and_nothing_else()
    {
        var routes = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<JsonApiEndpointMetadata>() is not null || endpoint.RoutePattern.RawText!.EndsWith("openapi.json", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Where(method => method != "HEAD").Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"));

        var described = Contract.Document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Where(member => member.Key != "parameters").Select(member => $"{member.Key.ToUpperInvariant()} {path.Key}"));

        described.ShouldBe(routes, ignoreOrder: true);
    }

    [Fact]
    public async Task The_viewer_runs_on_its_own_files_under_a_strict_policy()
    {
        var response = await api.Anonymous.GetAsync(new Uri("/docs/index.html", UriKind.Relative), Ct);
        var page = await response.Content.ReadAsStringAsync(Ct);

        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("default-src 'none'");
        page.ShouldNotContain("<script>");
        page.ShouldNotContain("://");
        foreach (var file in (string[])["index.js", "index.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "swagger-ui.css"])
        {
            (await api.Anonymous.GetAsync(new Uri($"/docs/{file}", UriKind.Relative), Ct)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, file);
        }
    }

    [Fact]
    public async Task The_short_address_leads_to_the_viewer()
    {
        var response = await api.Anonymous.GetAsync(new Uri("/docs", UriKind.Relative), Ct);

        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        response.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/docs/index.html");
    }
}
