using Marketplace.Domain.Catalog;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Demo.Catalogue;

namespace Marketplace.Infrastructure.IntegrationTests.Demo;

public sealed class DemoCatalogueTests
{
    private static readonly DemoCatalogue Catalogue = new(seed: 1);

    [Fact]
    public void There_are_about_two_hundred_products_in_three_levels()
    {
        Catalogue.Products.Count.ShouldBeInRange(180, 220);
        Catalogue.Categories.Count.ShouldBeInRange(30, 50);
        Catalogue.Categories.Max(Depth).ShouldBe(3);
    }

    [Fact]
    public void No_slug_or_sku_is_used_twice()
    {
        Catalogue.Products.ShouldBeUniqueBy(product => product.Slug);
        Catalogue.Categories.ShouldBeUniqueBy(category => category.Slug);
        Catalogue.Products.SelectMany(product => product.Variants).ShouldBeUniqueBy(variant => variant.Sku);
    }

    [Fact]
    public void Every_category_leads_to_products()
    {
        var filled = Catalogue.Products.Select(product => product.Category).ToHashSet(StringComparer.Ordinal);
        foreach (var category in Catalogue.Categories.Reverse())
        {
            filled.ShouldContain(category.Slug);
            if (category.Parent is { } parent) filled.Add(parent);
        }
    }

    [Fact]
    public void Everything_has_a_price_in_dollars_and_sales_are_cheaper()
    {
        foreach (var variant in Catalogue.Products.SelectMany(product => product.Variants))
        {
            variant.Prices[0].Currency.ShouldBe("USD");
            variant.Prices.ShouldBeUniqueBy(price => price.Currency);
            variant.Prices.ShouldAllBe(price => price.Minor > 0 && (price.SaleMinor == null || (price.SaleMinor > 0 && price.SaleMinor < price.Minor)));
        }
    }

    [Fact]
    public void There_is_something_of_every_kind()
    {
        var variants = Catalogue.Products.SelectMany(product => product.Variants).ToList();

        Catalogue.Products.ShouldContain(product => product.Variants.Count == 1);
        Catalogue.Products.Max(product => product.Variants.Count).ShouldBe(6);
        Catalogue.Products.ShouldContain(product => product.SecondSeller != null);
        Catalogue.Products.Select(product => product.Seller).Distinct().Count().ShouldBe(DemoCatalogue.Sellers);
        Catalogue.Tags.Count().ShouldBeInRange(15, 25);
        variants.ShouldContain(variant => variant.Stock == 0);
        variants.ShouldContain(variant => variant.Stock > 0 && variant.Stock < 5);
        foreach (var currency in (string[])["EUR", "MUR"]) variants.ShouldContain(variant => variant.Prices.Any(price => price.Currency == currency));
        variants.ShouldContain(variant => variant.Prices[0].SaleMinor != null);
    }

    [Fact]
    public void Something_can_be_customized_in_every_currency_that_it_is_sold_in()
    {
        var product = Catalogue.Products.Where(product => DemoTemplates.Of(product) is not null).ShouldHaveSingleItem();
        var currencies = product.Variants.SelectMany(variant => variant.Prices).Select(price => price.Currency).ToHashSet();

        var template = CustomizationTemplate.Create(ProductId.New(), DemoTemplates.Of(product)!, currencies);

        foreach (var currency in currencies) template.Form.Choose(new([new("print", ["name"], Text: null), new("name", [], "Ann")], []), currency).Parts[0].Amount.ShouldBeGreaterThan(0);
        template.Form.Judge(CustomizationWish.None, "USD").Faults.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_seed_makes_the_same_shop()
    {
        Told(new DemoCatalogue(1)).ShouldBe(Told(Catalogue));
        Told(new DemoCatalogue(2)).ShouldNotBe(Told(Catalogue));
    }

    private static string Told(DemoCatalogue catalogue) => System.Text.Json.JsonSerializer.Serialize(catalogue.Products);

    private static int Depth(DemoCategory category) =>
        1 + (category.Parent is { } parent ? Depth(Catalogue.Categories.Single(candidate => candidate.Slug == parent)) : 0);
}

internal static class UniqueAssertion
{
    public static void ShouldBeUniqueBy<T>(this IEnumerable<T> things, Func<T, string> of) =>
        things.GroupBy(of, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
}
