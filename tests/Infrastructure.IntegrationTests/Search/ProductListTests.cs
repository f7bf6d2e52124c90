using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Search;
using static Marketplace.Application.Common.Reading.Operator;

namespace Marketplace.Infrastructure.IntegrationTests.Search;

public class ProductListTests
{
    private static readonly string[] Everything = ["variants", "listings", "images", "category", "seller", "tags", "defaultListing", "primaryImage"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_takes_at_most_three_statements_whatever_it_includes_and_counts()
    {
        await using var shelves = await Shelves.BuildAsync();
        var category = await shelves.CategoryAsync("Kitchen");
        var tag = await shelves.TagAsync("Sharp");
        for (var i = 0; i < 5; i++) await shelves.ProductAsync($"Knife {i}", category: category, tags: [tag]);
        var read = Ask.For(Ask.Text("knofe"), Ask.Where("category", Eq, category.Id)) with { Embedded = Everything.ToHashSet(StringComparer.Ordinal) };
        Page<ProductView> page = null!;

        var statements = await shelves.StatementsAsync(async mediator =>
        {
            page = await mediator.Send(read, Ct);
            await mediator.Send(new ReadProductFacetsQuery(read, ReadProductFacetsQuery.Offered), Ct);
        });

        statements.Count.ShouldBe(3);
        page.Total.ShouldBe(5);
        var knife = page.Items[0];
        knife.Variants.ShouldNotBeNull().Single().PriceMinor.ShouldBe(1000);
        knife.Listings.ShouldNotBeNull().Single().Id.ShouldBe(knife.DefaultListing.ShouldNotBeNull().Single().Id);
        knife.Category.ShouldNotBeNull().Single().ProductCount.ShouldBe(5);
        knife.Seller.ShouldNotBeNull().Single().ProductCount.ShouldBe(5);
        knife.TagIds.ShouldBe([tag.Id]);
        knife.Images.ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_with_its_total_is_one_statement_and_past_the_end_one_more()
    {
        await using var shelves = await Shelves.BuildAsync();
        for (var i = 0; i < 3; i++) await shelves.ProductAsync($"Knife {i}");
        Page<ProductView> page = null!;
        var statements = 0;

        await AskAsync(new PageRequest.Numbered(2, 2));
        (statements, page.Items.Count, page.Total, page.HasPrevious, page.HasNext).ShouldBe((1, 1, 3L, true, false));

        await AskAsync(new PageRequest.Numbered(9, 2));
        (statements, page.Items.Count, page.Total, page.HasPrevious, page.HasNext).ShouldBe((2, 0, 3L, true, false));

        await AskAsync(new PageRequest.Keyset(Ask.PositionOf((await shelves.FindAsync(Ask.For())).Items[^1], Ask.For().Order), Backwards: false, 2));
        (statements, page.Items.Count, page.Total, page.HasPrevious, page.HasNext).ShouldBe((2, 0, 3L, true, false));

        await AskAsync(new PageRequest.Numbered(1, 2), Ask.Where("name", Eq, "Spoon")); // nothing from the start is nothing at all
        (statements, page.Items.Count, page.Total, page.HasPrevious, page.HasNext).ShouldBe((1, 0, 0L, false, false));

        async Task AskAsync(PageRequest asked, params Condition<ProductView>[] conditions) =>
            statements = (await shelves.StatementsAsync(async mediator => page = await mediator.Send(Ask.For(conditions) with { Page = asked }, Ct))).Count;
    }

    [Fact]
    public async Task A_category_holds_what_stands_below_it()
    {
        await using var shelves = await Shelves.BuildAsync();
        var home = await shelves.CategoryAsync("Home");
        var kitchen = await shelves.CategoryAsync("Kitchen", home);
        var garden = await shelves.CategoryAsync("Garden");
        await shelves.ProductAsync("Knife", category: kitchen);
        await shelves.ProductAsync("Table", category: home);
        await shelves.ProductAsync("Spade", category: garden);

        (await shelves.NamesAsync(Ask.Where("category", Eq, home.Id))).ShouldBe(["Knife", "Table"]);
        (await shelves.NamesAsync(Ask.Where("categoryTree", In, kitchen.Id, garden.Id))).ShouldBe(["Knife", "Spade"]);
        (await shelves.NamesAsync(Ask.Where("category.slug", Eq, "home"), Ask.Where("name", Ne, "Table"))).ShouldBe(["Knife"]);
        (await shelves.NamesAsync(Ask.Where("category", Ne, home.Id))).ShouldBe(["Spade"]);
    }

    [Fact]
    public async Task Conditions_say_what_they_mean()
    {
        await using var shelves = await Shelves.BuildAsync();
        var tag = await shelves.TagAsync("On sale");
        var (other, shop) = await shelves.SellerAsync("Other", "other");
        var cheap = await shelves.ProductAsync("Äpfel 100%", price: 5m, stock: 0, brand: "Hof");
        await shelves.ProductAsync("Birnen", price: 10m, tags: [tag]);
        await shelves.ProductAsync("Chilis", price: 20m, seller: other, shop: shop);

        (await shelves.NamesAsync(Ask.Where("price", Gte, 500L), Ask.Where("price", Lt, 2000L))).ShouldBe(["Äpfel 100%", "Birnen"]);
        (await shelves.NamesAsync(Ask.Where("price", Gt, 500L), Ask.Where("price", Lte, 2000L))).ShouldBe(["Birnen", "Chilis"]);
        (await shelves.NamesAsync(Ask.Where("inStock", Eq, true))).ShouldBe(["Birnen", "Chilis"]);
        (await shelves.NamesAsync(Ask.Where("inStock", Eq, false))).ShouldBe(["Äpfel 100%"]);
        (await shelves.NamesAsync(Ask.Where("tag", Eq, "on-sale"))).ShouldBe(["Birnen"]);
        (await shelves.NamesAsync(Ask.Where("tag", Eq, tag.Id.Value.ToString()))).ShouldBe(["Birnen"]);
        (await shelves.NamesAsync(Ask.Where("tags", Nin, tag.Id))).ShouldBe(["Äpfel 100%", "Chilis"]);
        (await shelves.NamesAsync(Ask.Where("seller.slug", Eq, "other"))).ShouldBe(["Chilis"]);
        (await shelves.NamesAsync(Ask.Where("listings.seller", Eq, other.Id))).ShouldBe(["Chilis"]);
        (await shelves.NamesAsync(Ask.Where("seller", Ne, other.Id))).ShouldBe(["Äpfel 100%", "Birnen"]);
        (await shelves.NamesAsync(Ask.Where("name", Contains, "0%"))).ShouldBe(["Äpfel 100%"]);
        (await shelves.NamesAsync(Ask.Where("name", StartsWith, "ÄPF"))).ShouldBe(["Äpfel 100%"]);
        (await shelves.NamesAsync(Ask.Where("name", EndsWith, "nen"))).ShouldBe(["Birnen"]);
        (await shelves.NamesAsync(Ask.Where("name", Contains, "_"))).ShouldBeEmpty();
        (await shelves.NamesAsync(Ask.Where("brand", Ne, "Hof"))).ShouldBe(["Birnen", "Chilis"]);
        (await shelves.NamesAsync(Ask.Where("brand", IsNull, true))).ShouldBe(["Birnen", "Chilis"]);
        (await shelves.NamesAsync(Ask.Where("id", In, cheap.Value))).ShouldBe(["Äpfel 100%"]);
        (await shelves.NamesAsync(Ask.Where("createdAt", Eq, new Day(new DateOnly(2026, 1, 2))))).Count.ShouldBe(3);
        (await shelves.NamesAsync(Ask.Where("createdAt", Gt, new Day(new DateOnly(2026, 1, 2))))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_has_no_price_comes_last_in_both_directions()
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Cheap", price: 1m);
        await shelves.ProductAsync("Dear", price: 2m);
        await shelves.ProductAsync("Elsewhere", price: 3m, currency: "EUR");

        (await shelves.FindAsync(Ask.For() with { Order = Ask.Order("price") })).Items.Select(product => product.Name).ShouldBe(["Cheap", "Dear", "Elsewhere"]);
        (await shelves.FindAsync(Ask.For() with { Order = Ask.Order("-price") })).Items.Select(product => product.Name).ShouldBe(["Dear", "Cheap", "Elsewhere"]);
        (await shelves.FindAsync(Ask.For() with { Order = Ask.Order("price"), DisplayCurrency = "EUR" })).Items[0].PriceMinor.ShouldBe(300);
    }

    [Theory]
    [InlineData("price")]
    [InlineData("-price")]
    [InlineData("name")]
    [InlineData("-createdAt")]
    [InlineData("-publishedAt")]
    [InlineData("popularity")]
    [InlineData("price,-name")]
    public async Task A_walk_by_cursors_meets_everything_once_while_others_arrive(string sort)
    {
        await using var shelves = await Shelves.BuildAsync();
        var category = await shelves.CategoryAsync("Kitchen");
        for (var i = 0; i < 9; i++) await shelves.ProductAsync($"Knife {i}", price: 1 + (i % 3), category: category, currency: i == 4 ? "EUR" : "USD");
        var read = Ask.For(Ask.Where("category", Eq, category.Id)) with { Order = Ask.Order(sort), CountTotal = false };
        var expected = (await shelves.FindAsync(read)).Items.Select(product => product.Id).ToList();

        var met = new List<ProductView>();
        var page = await shelves.FindAsync(read with { Page = new PageRequest.Keyset(null, Backwards: false, 2) });
        page.HasPrevious.ShouldBeFalse();
        while (true)
        {
            met.AddRange(page.Items);
            if (!page.HasNext) break;
            await shelves.ProductAsync($"Late {met.Count}", price: 2, category: category);
            page = await shelves.FindAsync(read with { Page = new PageRequest.Keyset(Ask.PositionOf(met[^1], read.Order), Backwards: false, 2) });
            page.HasPrevious.ShouldBeTrue();
        }

        met.Select(product => product.Id).ShouldBeUnique();
        met.Select(product => product.Id).Where(expected.Contains).ShouldBe(expected);

        var back = await shelves.FindAsync(read with { Page = new PageRequest.Keyset(Ask.PositionOf(met[3], read.Order), Backwards: true, 3) });
        back.Items[^1].Id.ShouldNotBe(met[3].Id);
        (back.HasNext, back.Items.Count).ShouldBe((true, 3));
    }

    [Fact]
    public async Task Facets_count_what_the_conditions_leave()
    {
        await using var shelves = await Shelves.BuildAsync();
        var kitchen = await shelves.CategoryAsync("Kitchen");
        var garden = await shelves.CategoryAsync("Garden");
        var tag = await shelves.TagAsync("Sharp");
        await shelves.ProductAsync("Knife", price: 12m, category: kitchen, tags: [tag]);
        await shelves.ProductAsync("Fork", price: 15m, category: kitchen);
        await shelves.ProductAsync("Spade", price: 60m, category: garden, tags: [tag]);
        await shelves.ProductAsync("Hose", price: 70m, stock: 0, category: garden);

        var facets = await shelves.FacetsAsync(Ask.For(Ask.Where("inStock", Eq, true)), ReadProductFacetsQuery.Offered);

        facets.Select(facet => facet.Name).ShouldBe(ReadProductFacetsQuery.Offered);
        facets[0].Buckets.ShouldBe([new(kitchen.Id.Value.ToString(), "Kitchen", 2), new(garden.Id.Value.ToString(), "Garden", 1)]);
        facets[1].Buckets.Single().ShouldBe(new(shelves.Seller.Id.Value.ToString(), "Atelier Nord", 3));
        facets[2].Buckets.Select(bucket => (bucket.Value, bucket.Count)).ShouldBe([("10.00..20.00", 2L), ("50.00..100.00", 1L)]);
        facets[3].Buckets.Single().ShouldBe(new(tag.Id.Value.ToString(), "Sharp", 2));
        facets[4].Buckets.Single().ShouldBe(new("piece", "piece", 3));
    }
}
