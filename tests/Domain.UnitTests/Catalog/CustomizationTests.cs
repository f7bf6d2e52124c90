using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using static Marketplace.Domain.UnitTests.Catalog.Gifts;

namespace Marketplace.Domain.UnitTests.Catalog;

/// <summary>What a wish makes of a form, and where it points at what is wrong.</summary>
public sealed class CustomizationTests
{
    private static readonly UploadId File = UploadId.New();

    [Fact]
    public void What_was_chosen_is_told_by_name_and_priced_in_the_currency()
    {
        var snapshot = Cup.Choose(Wish(Pick("wrap", "paper"), Pick("extras", "spoon", "lid"), Write("card", "  Hello ")), "MUR");

        snapshot.Parts.ShouldBe(
        [
            new CustomizationPart("wrap", "The wrap") { Choices = [new("paper", "With paper")], Amount = 300 },
            new CustomizationPart("extras", "The extras") { Choices = [new("spoon", "With spoon"), new("lid", "With lid")], Amount = 400 },
            new CustomizationPart("card", "The card") { Text = "Hello", Amount = 100 },
        ]);
    }

    [Fact]
    public void Percents_of_a_group_and_its_choices_add_up()
    {
        var form = new CustomizationForm([Group("size", CustomizationKind.MultipleChoice) with { Surcharge = Percent(5), Choices = [Choice("a") with { Surcharge = Percent(2.5m) }, Choice("b") with { Surcharge = Amount(7) }] }], []);

        var part = form.Choose(Wish(Pick("size", "a", "b")), "USD").Parts.ShouldHaveSingleItem();

        (part.Rate, part.Amount).ShouldBe((0.075m, 7));
    }

    [Fact]
    public void A_required_group_that_is_missing_is_named()
    {
        Faults(CustomizationWish.None).ShouldBe([("required", "customization")]);
        Cup.Judge(CustomizationWish.None, "USD").Faults[0].Meta!["group"].ShouldBe("wrap");
        Faults(Wish(Pick("wrap"))).ShouldBe([("required", "customization/0")]);
        Faults(Wish(Write("card", "Hello"), Write("wrap", " "))).ShouldBe([("required", "customization/1")]);
    }

    [Fact]
    public void Every_fault_is_told_at_its_place()
    {
        Faults(Wish(Pick("wrap", "gold"), Pick("nothing", "x"), Pick("wrap", "none"), Pick("extras", "lid", "lid", "spoon"), Write("card", "No"), Write("height", "1")))
            .ShouldBe(
            [
                ("invalid_value", "customization/1/group"), ("not_unique", "customization/2/group"), ("invalid_value", "customization/0/choices/0"), ("out_of_range", "customization/3/choices"),
                ("not_unique", "customization/3/choices/1"), ("too_short", "customization/4/text"), ("out_of_range", "customization/5/text"),
            ]);
    }

    [Fact]
    public void An_answer_of_the_wrong_form_is_refused() => Faults(
        Wish(new("wrap", ["none"], "text"), new("card", ["x"], "Hello"), Pick("extras", "lid", "spoon", "tray"), Write("height", "12.0001"))).ShouldBe(
        [
            ("invalid_value", "customization/0/text"), ("out_of_range", "customization/2/choices"), ("invalid_value", "customization/1/choices"), ("invalid_format", "customization/3/text"),
        ]);

    [Theory]
    [InlineData("#12345", false)]
    [InlineData("123456", false)]
    [InlineData("#12345G", false)]
    [InlineData("#a0b1C2", true)]
    public void A_colour_is_six_hexadecimal_digits(string colour, bool isOne)
    {
        var (snapshot, faults) = Cup.Judge(Wish(Pick("wrap", "paper"), Write("ribbon", colour)), "USD");

        faults.Select(fault => (fault.Code, fault.Member)).ShouldBe(isOne ? [] : [("invalid_format", "customization/1/text")]);
        if (isOne) snapshot.Parts[1].Text.ShouldBe("#A0B1C2");
    }

    [Theory]
    [InlineData("2.5", "2.5")]
    [InlineData("2.500", "2.5")]
    [InlineData("12", "12")]
    [InlineData("+3", "3")]
    [InlineData("12.001", null)]
    [InlineData("2.499", null)]
    [InlineData("3e0", null)]
    [InlineData("3,5", null)]
    public void A_number_lies_in_its_range_and_is_written_in_one_way(string number, string? told)
    {
        var (snapshot, faults) = Cup.Judge(Wish(Pick("wrap", "none"), Write("height", number)), "USD");

        faults.Count.ShouldBe(told is null ? 1 : 0);
        if (told is not null) snapshot.Parts[1].Text.ShouldBe(told);
    }

    [Fact]
    public void A_group_is_open_only_where_a_rule_shows_it() => Faults(Wish(Pick("wrap", "none"), Write("ribbon", "#000000"))).ShouldBe([("invalid_value", "customization/1")]);

    [Fact]
    public void A_choice_can_make_another_group_required() => Faults(Wish(Pick("wrap", "box"))).ShouldBe([("required", "customization")]);

    [Fact]
    public void A_choice_can_close_another_choice_or_a_whole_group()
    {
        Faults(Wish(Pick("extras", "tray"), Pick("wrap", "paper"))).ShouldBe([("invalid_value", "customization/0/choices/0")]);
        Faults(Wish(Pick("extras", "tray"), Pick("wrap", "none"))).ShouldBeEmpty();
        Faults(new([Pick("wrap", "none"), Write("height", "3")], [new(File, "photo")])).ShouldBe([("invalid_value", "customization/1")]);
    }

    [Fact]
    public void Files_go_where_files_are_taken_and_no_more_than_fit()
    {
        Faults(new([Pick("wrap", "none")], [new(File, "wrap"), new(File, "album")])).ShouldBe([("invalid_value", "uploads/0/meta/group"), ("invalid_value", "uploads/1/meta/group")]);
        Faults(new([Pick("wrap", "none"), Write("photo", "x")], [])).ShouldBe([("invalid_value", "customization/1"), ("out_of_range", "uploads")]);
        Faults(new([Pick("wrap", "none")], [.. Enumerable.Range(0, 3).Select(_ => new CustomizationFile(UploadId.New(), "photo"))])).ShouldBe([("out_of_range", "uploads")]);
        Cup.Choose(new([Pick("wrap", "none")], [new(File, "photo")]), "USD").Uploads().ShouldBe([File]);
    }

    [Fact]
    public void What_has_no_surcharge_in_the_currency_cannot_be_chosen_in_it()
    {
        Faults(Wish(Pick("wrap", "paper")), "EUR").ShouldBe([("unsupported_currency", "customization/0")]);
        Faults(Wish(Pick("wrap", "none")), "EUR").ShouldBeEmpty();
    }

    [Fact]
    public void A_snapshot_remembers_its_wish_and_forgets_the_person()
    {
        var snapshot = Cup.Choose(new([Pick("wrap", "box"), Write("card", "For Ann")], [new(File, "photo")]), "USD");

        Cup.Choose(snapshot.Wish(), "USD").ShouldBe(snapshot);
        var forgotten = snapshot.WithoutPerson();
        (forgotten.Parts[1].Text, forgotten.Uploads().Count, forgotten.Parts[0].Choices[0].Code).ShouldBe(("Erased", 0, "box"));
    }

    private static IEnumerable<(string, string?)> Faults(CustomizationWish wish, string currency = "USD") => Cup.Judge(wish, currency).Faults.Select(fault => (fault.Code, fault.Member));
}
