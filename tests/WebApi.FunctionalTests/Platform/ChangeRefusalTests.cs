using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.Platform;

/// <summary>Questions that the feed does not answer.</summary>
public sealed class ChangeRefusalTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Theory]
    [Trait("Rule", "JA-115")]
    [Trait("Rule", "JA-098")]
    [InlineData("/api/v1/changes?page[number]=1", "invalid_page", "page[number]")]
    [InlineData("/api/v1/changes?page[size]=0", "invalid_page", "page[size]")]
    [InlineData("/api/v1/changes?page[size]=101", "page_size_too_large", "page[size]")]
    [InlineData("/api/v1/changes?page[after]=abc", "invalid_cursor", "page[after]")]
    [InlineData("/api/v1/changes?page[before]=abc", "invalid_cursor", "page[before]")]
    [InlineData("/api/v1/changes?page[after]=a&page[before]=b", "range_pagination_not_supported", "page[before]")]
    [InlineData("/api/v1/changes?page[bogus]=1", "unknown_parameter", "page[bogus]")]
    [InlineData("/api/v1/changes?filter[types]=pots", "invalid_filter_value", "filter[types]")]
    [InlineData("/api/v1/changes?filter[types]=", "invalid_filter_value", "filter[types]")]
    [InlineData("/api/v1/changes?filter[types]=products,orders", "invalid_filter_value", "filter[types]")]
    [InlineData("/api/v1/changes?filter[types][gt]=products", "unknown_filter_operator", "filter[types][gt]")]
    [InlineData("/api/v1/seller/changes?filter[types]=users", "invalid_filter_value", "filter[types]")]
    [InlineData("/api/v1/changes?filter[op]=delete", "unknown_filter", "filter[op]")]
    [InlineData("/api/v1/changes?sort=changedAt", "unsupported_sort", "sort")]
    [InlineData("/api/v1/changes?include=seller", "unknown_include", "include")]
    [InlineData("/api/v1/changes?include=subject.seller", "unknown_include", "include")]
    [InlineData("/api/v1/changes?fields[changes]=pots", "unknown_field", "fields[changes]")]
    [InlineData("/api/v1/changes?since=1", "unknown_parameter", "since")]
    public async Task A_mistake_is_named_by_its_parameter(string url, string code, string parameter) => (await api.SellerA.Get(url)).ShouldBeError(400, code, parameter: parameter);

    [Theory]
    [InlineData("sort=sequence", "page[after]")]
    [InlineData("sort=-sequence", "page[before]")]
    [Trait("Rule", "JA-092")]
    public async Task A_cursor_from_before_what_is_kept_is_gone_and_says_what_to_read_anew(string sort, string parameter)
    {
        using var old = new MarketplaceApi();
        await ((IAsyncLifetime)old).InitializeAsync();
        var sold = await old.Product();
        var url = $"/api/v1/changes?{sort}&page[size]=1&filter[types]=products,listings";
        await old.Anonymous.Told(url, sold.Listing).ShouldBecome("upsert");
        var cursor = (await old.Anonymous.Get(url)).ShouldBe(200).Items[0]!["meta"]!["page"]!["cursor"]!.GetValue<string>();
        (await old.Anonymous.Get($"{url}&{parameter}={cursor}")).ShouldBe(200);

        await old.Database.ForceAsync("UPDATE platform_feed_marks SET closed_to = 1000000");

        var refused = (await old.Anonymous.Get($"{url}&{parameter}={cursor}")).ShouldBeError(410, "cursor_expired", parameter: parameter);
        refused["meta"]!["types"]!.ToJsonString().ShouldBe("""["products","listings"]""");
        (await old.Anonymous.Get(url)).ShouldBe(200).Items.ShouldBeEmpty();
        (await old.Anonymous.Get("/api/v1/products")).ShouldBe(200).Items.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Rule", "JA-090")]
    [Trait("Rule", "JA-096")]
    public async Task The_first_page_has_cursors_already()
    {
        await api.Product();
        var filled = async () => (await api.Anonymous.Get("/api/v1/changes?page[size]=1")).ShouldBe(200).Link("next") is not null;
        await filled.ShouldBecome(expected: true);

        var page = (await api.Anonymous.Get("/api/v1/changes?page[size]=1")).ShouldBe(200);
        page.Link("prev").ShouldBeNull();
        page.Items[0]!["meta"]!["page"]!["cursor"]!.GetValue<string>().ShouldNotBeEmpty();
        page.Response.Content.Headers.ContentType!.ToString().ShouldContain("cursor-pagination");
        (await api.Anonymous.Get(page.Link("next")!)).ShouldBe(200).Link("prev").ShouldNotBeNull();
    }
}
