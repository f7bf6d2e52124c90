using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Fetching (api.md 5).</summary>
public sealed class FetchingTests(Shelf shelf) : IClassFixture<Shelf>
{
    [Fact]
    [Trait("Rule", "JA-050")]
    public async Task A_collection_answers_also_with_nothing_in_it()
    {
        (await shelf.Get("/api/v1/products?filter[category]={root}")).ShouldBe(200).Ids().ShouldBe([shelf.Product]);
        (await shelf.Get("/api/v1/products?filter[name]=nobody")).ShouldBe(200).Items.ShouldBeEmpty();
        (await shelf.Api.BuyerA.Get("/api/v1/orders")).ShouldBe(200).Items.ShouldBeEmpty();
    }

    [Theory]
    [Trait("Rule", "JA-051")]
    [InlineData("products")]
    [InlineData("variants")]
    [InlineData("listings")]
    [InlineData("prices")]
    [InlineData("categories")]
    [InlineData("tags")]
    [InlineData("sellers")]
    [InlineData("shops")]
    public async Task A_resource_shows_the_same_values_alone_and_in_its_collection(string type)
    {
        foreach (var listed in (await shelf.Get($"/api/v1/{type}")).ShouldBe(200).Items)
        {
            var alone = (await shelf.Get(listed!["links"]!["self"]!.GetValue<string>())).ShouldBe(200);

            alone.Data["attributes"]!.ToJsonString().ShouldBe(listed["attributes"]!.ToJsonString());
            alone.Data["meta"]!["version"]!.ToJsonString().ShouldBe(listed["meta"]!["version"]!.ToJsonString());
        }
    }

    [Theory]
    [Trait("Rule", "JA-052")]
    [InlineData("/api/v1/products/{none}")]
    [InlineData("/api/v1/products/1")]
    [InlineData("/api/v1/products/linen-shirt")]
    [InlineData("/api/v1/products/{product}0")]
    [InlineData("/api/v1/products/%7B{product}%7D")]
    [InlineData("/api/v1/products/'%20OR%201=1--")]
    [InlineData("/api/v1/products/%F0%9F%98%80")]
    [InlineData("/api/v1/products/current")]
    [InlineData("/api/v1/products/00000000-0000-0000-0000-000000000000")]
    [InlineData("/api/v1/products/{category}")]
    [InlineData("/api/v1/products/{product}/nothing")]
    [InlineData("/api/v1/nothing/{product}")]
    [InlineData("/api/v1/products/1/variants")]
    [InlineData("/api/v1/products/1/relationships/variants")]
    public async Task What_does_not_exist_is_not_found(string url) => (await shelf.Get(url)).ShouldBeError(404, "not_found");

    [Fact]
    [Trait("Rule", "JA-052")]
    public async Task An_id_of_any_length_is_only_not_found() => (await shelf.Get("/api/v1/products/" + new string('9', 2000))).ShouldBeError(404, "not_found");

    [Theory]
    [Trait("Rule", "JA-053")]
    [InlineData("variants", 2)]
    [InlineData("listings", 3)]
    [InlineData("tags", 2)]
    [InlineData("category", 1)]
    [InlineData("seller", 1)]
    [InlineData("images", 0)]
    [InlineData("primaryImage", 0)]
    public async Task A_relationship_url_tells_linkage_only(string name, int count)
    {
        var answer = (await shelf.Get($"/api/v1/products/{{product}}/relationships/{name}")).ShouldBe(200);

        answer.Link("self").ShouldBe(shelf.Url($"/api/v1/products/{{product}}/relationships/{name}"));
        answer.Link("related").ShouldBe(shelf.Url($"/api/v1/products/{{product}}/{name}"));
        answer.Primary().Count().ShouldBe(count);
        foreach (var identifier in answer.Primary()) identifier.AsObject().Select(pair => pair.Key).ShouldBeSubsetOf(["type", "id", "meta"]);
        answer.Body!.AsObject().ContainsKey("included").ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "JA-053")]
    [Trait("Rule", "JA-089")]
    public async Task A_to_many_relationship_url_has_pages()
    {
        var first = (await shelf.Get("/api/v1/products/{product}/relationships/listings?page[size]=2")).ShouldBe(200);
        var second = (await shelf.Get(first.Link("next")!)).ShouldBe(200);

        first.Ids().Concat(second.Ids()).Distinct().Count().ShouldBe(3);
        second.Link("next").ShouldBeNull();
        first.Body!["meta"]!["page"]!["total"]!.GetValue<int>().ShouldBe(3);
        (await shelf.Get("/api/v1/products/{product}/relationships/listings")).Body!["meta"]!["page"]!["size"]!.GetValue<int>().ShouldBe(20);
    }

    [Theory]
    [Trait("Rule", "JA-054")]
    [InlineData("/listings?sort=-price", "25.00 21.00 20.00")]
    [InlineData("/listings?filter[price][lte]=21&sort=price", "20.00 21.00")]
    [InlineData("/listings?sort=price&page[size]=1&page[number]=2&include=seller", "21.00")]
    [InlineData("/listings?fields[listings]=price&sort=price&filter[seller]={none}", "")]
    [InlineData("/variants?sort=price", "20.00 25.00")]
    public async Task A_related_url_is_a_collection(string url, string prices)
    {
        var answer = (await shelf.Get("/api/v1/products/{product}" + url)).ShouldBe(200);

        string.Join(' ', answer.Primary().Select(item => item["attributes"]!["price"]!["amount"]!.GetValue<string>())).ShouldBe(prices);
    }

    [Theory]
    [Trait("Rule", "JA-055")]
    [InlineData("/api/v1/products/{none}/variants")]
    [InlineData("/api/v1/products/{none}/category")]
    [InlineData("/api/v1/products/{none}/relationships/variants")]
    [InlineData("/api/v1/products/{none}/relationships/category")]
    [InlineData("/api/v1/products/{product}/nothing")]
    [InlineData("/api/v1/products/{product}/relationships/nothing")]
    [InlineData("/api/v1/products/{product}/name")]
    public async Task An_unknown_parent_or_relationship_is_not_found(string url) => (await shelf.Get(url)).ShouldBeError(404, "not_found");

    [Theory]
    [Trait("Rule", "JA-056")]
    [InlineData("/primaryImage", "null")]
    [InlineData("/relationships/primaryImage", "null")]
    [InlineData("/images", "[]")]
    [InlineData("/relationships/images", "[]")]
    public async Task What_is_empty_is_found(string url, string data) =>
        ((await shelf.Get("/api/v1/products/{product}" + url)).ShouldBe(200).Body!["data"]?.ToJsonString() ?? "null").ShouldBe(data);

    [Fact]
    [Trait("Rule", "JA-057")]
    public async Task A_singleton_of_the_caller_answers_with_its_own_address()
    {
        var seller = (await shelf.Api.SellerA.Get("/api/v1/seller/sellers/current")).ShouldBe(200);
        var (guest, cart) = await shelf.Api.GuestCart();

        seller.Id.ShouldBe(shelf.Api.SellerAId.Value.ToString());
        seller.Data["links"]!["self"]!.GetValue<string>().ShouldBe($"/api/v1/seller/sellers/{seller.Id}");
        (await guest.Get("/api/v1/carts/current")).ShouldBe(200).Data["links"]!["self"]!.GetValue<string>().ShouldBe($"/api/v1/carts/{cart}");
    }

    [Fact]
    [Trait("Rule", "JA-058")]
    public async Task What_became_invisible_is_as_what_never_was()
    {
        var sold = await shelf.Api.Product(shelf.Api.SellerB);
        (await shelf.Get($"/api/v1/products/{sold.Product}")).ShouldBe(200);
        (await shelf.Api.SellerB.Post($"/api/v1/seller/products/{sold.Product}/transitions", Documents.Of("transitions", new { to = "unpublished" }))).ShouldBe(201);

        foreach (var (type, id) in new[] { ("products", sold.Product), ("variants", sold.Variant), ("listings", sold.Listing) })
        {
            var gone = Plain((await shelf.Get($"/api/v1/{type}/{id}")).ShouldBeError(404, "not_found"));
            var never = Plain((await shelf.Get($"/api/v1/{type}/{{none}}")).ShouldBeError(404, "not_found"));
            gone.ShouldBe(never);
        }

        static string Plain(JsonNode error)
        {
            error.AsObject().Remove("id");
            return error.ToJsonString();
        }
    }
}
