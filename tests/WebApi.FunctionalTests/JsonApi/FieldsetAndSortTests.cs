using System.Globalization;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Sparse fieldsets and sorting (api.md 7).</summary>
public sealed class FieldsetAndSortTests(Shelf shelf) : IClassFixture<Shelf>
{
    [Theory]
    [Trait("Rule", "JA-070")]
    [InlineData("/products?fields[products]=name,seller", "products", "name", "seller")]
    [InlineData("/products/{product}?fields[products]=price", "products", "price", "")]
    [InlineData("/products/{product}?include=variants&fields[variants]=name,product", "variants", "name", "product")]
    [InlineData("/products?include=variants.listings&fields[listings]=price,stock", "listings", "price stock", "")]
    [InlineData("/variants?include=product&fields[products]=slug,variants", "products", "slug", "variants")]
    [InlineData("/products/{product}/variants?fields[variants]=sku", "variants", "sku", "")]
    [InlineData("/products/{product}?fields[products]=", "products", "", "")]
    public async Task A_fieldset_holds_wherever_its_type_stands(string url, string type, string attributes, string relationships)
    {
        var answer = (await shelf.Get("/api/v1" + url)).ShouldBe(200);

        var resources = answer.Primary().Concat(answer.AllIncluded()).Where(resource => resource["type"]!.GetValue<string>() == type).ToList();
        resources.ShouldNotBeEmpty();
        foreach (var resource in resources)
        {
            string Shown(string member) => string.Join(' ', (resource[member]?.AsObject() ?? []).Select(field => field.Key).Order(StringComparer.Ordinal));
            Shown("attributes").ShouldBe(attributes);
            Shown("relationships").ShouldBe(relationships);
        }
    }

    [Fact]
    [Trait("Rule", "JA-071")]
    public async Task An_empty_fieldset_leaves_identity_links_and_meta() =>
        (await shelf.Get("/api/v1/products/{product}?fields[products]=")).Data.AsObject().Select(member => member.Key).ShouldBe(["type", "id", "links", "meta"]);

    [Fact]
    [Trait("Rule", "JA-072")]
    public async Task A_fieldset_without_the_linkage_does_not_disturb_include() =>
        (await shelf.Get("/api/v1/products/{product}?include=variants.listings&fields[products]=name&fields[variants]=")).Included("listings").Count().ShouldBe(3);

    [Theory]
    [Trait("Rule", "JA-303")]
    [Trait("Rule", "JA-073")]
    [InlineData("/products?fields[nothing]=name", "unknown_type", "fields[nothing]")]
    [InlineData("/products?fields[products]=name,nothing", "unknown_field", "fields[products]")]
    [InlineData("/products/{product}?fields[products]=status", "unknown_field", "fields[products]")]
    [InlineData("/products?fields[products]=id", "unknown_field", "fields[products]")]
    [InlineData("/products?fields[products]=%20name", "unknown_field", "fields[products]")]
    [InlineData("/products?fields[checkouts]=nothing", "unknown_field", "fields[checkouts]")]
    [InlineData("/products?fields=name", "unknown_parameter", "fields")]
    public async Task A_fieldset_names_what_there_is(string url, string code, string parameter) =>
        (await shelf.Get("/api/v1" + url)).ShouldBeError(400, code, parameter: parameter);

    [Theory]
    [Trait("Rule", "JA-075")]
    [Trait("Rule", "JA-077")]
    [Trait("Rule", "JA-078")]
    [InlineData("name")]
    [InlineData("price")]
    public async Task Both_directions_are_exact_and_mirrored(string sort)
    {
        var category = await shelf.Api.Category();
        foreach (var (name, price) in new[] { ("birne", "9.00"), ("Äpfel", "100.00"), ("Apfel", "20.00"), ("Zimt", "20.00"), ("apfelmus", "3.00") }) await shelf.Api.Product(name: name, price: price, category: category);
        async Task<string[]> Sorted(string order) => (await shelf.Get($"/api/v1/products?filter[category]={category}&sort={order}")).ShouldBe(200).Names();

        if (sort == "name") (await Sorted("name")).Skip(2).ShouldBe(["apfelmus", "birne", "Zimt"]);
        else (await Sorted("price,-name")).ShouldBe(["apfelmus", "birne", "Zimt", "Apfel", "Äpfel"]);
        (await Sorted(sort)).Reverse().ShouldBe(await Sorted("-" + sort)); // also where values are equal: the id follows the direction
    }

    [Theory]
    [Trait("Rule", "JA-075")]
    [InlineData("price")]
    [InlineData("-price")]
    public async Task What_has_no_value_comes_last_both_ways(string sort)
    {
        var category = await shelf.Api.Category();
        await shelf.Api.Product(name: "Dear", price: "30.00", category: category);
        await shelf.Api.Product(name: "Foreign", price: "5.00", currency: "EUR", category: category);
        await shelf.Api.Product(name: "Cheap", price: "4.00", category: category);

        string[] expected = sort == "price" ? ["Cheap", "Dear", "Foreign"] : ["Dear", "Cheap", "Foreign"];
        (await shelf.Api.SellerA.Get($"/api/v1/seller/products?filter[category]={category}&sort={sort}")).ShouldBe(200).Names().ShouldBe(expected);
        (await shelf.Get($"/api/v1/products?filter[category]={category}&sort={sort}")).ShouldBe(200).Names().ShouldBe(expected);
    }

    [Fact]
    [Trait("Rule", "JA-075")]
    public async Task States_sort_by_their_documented_order()
    {
        var category = await shelf.Api.Category();
        await shelf.Api.Product(name: "Published", category: category);
        await shelf.Api.SellerA.Post("/api/v1/seller/products", Documents.Of("products", new { name = "Draft" }, new { category = Documents.To("categories", category) }));
        async Task<string[]> Sorted(string sort) => (await shelf.Api.SellerA.Get($"/api/v1/seller/products?filter[category]={category}&sort={sort}")).ShouldBe(200).Names();

        (await Sorted("status")).ShouldBe(["Draft", "Published"]);
        (await Sorted("-status")).ShouldBe(["Published", "Draft"]);
        (await Sorted("stock,status")).ShouldBe(["Draft", "Published"]);
    }

    [Theory]
    [Trait("Rule", "JA-303")]
    [Trait("Rule", "JA-076")]
    [InlineData("/products?sort=nothing")]
    [InlineData("/products?sort=price,nothing")]
    [InlineData("/products?sort=")]
    [InlineData("/products?sort=price,")]
    [InlineData("/products?sort=--price")]
    [InlineData("/products?sort=%20price")]
    [InlineData("/products?sort=+price")]
    [InlineData("/products?sort=seller.name")]
    [InlineData("/products?sort=stock")]
    [InlineData("/products?sort=status")]
    [InlineData("/products?sort=options")]
    [InlineData("/products/{product}?sort=name")]
    [InlineData("/products/{product}/category?sort=name")]
    [InlineData("/products/{product}/relationships/category?sort=name")]
    public async Task A_sort_that_is_not_offered_refuses_the_request(string url) => (await shelf.Get("/api/v1" + url)).ShouldBeError(400, "unsupported_sort", parameter: "sort");

    [Fact]
    [Trait("Rule", "JA-078")]
    public async Task Without_a_sort_there_is_the_documented_one()
    {
        foreach (var (type, sort) in new[] { ("products", "-createdAt"), ("listings", "-createdAt"), ("categories", "position"), ("tags", "name") })
        {
            (await shelf.Get($"/api/v1/{type}")).Ids().ShouldBe((await shelf.Get($"/api/v1/{type}?sort={sort}")).Ids());
        }
    }

    [Theory]
    [Trait("Rule", "JA-079")]
    [InlineData(5, 200)]
    [InlineData(6, 400)]
    public async Task There_are_at_most_five_sort_fields(int count, int status)
    {
        var answer = await shelf.Get("/api/v1/products?sort=" + string.Join(',', new[] { "name", "price", "-createdAt", "updatedAt", "rating", "publishedAt" }.Take(count)));

        answer.ShouldBe(status);
        if (status == 400) answer.ShouldBeError(400, "unsupported_sort", parameter: "sort")["detail"]!.GetValue<string>().ShouldContain(5.ToString(CultureInfo.InvariantCulture));
    }
}
