using Marketplace.Testing;
using Marketplace.WebApi.JsonApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Marketplace.WebApi.FunctionalTests.Edge;

/// <summary>Addresses and methods, judged before anything else (api.md 11, 12, 29).</summary>
public sealed class RoutingTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Theory]
    [Trait("Rule", "JA-121")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/nothing")]
    [InlineData("/nothing")]
    public async Task An_unknown_address_is_an_error_document_also_without_credentials(string url) =>
        (await api.Anonymous.Get(url, ("Accept", "text/html"))).ShouldBeError(404, "not_found");

    [Fact]
    [Trait("Rule", "JA-129")]
    [Trait("Rule", "JA-312")]
    public async Task A_method_that_the_address_lacks_comes_before_media_type_and_credentials()
    {
        var answer = await api.Anonymous.Call(HttpMethod.Put, "/api/v1/seller/products", "{}", "text/plain", [("Accept", "text/html")]);

        answer.ShouldBeError(405, "method_not_allowed");
        answer.Response.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "POST"], ignoreOrder: true);
    }

    [Fact]
    [Trait("Rule", "JA-310")]
    public async Task Options_tells_the_methods()
    {
        var answer = await api.Anonymous.Call(HttpMethod.Options, "/api/v1/categories", body: null, contentType: null, []);

        answer.ShouldBe(204);
        answer.Response.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "OPTIONS"], ignoreOrder: true);
    }

    [Theory]
    [Trait("Rule", "JA-310")]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/categories")]
    public async Task Head_has_the_headers_of_get_and_no_body(string url)
    {
        var get = await api.Anonymous.Get(url);
        var head = await api.Anonymous.Call(HttpMethod.Head, url, body: null, contentType: null, []);

        head.ShouldBe(200);
        head.Body.ShouldBeNull();
        head.ETag.ShouldBe(get.ETag);
        head.Response.Content.Headers.ContentLength.ShouldBe(get.Response.Content.Headers.ContentLength);
        head.Response.Content.Headers.ContentType.ShouldBe(get.Response.Content.Headers.ContentType);
    }

    [Theory]
    [Trait("Rule", "JA-119")]
    [InlineData("/api/v1/categories/%c3%28")]
    [InlineData("/api/v1/categories?sort=%ff")]
    public async Task Broken_percent_encoding_is_a_malformed_url(string url) => (await api.Anonymous.Get(url)).ShouldBeError(400, "malformed_url");

    /// <summary>The client of the test host repairs such addresses before it sends them.</summary>
    [Theory]
    [Trait("Rule", "JA-119")]
    [InlineData("/api/v1/categories/%")]
    [InlineData("/api/v1/categories/%zz")]
    [InlineData("/api/v1/categories/%00")]
    public async Task What_the_server_leaves_undecoded_in_a_path_is_a_malformed_url(string target)
    {
        var context = new DefaultHttpContext();
        context.Features.Get<IHttpRequestFeature>()!.RawTarget = target;

        (await Should.ThrowAsync<ApiException>(() => new RequestLimits(_ => Task.CompletedTask).InvokeAsync(context))).Errors.ShouldHaveSingleItem().Code.ShouldBe("malformed_url");
    }

    [Theory]
    [Trait("Rule", "JA-119")]
    [InlineData("?sort=%")]
    [InlineData("?%zz=1")]
    [InlineData("?sort=%e2%82")]
    public void A_query_that_cannot_be_decoded_is_a_malformed_url(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);

        Should.Throw<ApiException>(() => RawQuery.Of(context)).Errors.ShouldHaveSingleItem().Code.ShouldBe("malformed_url");
    }

    [Fact]
    [Trait("Rule", "JA-119")]
    public async Task A_url_over_8_kB_is_too_long() => (await api.Anonymous.Get("/api/v1/categories?sort=" + new string('a', 8192))).ShouldBeError(414, "url_too_long");

    [Fact]
    [Trait("Rule", "JA-118")]
    public async Task A_parameter_is_given_once() =>
        (await api.Anonymous.Get("/api/v1/categories?page[size]=1&page%5Bsize%5D=2")).ShouldBeError(400, "duplicate_parameter", parameter: "page[size]");

    [Theory]
    [Trait("Rule", "JA-304")]
    [InlineData("/api/v1/ADMIN/products")]
    [InlineData("/API/V1/Seller/products")]
    public async Task A_surface_is_the_same_in_any_letters(string url)
    {
        (await api.Anonymous.Get(url)).ShouldBeError(401, "unauthenticated");
        (await api.BuyerA.Get(url)).ShouldBeError(403, "insufficient_scope");
    }
}
