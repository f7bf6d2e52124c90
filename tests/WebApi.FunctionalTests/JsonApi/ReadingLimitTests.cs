using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Where a reading would become too dear, with limits so small that twenty-five tags are many (api.md 6 and 8).</summary>
public sealed class ReadingLimitTests(ManyTags many, Shelf shelf) : IClassFixture<ManyTags>, IClassFixture<Shelf>
{
    private const string Tags = "/api/v1/tags";

    [Theory]
    [Trait("Rule", "JA-083")]
    [InlineData("")]
    [InlineData("&sort=-name")]
    public async Task A_collection_too_large_to_count_tells_its_best_guess_and_no_last_page(string query)
    {
        var answer = await Get(many.Api, Tags + "?page[size]=10&page[number]=2" + query, ("CountedRows", 20));

        answer.Items.Count.ShouldBe(10);
        answer.Body!["meta"]!.ToJsonString().ShouldBe("""{"page":{"number":2,"size":10,"estimatedTotal":{"bestGuess":20}}}""");
        answer.Body!["links"]!.AsObject().ContainsKey("last").ShouldBeFalse();
        answer.Link("next").ShouldBe($"{Tags}?page[size]=10{query}&page[number]=3");
        (await Get(many.Api, answer.Link("next")!, ("CountedRows", 20))).Items.Count.ShouldBe(5);
    }

    [Fact]
    [Trait("Rule", "JA-083")]
    public async Task A_collection_that_is_just_countable_is_counted() =>
        (await Get(many.Api, Tags, ("CountedRows", 25))).Body!["meta"]!["page"]!["total"]!.GetValue<int>().ShouldBe(25);

    [Fact]
    [Trait("Rule", "JA-083")]
    public async Task What_the_search_finds_is_estimated_alike()
    {
        for (var i = 0; i < 3; i++) await shelf.Api.Product();

        var answer = await Get(shelf.Api, "/api/v1/products?page[size]=1", ("CountedRows", 2));

        answer.Body!["meta"]!["page"]!["estimatedTotal"]!["bestGuess"]!.GetValue<int>().ShouldBe(2);
        answer.Body!["links"]!.AsObject().ContainsKey("last").ShouldBeFalse();
    }

    [Theory]
    [Trait("Rule", "JA-088")]
    [InlineData(2, 200)]
    [InlineData(3, 400)]
    [InlineData(5, 400)]
    [InlineData(6, 200)] // past the end (JA-085)
    public async Task Page_numbers_end_and_their_refusal_points_to_cursors(int number, int status)
    {
        using var host = Host(many.Api, ("NumberedRows", 10));
        using var client = host.CreateClient();
        var answer = (await client.Get($"{Tags}?page[size]=5&page[number]={number}")).ShouldBe(status);

        if (status == 400) answer.ShouldBeError(400, "page_out_of_range", parameter: "page[number]")["detail"]!.GetValue<string>().ShouldContain("page[after]");
        else if (number == 6) answer.Link("prev").ShouldBe($"{Tags}?page[size]=5&page[number]=2"); // the last page that answers
    }

    [Fact]
    [Trait("Rule", "JA-046")]
    [Trait("Rule", "JA-082")]
    [Trait("Rule", "JA-088")]
    public async Task A_walk_goes_on_by_cursor_where_page_numbers_end()
    {
        using var host = Host(many.Api, ("NumberedRows", 10), ("CountedRows", 20));
        using var client = host.CreateClient();
        var seen = new List<string>();
        for (string? next = Tags + "?page[size]=5&sort=-name"; next is not null && seen.Count < 100;)
        {
            var page = (await client.Get(next)).ShouldBe(200);
            seen.AddRange(page.Ids());
            next = page.Link("next");
        }

        seen.ShouldBe(many.Ids.Reverse());
    }

    [Theory]
    [Trait("Rule", "JA-061")]
    [Trait("Rule", "JA-068")]
    [Trait("Rule", "JA-069")]
    [InlineData("/api/v1/products?include=variants,listings,tags,seller,category", 3)]
    [InlineData("/api/v1/products?include=variants.listings,listings.seller", 4)]
    [InlineData("/api/v1/products/{product}?include=tags,variants,listings", 1)]
    [InlineData("/api/v1/variants?include=listings.seller,product.seller", 4)]
    [InlineData("/api/v1/sellers?include=shops", 1)]
    [InlineData("/api/v1/seller/products?include=tags,category,listings.seller", 2)]
    public async Task A_document_includes_so_many_and_says_what_it_left_out(string url, int limit)
    {
        var whole = (await shelf.Api.SellerA.Get(shelf.Url(url))).ShouldBe(200);
        var answer = await Get(shelf.Api, shelf.Url(url), ("IncludedResources", limit));

        whole.AllIncluded().Count().ShouldBeGreaterThan(limit);
        answer.AllIncluded().Count().ShouldBeLessThanOrEqualTo(limit);
        answer.ShouldBeFullyLinked();
        answer.Ids().ShouldBe(whole.Ids());
        foreach (var (shown, all) in answer.Primary().Zip(whole.Primary()))
        {
            foreach (var (name, relationship) in all["relationships"]!.AsObject())
            {
                if (relationship!["data"] is not System.Text.Json.Nodes.JsonArray { Count: > 0 } members)
                {
                    shown["relationships"]![name]!.ToJsonString().ShouldBe(relationship.ToJsonString()); // a to-one keeps its linkage
                    continue;
                }

                var left = shown["relationships"]![name]!;
                if ((left["data"]?.AsArray().Count ?? 0) == members.Count) continue;
                left["meta"]!["page"]!["total"]!.GetValue<int>().ShouldBe(members.Count);
                var rest = (await shelf.Api.SellerA.Get(left["links"]!["next"]!.GetValue<string>())).ShouldBe(200);
                (left["data"]?.AsArray() ?? []).Select(member => member!["id"]!.GetValue<string>()).Intersect(rest.Ids()).ShouldBeEmpty();
                rest.Items.ShouldNotBeEmpty();
            }
        }
    }

    private static async Task<Answered> Get(MarketplaceApi api, string url, params (string Name, int Value)[] limits)
    {
        using var host = Host(api, limits);
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Authorization = api.SellerA.DefaultRequestHeaders.Authorization;
        return (await client.Get(url)).ShouldBe(200);
    }

    private static Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> Host(MarketplaceApi api, params (string Name, int Value)[] limits) => api.WithWebHostBuilder(builder =>
    {
        foreach (var (name, value) in limits) builder.UseSetting($"Reading:{name}", value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    });
}
