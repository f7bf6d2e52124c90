using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Links (api.md 4).</summary>
public sealed class LinkTests(Shelf shelf) : IClassFixture<Shelf>
{
    private const string Everything =
        "include=variants.listings,variants.defaultListing,listings.shop,listings.prices,defaultListing.seller,images,primaryImage,category.parent,seller,tags";

    private static readonly string[] TopLevel = ["self", "related", "describedby", "first", "prev", "next", "last"];

    [Theory]
    [Trait("Rule", "JA-040")]
    [Trait("Rule", "JA-041")]
    [Trait("Rule", "JA-042")]
    [Trait("Rule", "JA-043")]
    [Trait("Rule", "JA-045")]
    [Trait("Rule", "JA-046")]
    [Trait("Rule", "JA-047")]
    [InlineData("/api/v1/products/{product}?" + Everything)]
    [InlineData("/api/v1/products?page[size]=1&" + Everything)]
    [InlineData("/api/v1/products?page[size]=1&page[after]=")]
    [InlineData("/api/v1/variants?include=product,listings")]
    [InlineData("/api/v1/listings?include=variant,seller,prices")]
    [InlineData("/api/v1/categories/{category}?include=parent,children")]
    [InlineData("/api/v1/products/{product}/relationships/listings?page[size]=1&page[number]=2")]
    [InlineData("/api/v1/products/{product}/variants?page[size]=1")]
    [InlineData("/api/v1/products/{product}/transitions")]
    [InlineData("/api/v1")]
    public async Task Every_link_is_path_absolute_and_answers_the_same_caller(string url)
    {
        if (url.EndsWith('=')) url += await Cursor();
        var answer = (await shelf.Get(url)).ShouldBe(200);

        await ShouldAnswer(answer, shelf.Api.Anonymous, "/api/v1");
    }

    [Theory]
    [Trait("Rule", "JA-045")]
    [Trait("Rule", "JA-046")]
    [Trait("Rule", "JA-047")]
    [InlineData("seller", "?include=variants,listings.prices,tags,category,seller,images")]
    [InlineData("admin", "?include=variants,listings.seller,tags,category,seller,images")]
    [InlineData("seller", "/transitions")]
    [InlineData("admin", "/transitions")]
    public async Task Every_link_of_a_surface_stays_on_it(string surface, string rest)
    {
        var client = surface == "admin" ? shelf.Api.Admin : shelf.Api.SellerA;
        var answer = (await client.Get($"/api/v1/{surface}/products/{shelf.Product}{rest}")).ShouldBe(200);

        await ShouldAnswer(answer, client, $"/api/v1/{surface}");
    }

    [Theory]
    [Trait("Rule", "JA-044")]
    [InlineData("/api/v1/products")]
    [InlineData("/api/v1/products?filter[name][contains]=a%20b%25&page%5Bsize%5D=3&sort=-price")]
    [InlineData("/api/v1/products/{product}?include=variants&fields[variants]=name")]
    [InlineData("/api/v1/products/{product}/relationships/tags?page[size]=1")]
    public async Task The_own_link_repeats_the_request_and_reproduces_the_document(string url)
    {
        var answer = (await shelf.Get(url)).ShouldBe(200);

        answer.Link("self").ShouldBe(shelf.Url(url));
        JsonNode.DeepEquals((await shelf.Get(answer.Link("self")!)).Body, answer.Body).ShouldBeTrue();
    }

    [Theory]
    [Trait("Rule", "JA-047")]
    [InlineData("Host", "evil.example")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Prefix", "/evil")]
    [InlineData("Forwarded", "host=evil.example")]
    public async Task No_header_of_a_stranger_changes_a_byte(string name, string value)
    {
        var plain = await shelf.Get("/api/v1/products/{product}");

        (await shelf.Get("/api/v1/products/{product}", (name, value))).Body!.ToJsonString().ShouldBe(plain.Body!.ToJsonString());
    }

    [Fact]
    [Trait("Rule", "JA-047")]
    public async Task The_location_of_what_was_made_is_path_absolute() =>
        (await shelf.Api.Anonymous.Post("/api/v1/carts", Documents.Of("carts"))).ShouldBe(201).Response.Headers.Location!.OriginalString.ShouldStartWith("/api/v1/carts/");

    [Fact]
    [Trait("Rule", "JA-048")]
    public async Task The_related_link_stays_when_the_content_changes()
    {
        var sold = await shelf.Api.Product(shelf.Api.SellerB);
        async Task<string> Related() =>
            (await shelf.Get($"/api/v1/products/{sold.Product}/relationships/category")).ShouldBe(200).Link("related")!;
        var before = await Related();

        (await shelf.Api.SellerB.Patch($"/api/v1/seller/products/{sold.Product}/relationships/category", new { data = (object?)null })).ShouldBe(204);
        (await Related()).ShouldBe(before);
        (await shelf.Get(before)).ShouldBe(200).Body!["data"].ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "JA-049")]
    public async Task The_document_tells_where_it_is_described() => (await shelf.Get("/api/v1/products")).Link("describedby").ShouldBe("/api/v1/openapi.json");

    private static async Task ShouldAnswer(Answered answer, HttpClient client, string prefix)
    {
        (answer.Body!["links"]!.AsObject().Select(link => link.Key)).ShouldBeSubsetOf(TopLevel);
        foreach (var resource in answer.Primary().Concat(answer.AllIncluded()).Where(resource => resource["links"] is not null))
        {
            var self = $"{prefix}/{DocumentChecks.Key(resource)}";
            resource["links"]!["self"]!.GetValue<string>().ShouldBe(self);
            foreach (var (name, relationship) in resource["relationships"]?.AsObject() ?? [])
            {
                relationship!["links"]!["self"]!.GetValue<string>().ShouldBe($"{self}/relationships/{name}");
                relationship["links"]!["related"]!.GetValue<string>().ShouldBe($"{self}/{name}");
            }
        }

        foreach (var link in answer.Links())
        {
            link.ShouldStartWith(prefix);
            ((int)(await client.Get(link)).Status).ShouldBe(200, link);
        }
    }

    private async Task<string> Cursor() =>
        (await shelf.Get("/api/v1/products?page[size]=1", ("Accept", CursorTests.Accept))).Items[0]!["meta"]!["page"]!["cursor"]!.GetValue<string>();
}
