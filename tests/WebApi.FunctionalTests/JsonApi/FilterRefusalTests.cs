using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Filters that are refused, by their full name (api.md 10).</summary>
public sealed class FilterRefusalTests(Garden garden) : IClassFixture<Garden>
{
    [Theory]
    [Trait("Rule", "JA-101")]
    [InlineData(100, 200)]
    [InlineData(101, 400)]
    public async Task A_list_has_at_most_a_hundred_values(int count, int status)
    {
        var answer = (await garden.Get("/api/v1/products?filter[name]=" + string.Join(',', Enumerable.Repeat("a", count)))).ShouldBe(status);

        if (status == 400) answer.ShouldBeError(400, "invalid_filter_value", parameter: "filter[name]");
    }

    [Theory]
    [Trait("Rule", "JA-105")]
    [InlineData("filter[status]", "published")]
    [InlineData("filter[externalId]", "x")]
    public async Task What_a_caller_may_not_see_it_cannot_filter_by(string filter, string value)
    {
        (await garden.Get($"/api/v1/products?{filter}={value}")).ShouldBeError(400, "unknown_filter", parameter: filter);
        (await garden.Api.SellerA.Get($"/api/v1/seller/products?{filter}={value}")).ShouldBe(200);
    }

    [Theory]
    [Trait("Rule", "JA-107")]
    [InlineData("filter[or]=x", "unknown_filter", "filter[or]")]
    [InlineData("filter[not][name]=x", "unknown_filter", "filter[not][name]")]
    [Trait("Rule", "JA-108")]
    [InlineData("filter[nothing]=x", "unknown_filter", "filter[nothing]")]
    [InlineData("filter[seller.name]=x", "unknown_filter", "filter[seller.name]")]
    [InlineData("filter%5BNAME%5D=x", "unknown_filter", "filter[NAME]")]
    [InlineData("filter[name][like]=x", "unknown_filter_operator", "filter[name][like]")]
    [InlineData("filter[name][gt]=x", "unknown_filter_operator", "filter[name][gt]")]
    [InlineData("filter[price][contains]=1", "unknown_filter_operator", "filter[price][contains]")]
    [InlineData("filter[inStock][isNull]=true", "unknown_filter_operator", "filter[inStock][isNull]")]
    [InlineData("filter[q][eq]=x", "unknown_filter_operator", "filter[q][eq]")]
    [Trait("Rule", "JA-109")]
    [InlineData("filter[price]=ten", "invalid_filter_value", "filter[price]")]
    [InlineData("filter[price]=10.001", "invalid_filter_value", "filter[price]")]
    [InlineData("filter[price][gte]=1e3", "invalid_filter_value", "filter[price][gte]")]
    [InlineData("filter[price][gte]=99999999999999999999999", "invalid_filter_value", "filter[price][gte]")]
    [InlineData("filter[price]=", "invalid_filter_value", "filter[price]")]
    [InlineData("filter[price]=1,", "invalid_filter_value", "filter[price]")]
    [InlineData("filter[inStock]=yes", "invalid_filter_value", "filter[inStock]")]
    [InlineData("filter[inStock]=True", "invalid_filter_value", "filter[inStock]")]
    [InlineData("filter[unit]=ton", "invalid_filter_value", "filter[unit]")]
    [InlineData("filter[unit]=1", "invalid_filter_value", "filter[unit]")]
    [InlineData("filter[brand][isNull]=1", "invalid_filter_value", "filter[brand][isNull]")]
    [InlineData("filter[createdAt][gt]=yesterday", "invalid_filter_value", "filter[createdAt][gt]")]
    [InlineData("filter[createdAt][gt]=2026-02-30", "invalid_filter_value", "filter[createdAt][gt]")]
    [InlineData("filter[createdAt][gt]=2026-01-01T00:00:00", "invalid_filter_value", "filter[createdAt][gt]")]
    [InlineData("filter[currency]=XYZ", "invalid_filter_value", "filter[currency]")]
    [InlineData("filter[name]=a%00b", "invalid_filter_value", "filter[name]")]
    [InlineData("filter[q]=%00", "invalid_filter_value", "filter[q]")]
    public async Task What_is_not_offered_or_of_the_wrong_kind_is_refused_by_name(string query, string code, string parameter) =>
        (await garden.Get("/api/v1/products?" + query)).ShouldBeError(400, code, parameter: parameter);

    [Fact]
    [Trait("Rule", "JA-108")]
    public async Task The_refusal_lists_what_there_is()
    {
        (await garden.Get("/api/v1/products?filter[nothing]=x")).ShouldBeError(400, "unknown_filter")["detail"]!.GetValue<string>().ShouldContain("seller.slug");
        (await garden.Get("/api/v1/products?filter[price][like]=1")).ShouldBeError(400, "unknown_filter_operator")["detail"]!.GetValue<string>().ShouldContain("gte");
    }

    [Fact]
    [Trait("Rule", "JA-107")]
    public async Task There_are_at_most_twenty_conditions()
    {
        string Query(int count) => string.Join('&', new[] { "name", "brand" }.SelectMany(field => new[] { "eq", "ne", "in", "nin" }, (field, op) => $"filter[{field}][{op}]=a")
            .Concat(new[] { "createdAt", "price", "publishedAt", "updatedAt" }.SelectMany(field => new[] { "gt", "gte", "lt", "lte" }, (field, op) => $"filter[{field}][{op}]={(field == "price" ? "1" : "2026-01-01")}")).Take(count));

        (await garden.Get("/api/v1/products?" + Query(20))).ShouldBe(200);
        (await garden.Get("/api/v1/products?" + Query(21))).ShouldBeError(400, "too_many_filters");
    }
}
