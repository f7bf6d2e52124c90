using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Shopping;
using static Marketplace.WebApi.FunctionalTests.Shopping.Cups;

namespace Marketplace.WebApi.FunctionalTests.Catalog;

/// <summary>What sellers let buyers decide about a product (CUS-01).</summary>
public sealed class CustomizationTemplateTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Public = "/api/v1/customizationTemplates";

    [Fact]
    public async Task A_product_becomes_customizable_and_shows_its_template()
    {
        var (cup, template) = await api.Cup();

        var product = (await api.Anonymous.Get($"/api/v1/products/{cup.Product}?include=customizationTemplate")).ShouldBe(200);
        product.Attributes["isCustomizable"]!.GetValue<bool>().ShouldBeTrue();
        var shown = product.Included("customizationTemplates").ShouldHaveSingleItem();
        shown["id"]!.GetValue<string>().ShouldBe(template);
        shown["attributes"]!["groups"]!.AsArray().Select(group => group!["code"]!.GetValue<string>()).ShouldBe(["wrap", "card", "photo", "ribbon"]);
        shown["attributes"]!["groups"]![0]!["choices"]![1]!["surcharges"]![0]!["amount"]!.GetValue<string>().ShouldBe("1.50");
        shown["attributes"]!["rules"]![0]!["then"]!["effect"]!.GetValue<string>().ShouldBe("show");
        (await api.Anonymous.Get($"{Public}?filter[product]={cup.Product}")).Items.ShouldHaveSingleItem();
        foreach (var (surface, client) in new[] { ("/api/v1", api.Anonymous), ("/api/v1/seller", api.SellerA), ("/api/v1/admin", api.Admin) })
        {
            (await client.Get($"{surface}/products?filter[isCustomizable]=true&filter[id]={cup.Product}")).ShouldBe(200).Items.ShouldHaveSingleItem();
            (await client.Get($"{surface}/products?filter[isCustomizable]=false&filter[id]={cup.Product}")).ShouldBe(200).Items.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_product_has_one_template_and_is_sold_as_it_is_without()
    {
        var (cup, template) = await api.Cup();
        (await api.SellerA.Customize(cup.Product, Groups, [])).ShouldBeError(409, "already_exists", "/data/relationships/product/data");

        (await api.SellerA.Delete($"/api/v1/seller/customizationTemplates/{template}")).ShouldBe(204);

        (await api.Anonymous.Get($"/api/v1/products/{cup.Product}")).Attributes["isCustomizable"]!.GetValue<bool>().ShouldBeFalse();
        (await api.Anonymous.Get($"{Public}/{template}")).ShouldBeError(404, "not_found");
        (await api.Admin.Customize(cup.Product, Groups, [], "/api/v1/admin")).ShouldBe(201);
    }

    [Fact]
    public async Task A_template_is_its_sellers_and_shown_where_its_product_is()
    {
        var (cup, template) = await api.Cup();
        var draft = (await api.SellerA.Post("/api/v1/seller/products", Documents.Of("products", new { name = "Draft" }))).ShouldBe(201).Id;
        var hidden = (await api.SellerA.Customize(draft, Groups, [])).ShouldBe(201).Id;

        (await api.SellerB.Customize((await api.Product()).Product, Groups, [])).ShouldBeError(404, "related_not_found", "/data/relationships/product/data");
        (await api.SellerB.Patch($"/api/v1/seller/customizationTemplates/{template}", Documents.Of("customizationTemplates", new { groups = Groups }, id: template))).ShouldBeError(404, "not_found");
        (await api.SellerB.Delete($"/api/v1/seller/customizationTemplates/{template}")).ShouldBeError(404, "not_found");
        (await api.Anonymous.Get($"{Public}/{hidden}")).ShouldBeError(404, "not_found");
        (await api.SellerA.Get($"/api/v1/seller/customizationTemplates/{hidden}")).ShouldBe(200);
        (await api.Anonymous.Get($"{Public}/{template}?include=product")).ShouldBe(200).Included("products").Single()["id"]!.GetValue<string>().ShouldBe(cup.Product);
    }

    [Fact]
    public async Task Faults_point_into_the_template()
    {
        var product = (await api.Product()).Product;
        async Task Refused(object[] groups, object[] rules, string code, string at) => (await api.SellerA.Customize(product, groups, rules)).ShouldBeError(422, code, $"/data/attributes/{at}");

        await Refused([Group("a", "singleChoice")], [], "required", "groups/0/choices");
        await Refused([Group("a b", "text")], [], "invalid_format", "groups/0/code");
        await Refused([Group("a", "text"), Group("a", "text")], [], "not_unique", "groups/1/code");
        await Refused([Group("a", "text", maxLength: 2000)], [], "out_of_range", "groups/0/maxLength");
        await Refused([Group("a", "number", surcharges: [Documents.Money("1.00", "EUR")])], [], "required", "groups/0/surcharges"); // it is offered in dollars
        await Refused([Group("a", "number", surcharges: [Documents.Money("1.00", "GBP")])], [], "unsupported_currency", "groups/0/surcharges/0/currency");
        await Refused([Group("a", "multipleChoice", choices: [Choice("x", "1.00", "5")])], [], "invalid_value", "groups/0/choices/0/surchargePercent");
        await Refused(Groups, [new { when = new { group = "card" }, then = new { effect = "show", group = "gone" } }], "invalid_value", "rules/0/then/group");
        await Refused(Groups, [new { when = new { group = "card" }, then = new { effect = "show", group = "wrap" } }, new { when = new { group = "wrap" }, then = new { effect = "show", group = "card" } }], "invalid_value", "rules/0/then/group");
        await Refused([], [], "required", "groups");
    }

    [Fact]
    public async Task A_group_that_stays_keeps_its_kind()
    {
        var (_, template) = await api.Cup();

        (await api.SellerA.Recustomize(template, [Group("card", "number")])).ShouldBeError(422, "invalid_value", "/data/attributes/groups/0/kind");
        (await api.SellerA.Recustomize(template, [Group("card", "text")])).ShouldBe(200).Attributes["groups"]!.AsArray().Count.ShouldBe(1);
    }
}
