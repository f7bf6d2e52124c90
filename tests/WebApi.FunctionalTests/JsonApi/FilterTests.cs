using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Filtering (api.md 10).</summary>
public sealed class FilterTests(Garden garden) : IClassFixture<Garden>
{
    [Theory]
    [Trait("Rule", "JA-100")]
    [InlineData("filter[name]=Rose", "Rose")]
    [InlineData("filter[name]=rose", "")]
    [InlineData("filter[name][eq]=Salt, pepper", "Salt, pepper")]
    [InlineData("filter[name]=Salt, pepper", "")]
    [InlineData("filter[name][contains]=o&filter[price][gt]=10", "Clover")]
    [InlineData("filter[name]=Rose&filter[name][ne]=Rose", "")]
    [InlineData("filter[price]=10", "Rose")]
    [InlineData("filter[brand]=Hof&filter[inStock]=true", "Rose")]
    [Trait("Rule", "JA-101")]
    [InlineData("filter[name]=Rose,Clover", "Clover|Rose")]
    [InlineData("filter[name][in]=Rose,Clover", "Clover|Rose")]
    [InlineData("filter[name][]=Rose&filter[name][]=Clover", "Clover|Rose")]
    [InlineData("filter[name][nin]=Rose,Clover", "100%_*\\\"'|Salt, pepper|ÄRGER")]
    [Trait("Rule", "JA-102")]
    [InlineData("filter[price][gte]=10&filter[price][lte]=20", "Clover|Rose")]
    [InlineData("filter[price][gt]=10&filter[price][lt]=20", "")]
    [InlineData("filter[name][contains]=OSE", "Rose")]
    [InlineData("filter[name][contains]=ärg", "ÄRGER")]
    [InlineData("filter[name][startsWith]=c", "Clover")]
    [InlineData("filter[name][endsWith]=ER", "Clover|Salt, pepper|ÄRGER")]
    [InlineData("filter[brand][isNull]=true", "100%_*\\\"'|Salt, pepper|ÄRGER")]
    [InlineData("filter[brand][isNull]=false", "Clover|Rose")]
    [InlineData("filter[brand][ne]=Hof", "100%_*\\\"'|Clover|Salt, pepper|ÄRGER")]
    [InlineData("filter[brand][nin]=Hof,Gut", "100%_*\\\"'|Salt, pepper|ÄRGER")]
    [Trait("Rule", "JA-103")]
    [InlineData("filter[price]=10.00", "Rose")]
    [InlineData("filter[inStock]=false", "Clover")]
    [InlineData("filter[createdAt][gte]=2020-01-01&filter[createdAt][lt]=2999-12-31T23:59:59Z&filter[name]=Rose", "Rose")]
    [InlineData("filter[createdAt][lte]=2020-01-01", "")]
    [InlineData("filter[createdAt][gt]=2020-01-01T00:00:00%2B04:00&filter[unit]=piece&filter[name]=Rose", "Rose")]
    [InlineData("filter[currency]=EUR&filter[price][gte]=0.01", "")]
    [InlineData("filter[createdAt][in]=2020-01-01,2020-01-02", "")]
    [InlineData("filter[createdAt][nin]=2020-01-01,2020-01-02&filter[name]=Rose", "Rose")]
    [InlineData("filter[createdAt]=2020-01-01,{today}&filter[name]=Rose", "Rose")]
    [Trait("Rule", "JA-104")]
    [InlineData("filter[seller][ne]={sellerB}&filter[brand]=Hof", "Rose")]
    [InlineData("filter[seller.slug][nin]=atelier-nord,nobody", "Clover")]
    [InlineData("filter[listings.seller][ne]={sellerB}&filter[name][startsWith]=ä", "ÄRGER")]
    [InlineData("filter[seller]={sellerB}", "Clover")]
    [InlineData("filter[seller.slug]=lagoon-living", "Clover")]
    [InlineData("filter[category.slug]=nothing", "")]
    [InlineData("filter[listings.seller]={sellerB}", "Clover|Rose")]
    [InlineData("filter[id]={none}", "")]
    [InlineData("filter[id]=1", "")]
    [Trait("Rule", "JA-110")]
    [InlineData("filter[name][contains]=%25", "100%_*\\\"'")]
    [InlineData("filter[name][contains]=_", "100%_*\\\"'")]
    [InlineData("filter[name][startsWith]=*", "")]
    [InlineData("filter[name][contains]=\\", "100%_*\\\"'")]
    [InlineData("filter[name][endsWith]=\"'", "100%_*\\\"'")]
    [InlineData("filter[name]=100%25_*\\\"'", "100%_*\\\"'")]
    [InlineData("filter[name]=' OR '1'='1", "")]
    [InlineData("filter[brand]=%25", "")]
    public async Task A_filter_means_what_it_says_to_everybody(string query, string names)
    {
        foreach (var (client, path) in new[] { (garden.Api.Anonymous, "/api/v1/products"), (garden.Api.Admin, "/api/v1/admin/products") })
        {
            var answer = (await client.Get(garden.Url($"{path}?filter[category]={{category}}&{query}"))).ShouldBe(200);

            string.Join('|', answer.Names().Order(StringComparer.Ordinal)).ShouldBe(names, path);
        }
    }

    [Fact]
    [Trait("Rule", "JA-106")]
    public async Task With_a_text_the_best_comes_first()
    {
        var category = await garden.Api.Category();
        await garden.Api.Product(name: "Herbarium for lavender and other plants of the south", category: category);
        await garden.Api.Product(name: "Lavender", category: category);
        await garden.Api.Product(name: "Basket", category: category);

        (await garden.Get($"/api/v1/products?filter[q]=lavender&filter[category]={category}")).ShouldBe(200).Names()[0].ShouldBe("Lavender");
        (await garden.Get($"/api/v1/products?filter[q]=lavender&filter[category]={category}&sort=name")).ShouldBe(200).Names()[0].ShouldStartWith("Herbarium");
    }

    [Theory]
    [Trait("Rule", "JA-106")]
    [Trait("Rule", "JA-110")]
    [Trait("Rule", "JA-126")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("*")]
    [InlineData("rose*")]
    [InlineData("NEAR(rose clover)")]
    [InlineData("rose AND NOT clover OR")]
    [InlineData("name:rose")]
    [InlineData("^rose + (clover")]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("%25_%5C")]
    [InlineData("%F0%9F%8C%B9")]
    [InlineData("%EF%BF%BF")]
    public async Task Any_text_can_be_searched(string text)
    {
        (await garden.Get($"/api/v1/products?filter[q]={text}")).ShouldBe(200);
        (await garden.Api.SellerA.Get($"/api/v1/seller/products?filter[q]={text}")).ShouldBe(200);
    }

    [Fact]
    [Trait("Rule", "JA-103")]
    public async Task Where_a_collection_holds_several_currencies_an_amount_needs_one()
    {
        (await garden.Get("/api/v1/prices?filter[amount][gte]=10")).ShouldBeError(400, "invalid_filter_value", parameter: "filter[amount][gte]");
        (await garden.Get("/api/v1/prices?filter[amount][gte]=10&filter[currency]=USD")).ShouldBe(200).Items.ShouldNotBeEmpty();
    }

    [Fact]
    [Trait("Rule", "JA-111")]
    public async Task Facets_count_the_filtered_set()
    {
        var answer = (await garden.Get("/api/v1/products?filter[category]={category}&displayFacets=seller")).ShouldBe(200);

        answer.Body!["meta"]!["facets"]!["seller"]!.AsArray().Sum(bucket => bucket!["count"]!.GetValue<int>()).ShouldBe(5);
    }
}
