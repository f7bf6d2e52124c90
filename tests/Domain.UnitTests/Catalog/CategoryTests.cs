using Marketplace.Domain.Catalog;

namespace Marketplace.Domain.UnitTests.Catalog;

public class CategoryTests
{
    [Fact]
    public void The_path_holds_the_slugs_from_the_root()
    {
        var knives = Below(Below(Root("home"), "kitchen"), "knives");

        knives.Path.ShouldBe("home/kitchen/knives");
        knives.Depth.ShouldBe(3);
    }

    [Fact]
    public void A_seventh_level_is_refused()
    {
        var sixth = Enumerable.Range(2, 5).Aggregate(Root("l1"), (parent, level) => Below(parent, $"l{level}"));

        Refused.By(() => Below(sixth, "l7")).ShouldBe(("out_of_range", "parent"));
    }

    [Fact]
    public void A_category_cannot_move_below_itself()
    {
        var home = Root("home");
        var kitchen = Below(home, "kitchen");

        Refused.By(() => home.MoveUnder(kitchen, [kitchen])).ShouldBe(("invalid_value", "parent"));
        Refused.By(() => home.MoveUnder(home, [kitchen])).ShouldBe(("invalid_value", "parent"));
    }

    [Fact]
    public void A_branch_that_would_reach_too_deep_stays_where_it_is()
    {
        var fifth = Enumerable.Range(2, 4).Aggregate(Root("l1"), (parent, level) => Below(parent, $"l{level}"));
        var branch = Root("branch");
        var leaf = Below(branch, "leaf");

        Refused.By(() => branch.MoveUnder(fifth, [leaf])).ShouldBe(("out_of_range", "parent"));
        branch.ParentId.ShouldBeNull();
    }

    [Fact]
    public void What_stands_below_moves_and_is_renamed_along()
    {
        var (home, garden) = (Root("home"), Root("garden"));
        var tools = Below(home, "tools");
        var saws = Below(tools, "saws");

        tools.MoveUnder(garden, [saws]);
        tools.Change(tools.Details with { Slug = "implements" }, garden, [saws]);

        saws.Path.ShouldBe("garden/implements/saws");
        saws.IsWithin(garden).ShouldBeTrue();
        saws.IsWithin(home).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Kitchen")]
    [InlineData("a--b")]
    [InlineData("-a")]
    [InlineData("a\n")]
    public void A_slug_has_lower_case_words_and_single_hyphens(string slug) => Refused.By(() => Root(slug)).ShouldBe(("invalid_format", "slug"));

    private static Category Root(string slug) => Category.Create(new CategoryDetails(slug, slug), parent: null);

    private static Category Below(Category parent, string slug) => Category.Create(new CategoryDetails(slug, slug), parent);
}
