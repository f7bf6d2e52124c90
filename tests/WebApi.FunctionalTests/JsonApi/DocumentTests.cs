using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>The document (api.md 2).</summary>
public sealed class DocumentTests(Shelf shelf) : IClassFixture<Shelf>
{
    [Theory]
    [Trait("Rule", "JA-020")]
    [Trait("Rule", "JA-021")]
    [Trait("Rule", "JA-022")]
    [Trait("Rule", "JA-023")]
    [Trait("Rule", "JA-024")]
    [Trait("Rule", "JA-025")]
    [InlineData("", 200)]
    [InlineData("/products", 200)]
    [InlineData("/products?include=variants.listings,tags,category.parent", 200)]
    [InlineData("/products?page[size]=1&displayFacets=category,seller", 200)]
    [InlineData("/products/{product}?include=listings.seller", 200)]
    [InlineData("/products/{product}/relationships/tags?include=tags", 200)]
    [InlineData("/products/{product}/category", 200)]
    [InlineData("/products/{product}/relationships/primaryImage", 200)]
    [InlineData("/products/{none}", 404)]
    [InlineData("/products?include=nothing", 400)]
    [InlineData("/products?include=variants&sort=nothing", 400)]
    [InlineData("/nothing", 404)]
    public async Task Every_document_has_the_members_of_a_document(string url, int status)
    {
        var answer = (await shelf.Get("/api/v1" + url)).ShouldBe(status);
        var bytes = await answer.Response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        bytes[0].ShouldBe((byte)'{'); // and so no byte order mark
        answer.ShouldBeWellFormed();
    }

    [Theory]
    [Trait("Rule", "JA-026")]
    [InlineData("/products", typeof(JsonArray))]
    [InlineData("/products?filter[id]={none}", typeof(JsonArray))]
    [InlineData("/products?filter[id]={product}", typeof(JsonArray))]
    [InlineData("/products/{product}", typeof(JsonObject))]
    [InlineData("/products/{product}/variants", typeof(JsonArray))]
    [InlineData("/products/{product}/images", typeof(JsonArray))]
    [InlineData("/products/{product}/relationships/images", typeof(JsonArray))]
    [InlineData("/products/{product}/category", typeof(JsonObject))]
    [InlineData("/products/{product}/primaryImage", null)]
    [InlineData("/products/{product}/relationships/primaryImage", null)]
    public async Task Primary_data_has_the_arity_of_its_url(string url, Type? kind)
    {
        var body = (await shelf.Get("/api/v1" + url)).ShouldBe(200).Body!.AsObject();

        body.ContainsKey("data").ShouldBeTrue();
        body["data"]?.GetType().ShouldBe(kind);
        if (kind is null) body["data"].ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "JA-027")]
    public async Task An_attribute_without_a_value_is_null_and_one_without_permission_is_absent()
    {
        var seen = (await shelf.Get("/api/v1/products/{product}")).Attributes.AsObject();

        seen.ContainsKey("brand").ShouldBeTrue();
        seen["brand"].ShouldBeNull();
        seen.ContainsKey("status").ShouldBeFalse();
        (await shelf.Api.SellerA.Get(shelf.Url("/api/v1/seller/products/{product}"))).Attributes["status"]!.GetValue<string>().ShouldBe("published");
    }

    [Theory]
    [Trait("Rule", "JA-028")]
    [InlineData("""{"@note":1,"extra":{},"ns:more":[],"meta":{"a":1},"jsonapi":{"version":"1.0"},"data":{"type":"tags","attributes":{"name":"NAME"}}}""")]
    [InlineData("""{"data":{"type":"tags","@note":1,"extra":2,"ns:more":3,"links":{},"meta":{},"attributes":{"name":"NAME"}}}""")]
    [InlineData("""{"data":{"type":"tags","attributes":{"name":"NAME","@note":1,"ns:more":2}}}""")]
    public async Task Structure_that_is_unknown_is_ignored(string body)
    {
        var name = Seeding.Unique("Word");

        (await shelf.Api.Admin.Post("/api/v1/admin/tags", body.Replace("NAME", name, StringComparison.Ordinal))).ShouldBe(201).Attributes["name"]!.GetValue<string>().ShouldBe(name);
    }

    [Fact]
    [Trait("Rule", "JA-028")]
    public async Task A_field_that_is_unknown_is_not() =>
        (await shelf.Api.Admin.Post("/api/v1/admin/tags", Documents.Of("tags", new { name = "Word", extra = 1 }))).ShouldBeError(422, "unknown_field", "/data/attributes/extra");
}
