using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Compound documents (api.md 6).</summary>
public sealed class IncludeTests(Shelf shelf) : IClassFixture<Shelf>
{
    [Theory]
    [Trait("Rule", "JA-060")]
    [Trait("Rule", "JA-061")]
    [Trait("Rule", "JA-062")]
    [InlineData("/products?include=variants", "variants")]
    [InlineData("/products?include=variants.listings", "variants listings")]
    [InlineData("/products?include=listings.seller,listings.shop,listings.prices", "listings prices sellers shops")]
    [InlineData("/products?include=variants,variants.listings,listings,listings.variant,defaultListing,seller,tags,category.parent", "categories listings sellers tags variants")]
    [InlineData("/products/{product}?include=variants.defaultListing,defaultListing.seller", "listings sellers variants")]
    [InlineData("/products/{product}?include=category.parent,tags", "categories tags")]
    [InlineData("/variants?include=product.seller,listings.seller", "listings products sellers")]
    [InlineData("/listings?include=product.category,variant", "categories products variants")]
    [InlineData("/listings/{listing}?include=product,variant,seller,shop,prices", "prices products sellers shops variants")]
    [InlineData("/categories?include=parent.parent", "")]
    [InlineData("/categories/{category}?include=parent,children", "categories")]
    [InlineData("/products/{product}/listings?include=variant,seller", "sellers variants")]
    [InlineData("/products/{product}/category?include=parent", "categories")]
    [InlineData("/sellers?include=shops", "shops")]
    public async Task Everything_included_is_linked_whole_and_once(string url, string types)
    {
        var answer = (await shelf.Get("/api/v1" + url)).ShouldBe(200);

        answer.ShouldBeFullyLinked();
        answer.ShouldBeWellFormed();
        answer.AllIncluded().ShouldAllBe(resource => resource["attributes"] != null);
        answer.AllIncluded().Select(resource => resource["type"]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal).ShouldBe(types.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Rule", "JA-061")]
    [Trait("Rule", "JA-064")]
    public async Task What_is_included_is_what_is_related()
    {
        var answer = await shelf.Get("/api/v1/products/{product}?include=listings.seller");

        answer.Included("listings").Select(listing => listing["id"]!.GetValue<string>())
            .ShouldBe((await shelf.Get("/api/v1/products/{product}/listings")).Ids(), ignoreOrder: true);
        answer.Included("sellers").Count().ShouldBe(2);
    }

    [Theory]
    [Trait("Rule", "JA-063")]
    [InlineData("/products")]
    [InlineData("/products/{product}")]
    [InlineData("/products/{product}/listings")]
    public async Task Nothing_is_included_unasked(string url) => (await shelf.Get("/api/v1" + url)).ShouldBe(200).Body!.AsObject().ContainsKey("included").ShouldBeFalse();

    [Theory]
    [Trait("Rule", "JA-064")]
    [Trait("Rule", "JA-067")]
    [InlineData("/products?include=")]
    [InlineData("/products?include=images")]
    [InlineData("/products?include=variants&filter[name]=nobody")]
    [InlineData("/products/{product}?include=")]
    [InlineData("/products/{product}?include=primaryImage")]
    [InlineData("/products/{product}/primaryImage?include=upload")]
    [InlineData("/products/{product}/relationships/images?include=images")]
    public async Task An_include_that_finds_nothing_has_an_empty_array(string url) =>
        (await shelf.Get("/api/v1" + url)).ShouldBe(200).Body!["included"]!.AsArray().ShouldBeEmpty();

    [Fact]
    [Trait("Rule", "JA-064")]
    [Trait("Rule", "JA-154")]
    public async Task Writes_answer_with_what_is_included_too()
    {
        var sold = await shelf.Api.Product(shelf.Api.SellerB); // made with ?include=variants,listings
        var changed = await shelf.Api.SellerB.Patch($"/api/v1/seller/products/{sold.Product}?include=variants.listings&fields[listings]=price,variant", Documents.Of("products", new { brand = "Coral" }, id: sold.Product));

        changed.ShouldBe(200).ShouldBeFullyLinked();
        changed.Included("listings").ShouldHaveSingleItem()["attributes"]!.AsObject().Select(field => field.Key).ShouldBe(["price"]);
    }

    [Theory]
    [Trait("Rule", "JA-065")]
    [InlineData("/products/{product}/relationships/tags?include=tags", "tags")]
    [InlineData("/products/{product}/relationships/category?include=category", "categories")]
    [InlineData("/products/{product}/relationships/category?include=category.parent", "categories")]
    [InlineData("/products/{product}/relationships/listings?include=listings.seller", "listings sellers")]
    public async Task On_a_relationship_url_paths_begin_with_its_name(string url, string types)
    {
        var answer = (await shelf.Get("/api/v1" + url)).ShouldBe(200);

        foreach (var identifier in answer.Primary()) identifier["attributes"].ShouldBeNull();
        answer.ShouldBeFullyLinked();
        answer.AllIncluded().Select(DocumentChecks.Key).ShouldContain(key => answer.Primary().Select(DocumentChecks.Key).Contains(key));
        answer.AllIncluded().Select(resource => resource["type"]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal).ShouldBe(types.Split(' '));
    }

    [Theory]
    [Trait("Rule", "JA-066")]
    [InlineData("/products?include=nothing", "nothing")]
    [InlineData("/products?include=variants,nothing", "nothing")]
    [InlineData("/products?include=variants.nothing", "variants.nothing")]
    [InlineData("/products?include=name", "name")]
    [InlineData("/products?include=.variants", ".variants")]
    [InlineData("/products?include=%20variants", " variants")]
    [InlineData("/products/{product}?include=seller.listings", "seller.listings")]
    [InlineData("/products/{product}/relationships/tags?include=products", "products")]
    [InlineData("/tags?include=products", "products")]
    public async Task A_path_that_cannot_be_included_refuses_the_request(string url, string path) =>
        (await shelf.Get("/api/v1" + url)).ShouldBeError(400, "unknown_include", parameter: "include")["detail"]!.GetValue<string>().ShouldContain($"'{path}'");

    [Theory]
    [Trait("Rule", "JA-068")]
    [InlineData("include_too_deep", "variants.listings.seller.shops")]
    [InlineData("too_many_includes", "variants,listings,images,tags,seller,category,defaultListing,primaryImage,category.parent,listings.seller,listings.shop")]
    public async Task Includes_have_limits(string code, string include) =>
        (await shelf.Get("/api/v1/products?include=" + include)).ShouldBeError(400, code, parameter: "include");

    [Fact]
    [Trait("Rule", "JA-069")]
    public async Task An_included_to_many_shows_a_hundred_members_and_where_the_others_are()
    {
        var parent = await shelf.Api.Category();
        for (var made = 0; made < 104; made += 52)
        {
            var part = Enumerable.Range(made, 52).Select(i => (object)new { op = "add", data = new { type = "categories", attributes = new { name = $"Child {i:000}" }, relationships = new { parent = Documents.To("categories", parent) } } });
            (await shelf.Api.Admin.Operations("/api/v1/admin", [.. part])).ShouldBe(200);
        }

        var answer = (await shelf.Get($"/api/v1/categories/{parent}?include=children")).ShouldBe(200);
        var children = answer.Data["relationships"]!["children"]!;
        var rest = (await shelf.Get(children["links"]!["next"]!.GetValue<string>())).ShouldBe(200);

        answer.ShouldBeFullyLinked();
        children["meta"]!["page"]!["total"]!.GetValue<int>().ShouldBe(104);
        var shown = children["data"]!.AsArray().Select(child => child!["id"]!.GetValue<string>()).ToList();
        shown.Count.ShouldBe(100);
        answer.AllIncluded().Select(child => child["id"]!.GetValue<string>()).ShouldBe(shown, ignoreOrder: true);
        rest.Ids().Length.ShouldBe(4);
        rest.Ids().Intersect(shown).ShouldBeEmpty();
    }
}
