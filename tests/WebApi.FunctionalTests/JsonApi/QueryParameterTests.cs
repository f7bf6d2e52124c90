using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Query parameters (api.md 11).</summary>
public sealed class QueryParameterTests(Shelf shelf) : IClassFixture<Shelf>
{
    [Theory]
    [Trait("Rule", "JA-115")]
    [InlineData("/products?nothing=1", "nothing")]
    [InlineData("/products?Sort=name", "Sort")]
    [InlineData("/products?limit=5", "limit")]
    [InlineData("/products?", null)]
    [InlineData("/products?&&", null)]
    [InlineData("/products?=1", "")]
    [InlineData("/products?nothing", "nothing")]
    [InlineData("/products/{product}?filter[name]=x", "filter[name]")]
    [InlineData("/products/{product}?page[size]=1", "page[size]")]
    [InlineData("/products/{product}/category?page[size]=1", "page[size]")]
    [InlineData("/products/{product}/relationships/category?filter[name]=x", "filter[name]")]
    [InlineData("/categories?displayCurrency=EUR", "displayCurrency")]
    [InlineData("/products?displayFacets=nothing", "displayFacets")]
    public async Task A_parameter_that_the_url_does_not_know_is_refused_by_name(string url, string? parameter)
    {
        var answer = await shelf.Get("/api/v1" + url);

        if (parameter is null) answer.ShouldBe(200);
        else answer.ShouldBeError(400, "unknown_parameter", parameter: parameter);
    }

    [Fact]
    [Trait("Rule", "JA-115")]
    public async Task A_write_with_an_unknown_parameter_does_nothing()
    {
        var name = Seeding.Unique("Word");
        var tag = await shelf.Api.Tag();
        var url = $"/api/v1/admin/tags/{tag}";

        (await shelf.Api.Admin.Post("/api/v1/admin/tags?nothing=1", Documents.Of("tags", new { name }))).ShouldBeError(400, "unknown_parameter", parameter: "nothing");
        (await shelf.Api.Admin.Patch(url + "?sort=name", Documents.Of("tags", new { name }, id: tag))).Status.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await shelf.Api.Admin.Delete(url + "?nothing=1")).ShouldBeError(400, "unknown_parameter", parameter: "nothing");
        (await shelf.Get($"/api/v1/tags?filter[name]={name}")).ShouldBe(200).Items.ShouldBeEmpty();
        (await shelf.Api.Admin.Get(url)).ShouldBe(200);
    }

    [Theory]
    [Trait("Rule", "JA-116")]
    [InlineData("page[bogus]=1", "page[bogus]")]
    [InlineData("page[size=1", "page[size")]
    [InlineData("page]size[=1", "page]size[")]
    [InlineData("page=1", "page")]
    [InlineData("page[]=1", "page[]")]
    [InlineData("page[size][x]=1", "page[size][x]")]
    [InlineData("filter[_]=1", "filter[_]")]
    [InlineData("filter=1", "filter")]
    [InlineData("filter[]=1", "filter[]")]
    [InlineData("filter[name][eq][x]=1", "filter[name][eq][x]")]
    [InlineData("filter[name]x=1", "filter[name]x")]
    [InlineData("filter[[name]]=1", "filter[[name]]")]
    [InlineData("fields[]=name", "fields[]")]
    [InlineData("fields[products][x]=name", "fields[products][x]")]
    [InlineData("sort[name]=asc", "sort[name]")]
    [InlineData("include[]=variants", "include[]")]
    [InlineData("page[%20size]=1", "page[ size]")]
    public async Task A_malformed_member_of_a_family_is_refused(string query, string parameter)
    {
        var answer = (await shelf.Get("/api/v1/products?" + query)).ShouldBe(400);

        answer.Body!["errors"]![0]!["source"]!["parameter"]!.GetValue<string>().ShouldBe(parameter);
    }

    [Theory]
    [Trait("Rule", "JA-117")]
    [InlineData("page[size]=1&filter[price][gte]=1&fields[products]=name")]
    [InlineData("page%5Bsize%5D=1&filter%5Bprice%5D%5Bgte%5D=1&fields%5Bproducts%5D=name")]
    [InlineData("page%5bsize%5d=1&filter%5bprice][gte%5D=1&fields[products%5D=name")]
    public async Task Brackets_count_the_same_encoded(string query)
    {
        var answer = (await shelf.Get("/api/v1/products?" + query)).ShouldBe(200);

        answer.Body!["meta"]!["page"]!["size"]!.GetValue<int>().ShouldBe(1);
        answer.Items[0]!["attributes"]!.AsObject().Select(field => field.Key).ShouldBe(["name"]);
    }

    [Theory]
    [Trait("Rule", "JA-118")]
    [InlineData("sort=name&sort=name", "sort")]
    [InlineData("include=variants&include=tags", "include")]
    [InlineData("fields[products]=name&fields%5Bproducts%5D=price", "fields[products]")]
    [InlineData("filter[name]=a&filter[name]=b", "filter[name]")]
    [InlineData("page[size]=1&page[size]=1", "page[size]")]
    public async Task A_parameter_is_given_once(string query, string parameter) =>
        (await shelf.Get("/api/v1/products?" + query)).ShouldBeError(400, "duplicate_parameter", parameter: parameter);

    [Theory]
    [Trait("Rule", "JA-119")]
    [InlineData("filter[name]=%ff")]
    [InlineData("filter[name]=%c3%28")]
    [InlineData("filter[%ff]=x")]
    [InlineData("page[after]=%e2%82")]
    [InlineData("filter[q]=%ed%a0%80")]
    public async Task A_broken_encoding_is_refused(string query) => (await shelf.Get("/api/v1/products?" + query)).ShouldBeError(400, "malformed_url");

    [Fact]
    [Trait("Rule", "JA-119")]
    public async Task A_url_of_8_kB_is_the_longest()
    {
        var url = "/api/v1/products?filter[name]=";

        (await shelf.Get(url.PadRight(8000, 'a'))).ShouldBe(200);
        (await shelf.Get(url.PadRight(8193 + "http://localhost".Length, 'a'))).ShouldBeError(414, "url_too_long");
    }
}
