using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Cursors, the profile (api.md 9).</summary>
public sealed class CursorTests(ManyTags many, Shelf shelf) : IClassFixture<ManyTags>, IClassFixture<Shelf>
{
    public const string Profile = "https://jsonapi.org/profiles/ethanresnick/cursor-pagination/";
    public const string Accept = "application/vnd.api+json; profile=\"" + Profile + "\"";

    private const string Tags = "/api/v1/tags";

    [Fact]
    [Trait("Rule", "JA-090")]
    [Trait("Rule", "JA-096")]
    [Trait("Rule", "JA-098")]
    public async Task Cursor_mode_begins_with_the_profile_or_a_cursor()
    {
        var first = (await many.Get(Tags + "?page[size]=10", ("Accept", Accept))).ShouldBe(200);
        var cursor = first.Items[4]!["meta"]!["page"]!["cursor"]!.GetValue<string>();
        var after = (await many.Get($"{Tags}?page[after]={cursor}")).ShouldBe(200);

        foreach (var answer in new[] { first, after })
        {
            answer.Response.Content.Headers.ContentType!.ToString().ShouldContain(Profile);
            answer.Body!["links"]!.AsObject().Select(link => link.Key).ShouldBe(["self", "describedby", "prev", "next"], ignoreOrder: true);
            answer.Items.ShouldAllBe(item => item!["meta"]!["page"]!["cursor"]!.GetValue<string>().Length > 0);
        }

        first.Link("prev").ShouldBeNull();
        after.Link("next").ShouldBeNull();
        after.Items.Count.ShouldBe(20);
        (await many.Get(Tags)).Items.ShouldAllBe(item => item!["meta"]!["page"] == null);
    }

    [Theory]
    [Trait("Rule", "JA-091")]
    [InlineData("after", 10, 4, 11)]
    [InlineData("before", 10, 4, 6)]
    [InlineData("before", 3, 20, 0)]
    [InlineData("after", 20, 20, 21)]
    [InlineData("before", 0, 5, 0)]
    [InlineData("after", 24, 5, 25)]
    public async Task A_page_begins_right_after_or_ends_right_before_its_cursor(string side, int at, int size, int from)
    {
        var all = (await many.Get(Tags + "?page[size]=100", ("Accept", Accept))).ShouldBe(200);
        var page = (await many.Get($"{Tags}?page[size]={size}&page[{side}]={all.Items[at]!["meta"]!["page"]!["cursor"]}")).ShouldBe(200);

        var end = side == "before" ? at : Math.Min(25, from + size);
        page.Ids().ShouldBe(all.Ids()[from..end]);
        (page.Link("prev") is null).ShouldBe(from == 0 || end == from);
        (page.Link("next") is null).ShouldBe(end == 25 || end == from);
    }

    [Theory]
    [Trait("Rule", "JA-092")]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("%00")]
    [InlineData("bm90IGEgY3Vyc29y")]
    [InlineData("AAAAAAAAWyJhIiwiYiJd")]
    [InlineData("' OR 1=1--")]
    public async Task A_damaged_cursor_is_refused(string cursor) =>
        (await many.Get($"{Tags}?page[after]={cursor}")).ShouldBeError(400, "invalid_cursor", parameter: "page[after]");

    [Theory]
    [Trait("Rule", "JA-092")]
    [InlineData("/api/v1/tags?sort=-name")]
    [InlineData("/api/v1/tags?filter[name][contains]=word")]
    [InlineData("/api/v1/categories?sort=name")]
    [InlineData("/api/v1/admin/tags?sort=name")]
    public async Task A_cursor_of_another_order_filter_or_collection_is_refused(string url)
    {
        var cursor = (await many.Get(Tags, ("Accept", Accept))).Items[3]!["meta"]!["page"]!["cursor"]!.GetValue<string>();
        cursor.ShouldMatch("^[A-Za-z0-9_-]+$");

        (await many.Api.Admin.Get($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page[before]={cursor}")).ShouldBeError(400, "invalid_cursor", parameter: "page[before]");
    }

    [Theory]
    [Trait("Rule", "JA-093")]
    [InlineData("0", "invalid_page")]
    [InlineData("x", "invalid_page")]
    [InlineData("101", "page_size_too_large")]
    public async Task A_wrong_size_is_refused_as_the_profile_says(string size, string code)
    {
        var error = (await many.Get($"{Tags}?page[size]={size}", ("Accept", Accept))).ShouldBeError(400, code, parameter: "page[size]");
        if (code != "page_size_too_large") return;

        error["meta"]!["page"]!["maxSize"]!.GetValue<int>().ShouldBe(100);
        TypeOf(error).ShouldBe(Profile + "max-size-exceeded");
    }

    [Fact]
    [Trait("Rule", "JA-094")]
    public async Task A_range_is_not_supported() =>
        TypeOf((await many.Get(Tags + "?page[after]=a&page[before]=b")).ShouldBeError(400, "range_pagination_not_supported")).ShouldBe(Profile + "range-pagination-not-supported");

    [Theory]
    [Trait("Rule", "JA-095")]
    [InlineData("/api/v1/products?sort=name&filter[category]=", "next")]
    [InlineData("/api/v1/products?sort=-price,name&filter[category]=", "next")]
    [InlineData("/api/v1/products?filter[category]=", "next")]
    [InlineData("/api/v1/seller/products?sort=stock,name&filter[category]=", "next")]
    [InlineData("/api/v1/seller/products?sort=-price&filter[category]=", "next")]
    [InlineData("/api/v1/seller/products?sort=popularity&filter[category]=", "next")]
    public async Task A_walk_neither_repeats_nor_skips_while_rows_come_and_go(string url, string link)
    {
        var category = await shelf.Api.Category();
        var there = new List<string>();
        for (var i = 0; i < 6; i++) there.Add((await shelf.Api.Product(name: $"Item {i}", price: $"{10 + (i % 3)}.00", category: category)).Product);
        var seen = new List<string>();
        for (var next = $"{url}{category}&page[size]=2"; next is not null;)
        {
            var page = (await shelf.Api.SellerA.Get(next, ("Accept", Accept))).ShouldBe(200);
            seen.AddRange(page.Ids());
            next = page.Link(link);
            var passing = await shelf.Api.Product(name: $"Item {seen.Count}a", price: $"{9 + seen.Count}.00", category: category);
            if (seen.Count % 4 == 0) (await shelf.Api.SellerA.Post($"/api/v1/seller/products/{passing.Product}/transitions", Documents.Of("transitions", new { to = "archived" }))).ShouldBe(201);
            seen.Count.ShouldBeLessThan(60);
            if (seen.Count > 20) break; // those that are newly made and sorted behind are walked to as well
        }

        seen.ShouldBeUnique();
        there.Except(seen).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "JA-092")]
    [Trait("Rule", "JA-095")]
    public async Task A_cursor_survives_its_row()
    {
        foreach (var name in (string[])["Kept 1", "Lost 2", "Kept 3"]) await shelf.Api.Category(name: name);
        const string sorted = "/api/v1/categories?sort=name&filter[name][in]=Kept 1,Lost 2,Kept 3";
        var all = (await shelf.Get(sorted, ("Accept", Accept))).ShouldBe(200);
        all.Names().ShouldBe(["Kept 1", "Kept 3", "Lost 2"]);
        (await shelf.Api.Admin.Delete($"/api/v1/admin/categories/{all.Ids()[1]}")).ShouldBe(204);

        (await shelf.Get($"{sorted}&page[after]={all.Items[1]!["meta"]!["page"]!["cursor"]}")).ShouldBe(200).Names().ShouldBe(["Lost 2"]);
        (await shelf.Get($"{sorted}&page[before]={all.Items[1]!["meta"]!["page"]!["cursor"]}")).ShouldBe(200).Names().ShouldBe(["Kept 1"]);
    }

    [Theory]
    [Trait("Rule", "JA-097")]
    [InlineData("/api/v1/products?filter[q]=linen")]
    [InlineData("/api/v1/products?sort=relevance")]
    public async Task An_order_by_relevance_has_no_cursors(string url) =>
        TypeOf((await shelf.Get(url, ("Accept", Accept))).ShouldBeError(400, "unsupported_sort", parameter: "sort")).ShouldBe(Profile + "unsupported-sort");

    [Fact]
    [Trait("Rule", "JA-097")]
    public async Task A_number_beside_a_cursor_is_refused() => (await many.Get(Tags + "?page[number]=1&page[after]=a")).ShouldBeError(400, "mixed_pagination");

    private static string TypeOf(System.Text.Json.Nodes.JsonNode error) => error["links"]!["type"] is System.Text.Json.Nodes.JsonArray several ? several[0]!.GetValue<string>() : error["links"]!["type"]!.GetValue<string>();
}
