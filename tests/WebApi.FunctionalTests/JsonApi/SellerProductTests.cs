using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Products as sellers and admins see them: from the tables, with all states, by the same query language.</summary>
public sealed class SellerProductTests(Shelf shelf) : IClassFixture<Shelf>
{
    [Theory]
    [Trait("Rule", "JA-050")]
    [InlineData("")]
    [InlineData("?include=variants,listings,images,tags")]
    [InlineData("?include=variants.listings,variants.defaultListing,listings.seller,listings.shop,defaultListing,primaryImage,category.parent,seller")]
    [InlineData("?sort=price")]
    [InlineData("?sort=-price,name")]
    [InlineData("?sort=stock")]
    [InlineData("?sort=-stock,price")]
    [InlineData("?sort=status,-updatedAt")]
    [InlineData("?sort=popularity")]
    [InlineData("?sort=rating,publishedAt")]
    [InlineData("?filter[status]=published")]
    [InlineData("?filter[status]=published,draft&filter[isAvailable]=true&filter[inStock]=true")]
    [InlineData("?filter[q]=linen")]
    [InlineData("?filter[q]=linen&sort=relevance&include=variants")]
    [InlineData("?filter[price][gte]=10&filter[price][lt]=20.01")]
    [InlineData("?filter[category]={category}&filter[categoryTree]={root}")]
    [InlineData("?filter[tags]={tag}&filter[name][contains]=LINEN")]
    [InlineData("?filter[unit]=piece&filter[brand][isNull]=true")]
    [InlineData("?page[size]=1&page[number]=1&fields[products]=name,price,tags")]
    [InlineData("?fields[products]=")]
    public async Task A_seller_and_an_admin_list_it_however_they_ask(string query)
    {
        foreach (var (client, surface) in new[] { (shelf.Api.SellerA, "seller"), (shelf.Api.Admin, "admin") })
        {
            var answer = (await client.Get(shelf.Url($"/api/v1/{surface}/products{query}"))).ShouldBe(200);

            answer.Items.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(shelf.Product);
        }
    }
}
