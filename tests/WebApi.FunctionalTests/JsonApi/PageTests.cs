using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Page numbers (api.md 8).</summary>
public sealed class PageTests(ManyTags many) : IClassFixture<ManyTags>
{
    private const string Tags = "/api/v1/tags";

    [Theory]
    [Trait("Rule", "JA-080")]
    [Trait("Rule", "JA-083")]
    [InlineData("", 1, 20, 20)]
    [InlineData("?page[size]=100", 1, 100, 25)]
    [InlineData("?page[size]=1", 1, 1, 1)]
    [InlineData("?page[number]=2", 2, 20, 5)]
    [InlineData("?page[number]=3&page[size]=10", 3, 10, 5)]
    [InlineData("?page[number]=0000000002", 2, 20, 5)]
    public async Task A_page_tells_its_number_its_size_and_the_total(string query, int number, int size, int count)
    {
        var answer = (await many.Get(Tags + query)).ShouldBe(200);

        answer.Items.Count.ShouldBe(count);
        answer.Body!["meta"]!.ToJsonString().ShouldBe($$"""{"page":{"number":{{number}},"size":{{size}},"total":25},"total":25}""");
    }

    [Fact]
    [Trait("Rule", "JA-080")]
    public async Task Only_collections_have_page_links() =>
        (await many.Get($"{Tags}/{many.Ids[0]}")).Body!["links"]!.AsObject().Select(link => link.Key).ShouldBe(["self", "describedby"]);

    [Theory]
    [InlineData("/api/v1/admin/trialBalances")] // reckoned, and cut in memory
    [InlineData("/api/v1/admin/paymentMethods")]
    [InlineData("/api/v1/admin/tags")]
    public async Task A_page_far_behind_the_last_is_empty(string collection)
    {
        foreach (var number in (string[])["2147483648", "9223372036854775807", new string('9', 40)]) (await many.Api.Admin.Get($"{collection}?page[number]={number}")).ShouldBe(200).Items.ShouldBeEmpty();
    }

    [Theory]
    [Trait("Rule", "JA-081")]
    [InlineData(1, null, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(3, 2, null)]
    public async Task All_four_links_stand_on_every_page(int page, int? previous, int? next)
    {
        var answer = await many.Get($"{Tags}?page[size]=10&page[number]={page}");
        static string? At(int? number) => number is null ? null : $"/api/v1/tags?page[size]=10&page[number]={number}";

        answer.Body!["links"]!.AsObject().Select(link => link.Key).ShouldBe(["self", "describedby", "first", "prev", "next", "last"], ignoreOrder: true);
        (answer.Link("first"), answer.Link("prev"), answer.Link("next"), answer.Link("last")).ShouldBe((At(1), At(previous), At(next), At(3)));
    }

    [Theory]
    [Trait("Rule", "JA-082")]
    [InlineData("?page[size]=7")]
    [InlineData("?page[size]=25&sort=-name")]
    [InlineData("?page[size]=4&sort=productCount")]
    [InlineData("?page[size]=6&sort=-productCount,name")]
    public async Task A_walk_visits_everything_once_and_back_again(string query)
    {
        var (forwards, last) = await Walk(Tags + query, "next");
        var (backwards, _) = await Walk(last, "prev");

        forwards.SelectMany(page => page).ShouldBeUnique();
        forwards.SelectMany(page => page).ShouldBe(many.Ids, ignoreOrder: true);
        backwards.Reverse<string[]>().SelectMany(page => page).ShouldBe(forwards.SelectMany(page => page));
    }

    [Theory]
    [Trait("Rule", "JA-084")]
    [InlineData("filter[name][contains]=word%20&sort=-name&fields[tags]=name&page[size]=5")]
    [InlineData("filter%5Bname%5D%5Bcontains%5D=word+&page%5Bsize%5D=5")]
    [InlineData("page[size]=5&include=")]
    public async Task Page_links_keep_every_other_parameter_as_it_was_written(string query)
    {
        var answer = (await many.Get($"{Tags}?{query}&page[number]=2")).ShouldBe(200);

        foreach (var (name, number) in new[] { ("first", 1), ("prev", 1), ("next", 3), ("last", 5) }) answer.Link(name).ShouldBe($"{Tags}?{query}&page[number]={number}");
    }

    [Theory]
    [Trait("Rule", "JA-085")]
    [Trait("Rule", "JA-088")]
    [InlineData("4")]
    [InlineData("1001")]
    [InlineData("2147483648")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999999999999999999999")]
    public async Task A_page_past_the_end_is_empty_and_leads_back(string number)
    {
        var answer = (await many.Get($"{Tags}?page[size]=10&page[number]={number}")).ShouldBe(200);

        answer.Items.ShouldBeEmpty();
        answer.Link("next").ShouldBeNull();
        answer.Link("prev").ShouldBe($"{Tags}?page[size]=10&page[number]=3");
        answer.Link("last").ShouldBe(answer.Link("prev"));
    }

    [Theory]
    [Trait("Rule", "JA-086")]
    [InlineData("page[number]", "0")]
    [InlineData("page[number]", "-1")]
    [InlineData("page[number]", "x")]
    [InlineData("page[number]", "1.5")]
    [InlineData("page[number]", "")]
    [InlineData("page[number]", "%201")]
    [InlineData("page[number]", "%2B1")]
    [InlineData("page[number]", "%D9%A3")]
    [InlineData("page[size]", "0")]
    [InlineData("page[size]", "-1")]
    [InlineData("page[size]", "ten")]
    [InlineData("page[size]", "1e1")]
    [InlineData("page[size]", "0x10")]
    public async Task What_is_no_whole_number_from_one_is_refused(string parameter, string value) =>
        (await many.Get($"{Tags}?{parameter}={value}")).ShouldBeError(400, "invalid_page", parameter: parameter);

    [Theory]
    [Trait("Rule", "JA-087")]
    [InlineData("101")]
    [InlineData("99999999999999999999999")]
    public async Task A_page_that_is_too_large_names_the_maximum(string size) =>
        (await many.Get($"{Tags}?page[size]={size}")).ShouldBeError(400, "page_size_too_large", parameter: "page[size]")["meta"]!["page"]!["maxSize"]!.GetValue<int>().ShouldBe(100);

    private async Task<(List<string[]> Pages, string Last)> Walk(string? url, string link)
    {
        var pages = new List<string[]>();
        var last = "";
        while (url is not null && pages.Count < 100)
        {
            var page = (await many.Get(last = url)).ShouldBe(200);
            pages.Add(page.Ids());
            url = page.Link(link);
        }

        return (pages, last);
    }
}

/// <summary>Twenty-five tags and nothing else.</summary>
public sealed class ManyTags : IAsyncLifetime
{
    public MarketplaceApi Api { get; } = new();

    public string[] Ids { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await Api.InitializeAsync();
        var added = await Api.Admin.Operations("/api/v1/admin", [.. Enumerable.Range(0, 25).Select(i => (object)new { op = "add", data = new { type = "tags", attributes = new { name = $"Word {i:00}" } } })]);
        Ids = [.. added.ShouldBe(200).Body!["atomic:results"]!.AsArray().Select(result => result!["data"]!["id"]!.GetValue<string>())];
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    public Task<Answered> Get(string url, params (string Name, string Value)[] headers) => Api.Anonymous.Get(url, headers);
}
