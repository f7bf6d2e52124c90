using Marketplace.Domain.Catalog;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using static Marketplace.Domain.UnitTests.Catalog.Gifts;

namespace Marketplace.Domain.UnitTests.Catalog;

/// <summary>Which templates a seller may make.</summary>
public sealed class CustomizationTemplateTests
{
    private static readonly CustomizationGroup Wrap = Cup.Groups[0];
    private static readonly CustomizationGroup Note = Group("note", CustomizationKind.Text);

    [Fact]
    public void A_form_that_can_be_filled_in_is_taken() => CustomizationTemplate.Create(ProductId.New(), Cup, ["USD", "MUR"]).Form.ShouldBe(Cup);

    [Fact]
    public void Codes_are_plain_and_differ()
    {
        Refusal(Note with { Code = "" }).ShouldBe(("invalid_format", "groups/0/code"));
        Refusal(Note with { Code = "my note" }).ShouldBe(("invalid_format", "groups/0/code"));
        Refusal(Note, Note).ShouldBe(("not_unique", "groups/1/code"));
        Refusal(Wrap with { Choices = [Choice("a"), Choice("a")] }).ShouldBe(("not_unique", "groups/0/choices/1/code"));
    }

    [Fact]
    public void Choices_are_where_choices_are_made()
    {
        Refusal().ShouldBe(("required", "groups"));
        Refusal(Wrap with { Choices = [] }).ShouldBe(("required", "groups/0/choices"));
        Refusal(Note with { Choices = [Choice("a")] }).ShouldBe(("invalid_value", "groups/0/choices"));
        Refusal(Wrap with { Choices = [Choice("a") with { IsDefault = true }, Choice("b") with { IsDefault = true }] }).ShouldBe(("not_unique", "groups/0/choices"));
        Refusal(Wrap with { Choices = [.. Enumerable.Range(0, CustomizationLimits.Choices + 1).Select(i => Choice($"c{i}"))] }).ShouldBe(("too_long", "groups/0/choices"));
    }

    [Fact]
    public void Bounds_are_of_their_kind_and_can_be_met()
    {
        Refusal(Wrap with { Maximum = 2 }).ShouldBe(("invalid_value", "groups/0/maximum"));
        Refusal(Note with { Maximum = 2 }).ShouldBe(("invalid_value", "groups/0/maximum"));
        Refusal(Group("n", CustomizationKind.Number) with { MaxLength = 2 }).ShouldBe(("invalid_value", "groups/0/maxLength"));
        Refusal(Group("n", CustomizationKind.Number) with { Minimum = 2, Maximum = 1 }).ShouldBe(("out_of_range", "groups/0/maximum"));
        Refusal(Cup.Groups[1] with { Minimum = 1.5m }).ShouldBe(("invalid_value", "groups/0/minimum"));
        Refusal(Cup.Groups[1] with { Maximum = 4 }).ShouldBe(("out_of_range", "groups/0/maximum"));
        Refusal(Group("f", CustomizationKind.Upload) with { Maximum = 11 }).ShouldBe(("out_of_range", "groups/0/maximum"));
        Refusal(Group("f", CustomizationKind.Upload) with { Minimum = 2 }).ShouldBe(("out_of_range", "groups/0/minimum"));
        Refusal(Note with { Minimum = 11, MaxLength = 10 }).ShouldBe(("out_of_range", "groups/0/minimum"));
        Refusal(Note with { MaxLength = CustomizationLimits.TextLength + 1 }).ShouldBe(("out_of_range", "groups/0/maxLength"));
    }

    [Fact]
    public void A_surcharge_is_an_amount_in_every_currency_or_percent()
    {
        Refusal(Note with { Surcharge = new([new(1, "USD")], 5) }).ShouldBe(("invalid_value", "groups/0/surchargePercent"));
        Refusal(Note with { Surcharge = Percent(1001) }).ShouldBe(("out_of_range", "groups/0/surchargePercent"));
        Refusal(Note with { Surcharge = new([new(-1, "USD"), new(1, "MUR")], null) }).ShouldBe(("out_of_range", "groups/0/surcharges/0/amount"));
        Refusal(Note with { Surcharge = new([new(1, "USD"), new(2, "USD")], null) }).ShouldBe(("not_unique", "groups/0/surcharges/1/currency"));
        Refusal(Note with { Surcharge = new([new(1, "USD")], null) }).ShouldBe(("required", "groups/0/surcharges")); // it is offered in MUR, too
        Refusal(Note with { Surcharge = Amount(1) }, Wrap with { Choices = [Choice("a") with { Surcharge = new([new(1, "USD"), new(1, "MUR"), new(1, "EUR")], null) }] }).ShouldBe(("required", "groups/0/surcharges"));
    }

    [Fact]
    public void All_surcharges_together_stay_within_what_a_price_may_be()
    {
        Refusal(Note with { Surcharge = Percent(600) }, Group("b", CustomizationKind.Text) with { Surcharge = Percent(401) }).ShouldBe(("out_of_range", "groups"));
        Refusal(Note with { Surcharge = Percent(600) }, Group("b", CustomizationKind.Text) with { Surcharge = Percent(400) }).ShouldBeNull();
        Refusal(Note with { Surcharge = Amount(Money.MaxMinorUnits / 2) }, Group("b", CustomizationKind.Text) with { Surcharge = Amount(1) }).ShouldBe(("out_of_range", "groups")); // twice as much in rupees
    }

    [Fact]
    public void Rules_name_what_there_is()
    {
        RuleRefusal(Rule("wrap", [], CustomizationEffect.Show, "gone")).ShouldBe(("invalid_value", "rules/0/then/group"));
        RuleRefusal(Rule("gone", [], CustomizationEffect.Show, "note")).ShouldBe(("invalid_value", "rules/0/when/group"));
        RuleRefusal(Rule("wrap", ["gold"], CustomizationEffect.Show, "note")).ShouldBe(("invalid_value", "rules/0/when/choices/0"));
        RuleRefusal(Rule("note", [], CustomizationEffect.Exclude, "wrap", "gold")).ShouldBe(("invalid_value", "rules/0/then/choices/0"));
        RuleRefusal(Rule("note", [], CustomizationEffect.Show, "wrap", "none")).ShouldBe(("invalid_value", "rules/0/then/choices"));
    }

    [Fact]
    public void Nothing_follows_from_itself()
    {
        RuleRefusal(Rule("wrap", [], CustomizationEffect.Require, "wrap")).ShouldBe(("invalid_value", "rules/0/then/group"));
        RuleRefusal(Rule("wrap", [], CustomizationEffect.Show, "note"), Rule("note", [], CustomizationEffect.Show, "size"), Rule("size", [], CustomizationEffect.Exclude, "wrap", "none"))
            .ShouldBe(("invalid_value", "rules/0/then/group"));
        RuleRefusal(Rule("wrap", [], CustomizationEffect.Show, "note"), Rule("note", [], CustomizationEffect.Show, "size"), Rule("wrap", [], CustomizationEffect.Show, "size")).ShouldBeNull();
    }

    [Fact]
    public void A_group_that_stays_keeps_its_kind()
    {
        var template = CustomizationTemplate.Create(ProductId.New(), Cup, []);

        Refused.By(() => template.Change(new([Wrap, Group("card", CustomizationKind.Colour)], []), [])).ShouldBe(("invalid_value", "groups/1/kind"));
        template.Change(new([Note, Wrap with { Kind = CustomizationKind.SingleChoice, Name = "Wrapping" }], []), []);
        template.Form.Groups.Select(group => group.Code).ShouldBe(["note", "wrap"]);
    }

    [Fact]
    public void A_product_has_one_template()
    {
        var product = Product.Create(sellerId: null, createdBy: null, new ProductDetails("Cup", "cup"));
        product.Customize(CustomizationTemplateId.New());

        Refused.By(() => product.Customize(CustomizationTemplateId.New())).ShouldBe(("already_exists", "product"));
        product.Customize(null);
        product.CustomizationTemplateId.ShouldBeNull();
    }

    private static (string, string?)? Refusal(params IReadOnlyList<CustomizationGroup> groups) => Refusal(new CustomizationForm(groups, []));

    private static (string, string?)? RuleRefusal(params IReadOnlyList<CustomizationRule> rules) => Refusal(new CustomizationForm([Wrap, Note, Group("size", CustomizationKind.Number)], rules));

    private static (string, string?)? Refusal(CustomizationForm form)
    {
        try
        {
            CustomizationTemplate.Create(ProductId.New(), form, ["USD", "MUR"]);
            return null;
        }
        catch (DomainException refusal)
        {
            return (refusal.Error.Code, refusal.Error.Member);
        }
    }
}
