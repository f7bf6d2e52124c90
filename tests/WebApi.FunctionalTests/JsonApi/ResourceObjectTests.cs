using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Resources, their identity, fields and linkage (api.md 3).</summary>
public sealed class ResourceObjectTests(Shelf shelf) : IClassFixture<Shelf>
{
    [Theory]
    [Trait("Rule", "JA-030")]
    [Trait("Rule", "JA-031")]
    [Trait("Rule", "JA-032")]
    [Trait("Rule", "JA-034")]
    [Trait("Rule", "JA-035")]
    [Trait("Rule", "JA-037")]
    [Trait("Rule", "JA-029")]
    [InlineData("products", "?include=variants.listings,listings.seller,listings.prices,tags,category.parent,defaultListing,images")]
    [InlineData("variants", "?include=product.seller,listings.prices")]
    [InlineData("listings", "?include=product.category,variant,shop")]
    [InlineData("prices", "?include=listing")]
    [InlineData("categories", "?include=parent.parent,children")]
    [InlineData("tags", "")]
    [InlineData("sellers", "?include=shops")]
    [InlineData("shops", "")]
    public async Task Every_resource_object_is_whole_and_stands_under_its_type(string type, string query)
    {
        var answer = (await shelf.Get($"/api/v1/{type}{query}")).ShouldBe(200);

        answer.Items.ShouldNotBeEmpty();
        answer.Items.ShouldAllBe(resource => resource!["type"]!.GetValue<string>() == type);
        answer.ShouldBeWellFormed();
        foreach (var resource in answer.Primary().Concat(answer.AllIncluded()))
        {
            resource["links"]!["self"]!.GetValue<string>().ShouldBe($"/api/v1/{resource["type"]}/{resource["id"]}");
            resource["attributes"]!.AsObject().Select(field => field.Key).Where(name => name.EndsWith("Id", StringComparison.Ordinal)).ShouldBeEmpty(); // JA-033
        }
    }

    [Theory]
    [Trait("Rule", "JA-033")]
    [InlineData("/api/v1/seller/products?include=listings,variants")]
    [InlineData("/api/v1/seller/stockItems")]
    public async Task No_foreign_key_is_an_attribute_but_those_of_foreign_systems(string url)
    {
        var answer = (await shelf.Api.SellerA.Get(url)).ShouldBe(200);

        answer.Primary().Concat(answer.AllIncluded()).SelectMany(resource => resource["attributes"]!.AsObject()).Select(field => field.Key)
            .Where(name => name.EndsWith("Id", StringComparison.Ordinal)).Distinct().ShouldBeSubsetOf(["externalId"]);
    }

    [Theory]
    [Trait("Rule", "JA-032")]
    [InlineData("/api/v1/products?sort=Name")]
    [InlineData("/api/v1/products?include=Variants")]
    [InlineData("/api/v1/products?fields[Products]=name")]
    [InlineData("/api/v1/products?fields[products]=Name")]
    [InlineData("/api/v1/products?filter[Name]=x")]
    public async Task Names_are_compared_with_case(string url) => (await shelf.Get(url)).ShouldBe(400);

    [Fact]
    [Trait("Rule", "JA-036")]
    public async Task Linkage_is_null_an_empty_array_an_identifier_or_several()
    {
        var product = (await shelf.Get("/api/v1/products/{product}?include=images,tags")).Data["relationships"]!;

        product["primaryImage"]!.AsObject().ContainsKey("data").ShouldBeTrue();
        product["primaryImage"]!["data"].ShouldBeNull();
        product["images"]!["data"].ShouldBeOfType<JsonArray>().ShouldBeEmpty();
        DocumentChecks.Key(product["category"]!["data"]!).ShouldBe($"categories/{shelf.Category}");
        product["tags"]!["data"]!.AsArray().Select(tag => DocumentChecks.Key(tag!)).ShouldBe(shelf.Tags.Select(id => $"tags/{id}"), ignoreOrder: true);
    }

    [Fact]
    [Trait("Rule", "JA-038")]
    public async Task A_local_id_is_accepted_and_leaves_no_trace()
    {
        var made = await shelf.Api.Admin.Post("/api/v1/admin/tags", new { data = new { type = "tags", lid = "mine", attributes = new { name = Seeding.Unique("Word") } } });

        made.ShouldBe(201).Id.ShouldNotBe("mine");
        made.Body!.ToJsonString().ShouldNotContain("mine");
    }

    [Fact]
    [Trait("Rule", "JA-039")]
    public async Task A_collection_shows_to_ones_and_what_is_named_and_a_single_resource_shows_all()
    {
        var listed = (await shelf.Get("/api/v1/products?filter[id]={product}&include=variants")).Items[0]!["relationships"]!.AsObject();
        var alone = (await shelf.Get("/api/v1/products/{product}")).Data["relationships"]!.AsObject();
        var chosen = (await shelf.Get("/api/v1/products?filter[id]={product}&fields[products]=tags,seller")).Items[0]!["relationships"]!.AsObject();

        listed.Select(pair => pair.Key).ShouldBe(["seller", "category", "variants", "defaultListing", "primaryImage", "customizationTemplate"], ignoreOrder: true);
        alone.Select(pair => pair.Key).ShouldBe(["seller", "category", "variants", "listings", "defaultListing", "images", "primaryImage", "customizationTemplate", "tags"], ignoreOrder: true);
        chosen.Select(pair => pair.Key).ShouldBe(["seller", "tags"], ignoreOrder: true);
        listed["variants"]!["data"]!.AsArray().Count.ShouldBe(2);
        foreach (var toOne in (string[])["seller", "category", "defaultListing", "primaryImage"]) alone[toOne]!.AsObject().ContainsKey("data").ShouldBeTrue();
        foreach (var toMany in (string[])["variants", "listings", "images", "tags"]) alone[toMany]!.AsObject().ContainsKey("data").ShouldBeFalse();
        chosen["tags"]!.AsObject().ContainsKey("data").ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "JA-029")]
    public async Task The_version_changes_with_what_is_seen()
    {
        var sold = await shelf.Api.Product(shelf.Api.SellerB, stock: 3);
        string Version(Answered answer) => answer.Data["meta"]!["version"]!.GetValue<string>();
        var url = $"/api/v1/products/{sold.Product}";
        var before = Version(await shelf.Get(url));

        Version(await shelf.Get(url)).ShouldBe(before);
        (await shelf.Api.SellerB.Patch($"/api/v1/seller/products/{sold.Product}", Documents.Of("products", new { brand = "Coral" }, id: sold.Product))).ShouldBe(200);
        var branded = Version(await shelf.Get(url));
        branded.ShouldNotBe(before);
        (await shelf.Api.SellerA.Offer(sold.Variant, "1.00")).ShouldNotBeEmpty();
        Version(await shelf.Get(url)).ShouldNotBe(branded);
    }
}
