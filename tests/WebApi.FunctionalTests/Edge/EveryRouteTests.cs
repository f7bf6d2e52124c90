using System.Text.RegularExpressions;
using Marketplace.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Edge;

/// <summary>What holds at every address that the program has, taken from the program itself.</summary>
public sealed partial class EveryRouteTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Id = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000";

    private static readonly string[] AllMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    [Fact]
    [Trait("Rule", "JA-310")]
    [Trait("Rule", "JA-311")]
    public async Task Head_is_answered_wherever_get_is()
    {
        await api.Product();
        var gets = Routes().Where(route => route.Value.Contains("GET")).ToList();
        gets.Count.ShouldBeGreaterThan(200);
        foreach (var (path, methods) in gets)
        {
            methods.ShouldContain("HEAD", path);
            var url = path.Replace("{id}", await IdFor(path), StringComparison.Ordinal);
            var client = ClientFor(path);
            var get = await client.Call(HttpMethod.Get, url, body: null, contentType: null, []);
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(url, UriKind.Relative));
            using var head = await client.SendAsync(request, TestContext.Current.CancellationToken);

            head.StatusCode.ShouldBe(get.Status, path);
            (await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty(path);
            head.Content.Headers.ContentType.ShouldBe(get.Response.Content.Headers.ContentType, path);
            head.Headers.ETag.ShouldBe(get.Response.Headers.ETag, path);
        }
    }

    [Fact]
    [Trait("Rule", "JA-168")]
    [Trait("Rule", "JA-312")]
    public async Task A_method_that_an_address_lacks_is_405_and_names_those_it_has()
    {
        foreach (var (path, methods) in Routes())
        {
            foreach (var method in AllMethods.Except(methods))
            {
                var answer = await api.Anonymous.Call(new HttpMethod(method), path.Replace("{id}", Id, StringComparison.Ordinal), body: null, contentType: null, []);

                ((int)answer.Status).ShouldBe(405, $"{method} {path}");
                answer.Response.Content.Headers.Allow.ShouldBe(methods, ignoreOrder: true, $"{method} {path}");
                if (method != "HEAD") answer.ShouldBeError(405, "method_not_allowed");
            }
        }
    }

    [Fact]
    [Trait("Rule", "JA-310")]
    public async Task Options_names_the_methods_of_every_address()
    {
        foreach (var (path, methods) in Routes())
        {
            var answer = await api.Anonymous.Call(HttpMethod.Options, path.Replace("{id}", Id, StringComparison.Ordinal), body: null, contentType: null, []);

            ((int)answer.Status).ShouldBe(204, path);
            answer.Response.Content.Headers.Allow.ShouldBe([.. methods, "OPTIONS"], ignoreOrder: true, path);
        }
    }

    [Fact]
    [Trait("Rule", "JA-001")]
    [Trait("Rule", "JA-002")]
    [Trait("Rule", "JA-024")]
    public async Task Every_address_answers_in_json_api_whatever_it_answers()
    {
        foreach (var path in Routes().Keys)
        {
            var mine = ClientFor(path);
            foreach (var (client, query) in new[] { (api.Anonymous, ""), (mine, ""), (api.BuyerA, ""), (mine, "?bogus=1") })
            {
                var answer = await client.Call(HttpMethod.Get, path.Replace("{id}", Id, StringComparison.Ordinal) + query, body: null, contentType: null, []);

                var type = answer.Response.Content.Headers.ContentType!;
                type.MediaType.ShouldBe("application/vnd.api+json", path);
                type.Parameters.ShouldAllBe(parameter => parameter.Name == "profile"); // of cursors, where a feed is only walked so
                answer.Body!["jsonapi"]!["version"]!.GetValue<string>().ShouldBe("1.1", path);
            }
        }
    }

    [Fact]
    [Trait("Rule", "JA-032")]
    [Trait("Rule", "JA-185")]
    public void Addresses_are_made_of_types_ids_and_relationships_and_of_no_verbs()
    {
        var odd = Routes().Keys.Where(path => !Shape().IsMatch(path));

        odd.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "JA-186")]
    public void Deeds_are_made_and_read_and_never_changed()
    {
        var deeds = Routes().Where(route => Deed().IsMatch(route.Key)).ToList();

        deeds.Count(route => route.Value.Contains("POST")).ShouldBeGreaterThan(2);
        deeds.ShouldAllBe(route => !route.Value.Contains("PATCH") && !route.Value.Contains("DELETE"));
    }

    /// <summary>The addresses of the API that speak JSON:API, each with all its methods.</summary>
    private SortedDictionary<string, string[]> Routes() => new(
        api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<WebApi.JsonApi.JsonApiEndpointMetadata>() is not null)
            .GroupBy(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .ToDictionary(group => group.Key, group => group.SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods).Distinct().ToArray()),
        StringComparer.Ordinal);

    /// <summary>One that exists where one is easily made, so that not every answer is a 404.</summary>
    private async Task<string> IdFor(string path)
    {
        if (!path.Contains("{id}", StringComparison.Ordinal)) return Id;
        var collection = path[..path.IndexOf("/{id}", StringComparison.Ordinal)];
        var found = collection.EndsWith("/transitions", StringComparison.Ordinal) ? null : await ClientFor(path).Call(HttpMethod.Get, collection, body: null, contentType: null, []);
        return found?.Body?["data"] is System.Text.Json.Nodes.JsonArray { Count: > 0 } some ? some[0]!["id"]!.GetValue<string>() : Id;
    }

    private HttpClient ClientFor(string path) =>
        path.StartsWith("/api/v1/seller/", StringComparison.Ordinal) ? api.SellerA : path.StartsWith("/api/v1/admin", StringComparison.Ordinal) ? api.Admin : api.BuyerA;

    [GeneratedRegex("^/api/v1(/seller|/admin)?(/[a-z][A-Za-z]*s(/[{]id[}](/relationships)?(/[a-z][A-Za-z]*)?)?)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();

    [GeneratedRegex("/(checkouts|stockAdjustments|payments|imports)(/|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Deed();
}
