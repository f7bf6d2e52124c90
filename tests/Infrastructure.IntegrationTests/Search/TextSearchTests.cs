using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Search;

public class TextSearchTests
{
    [Fact]
    public async Task A_word_in_the_name_counts_more_than_one_in_the_brand_and_that_more_than_one_in_the_description()
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Cotton shirt", description: "Goes well with linen");
        await shelves.ProductAsync("Wool shirt", brand: "Linen");
        await shelves.ProductAsync("Linen shirt", description: "Cut wide");

        (await shelves.NamesAsync(Ask.Text("linen"))).ShouldBe(["Linen shirt", "Wool shirt", "Cotton shirt"]);
    }

    [Fact]
    public async Task All_words_must_be_there_and_the_last_may_be_unfinished()
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Linen shirt");
        await shelves.ProductAsync("Linen trousers");

        (await shelves.NamesAsync(Ask.Text("linen sh"))).ShouldBe(["Linen shirt"]);
        (await shelves.NamesAsync(Ask.Text("lin shirt"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("trousres")]
    [InlineData("truosers")]
    [InlineData("trosers")]
    [InlineData("linen trousrs")]
    public async Task A_slip_in_the_last_word_is_forgiven(string text)
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Linen trousers");
        await shelves.ProductAsync("Linen shirt");

        (await shelves.NamesAsync(Ask.Text(text))).ShouldBe(["Linen trousers"]);
    }

    [Fact]
    public async Task A_short_word_is_forgiven_one_slip_and_not_two()
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Lamp");

        (await shelves.NamesAsync(Ask.Text("camp"))).ShouldBe(["Lamp"]);
        (await shelves.NamesAsync(Ask.Text("cump"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_and_diacritics_make_no_difference()
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Crème Brûlée");

        (await shelves.NamesAsync(Ask.Text("CREME brulee"))).ShouldBe(["Crème Brûlée"]);
        (await shelves.NamesAsync(Ask.Text("crème brûl"))).ShouldBe(["Crème Brûlée"]);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("linen\" OR name:\"shirt")]
    [InlineData("linen AND")]
    [InlineData("NOT linen")]
    [InlineData("linen*shirt")]
    [InlineData("name:linen")]
    [InlineData("(linen")]
    [InlineData("linen ^ shirt NEAR(")]
    [InlineData("'; DROP TABLE search_texts; --")]
    [InlineData("\ud83d")]
    [InlineData("\0linen")]
    [InlineData("👟")]
    [InlineData("%_\\")]
    [InlineData("")]
    public async Task Whatever_is_typed_is_only_text(string text)
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Linen shirt");

        await Should.NotThrowAsync(() => shelves.NamesAsync(Ask.Text(text)));
        (await shelves.NamesAsync(Ask.Text("linen"))).ShouldBe(["Linen shirt"]);
    }

    [Theory]
    [InlineData("%")]
    [InlineData(" - ")]
    [InlineData("👟")]
    public async Task A_text_without_a_letter_or_digit_finds_nothing(string text)
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Linen shirt");

        var page = await shelves.FindAsync(Ask.For(Ask.Text(text)));

        page.Items.ShouldBeEmpty();
        page.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Sellers_search_among_their_hidden_products_too()
    {
        await using var shelves = await Shelves.BuildAsync();
        var draft = Domain.Catalog.Product.Create(shelves.Seller.Id, createdBy: null, new("Linen draft", "linen-draft"));
        await shelves.SaveAsync(draft);
        await shelves.RefreshAsync(draft.Id);
        (await shelves.NamesAsync(Ask.Text("linen"))).ShouldBeEmpty();

        (shelves.Asker.Surface, shelves.Asker.SellerId) = (Application.Common.Surface.Seller, shelves.Seller.Id);

        (await shelves.FindAsync(Ask.For(Ask.Text("linen")) with { Order = Ask.Order("name") })).Items.Single().Name.ShouldBe("Linen draft");
    }

    [Fact]
    public async Task A_word_whose_last_product_is_gone_is_taken_for_the_nearest()
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Linen trousers");
        var draft = Domain.Catalog.Product.Create(shelves.Seller.Id, createdBy: null, new("Trouserz", "trouserz"));
        await shelves.SaveAsync(draft);
        await shelves.RefreshAsync(draft.Id);
        (await shelves.NamesAsync(Ask.Text("trouserz"))).ShouldBeEmpty();

        await shelves.ChangeAsync(async db => db.Remove(await db.Products.SingleAsync(product => product.Id == draft.Id, TestContext.Current.CancellationToken)));
        await shelves.RefreshAsync(draft.Id);

        (await shelves.NamesAsync(Ask.Text("trouserz"))).ShouldBe(["Linen trousers"]);
    }

    [Fact]
    public async Task Of_more_matches_than_are_counted_only_so_many_are_ranked_but_all_are_found_in_any_other_order()
    {
        await using var shelves = await Shelves.BuildAsync();
        for (var i = 0; i < 5; i++) await shelves.ProductAsync($"Linen shirt {i}");
        var asked = Ask.For(Ask.Text("linen")) with { CountCap = 3 };

        var ranked = await shelves.FindAsync(asked);
        var byName = await shelves.FindAsync(asked with { Order = Ask.Order("name") });

        (ranked.Items.Count, ranked.Total, ranked.TotalIsEstimate).ShouldBe((4, 3L, true)); // the one too many tells that there are more
        (byName.Items.Count, byName.Total, byName.TotalIsEstimate).ShouldBe((5, 3L, true));
    }
}
