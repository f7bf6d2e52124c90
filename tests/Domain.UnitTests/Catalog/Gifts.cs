using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.UnitTests.Catalog;

/// <summary>A cup that can be wrapped and written on.</summary>
internal static class Gifts
{
    public static readonly CustomizationForm Cup = new(
        [
            Group("wrap", CustomizationKind.SingleChoice) with { IsRequired = true, Choices = [Choice("none"), Choice("paper") with { Surcharge = Amount(150) }, Choice("box") with { Surcharge = Percent(10) }] },
            Group("extras", CustomizationKind.MultipleChoice) with { Minimum = 1, Maximum = 2, Choices = [Choice("spoon") with { Surcharge = Amount(200) }, Choice("tray"), Choice("lid")] },
            Group("ribbon", CustomizationKind.Colour),
            Group("card", CustomizationKind.Text) with { Minimum = 3, MaxLength = 10, Surcharge = Amount(50) },
            Group("height", CustomizationKind.Number) with { Minimum = 2.5m, Maximum = 12 },
            Group("photo", CustomizationKind.Upload) with { Maximum = 2, Surcharge = Percent(5) },
        ],
        [
            Rule("wrap", ["paper", "box"], CustomizationEffect.Show, "ribbon"),
            Rule("wrap", ["box"], CustomizationEffect.Require, "card"),
            Rule("wrap", ["paper"], CustomizationEffect.Exclude, "extras", "tray"),
            Rule("photo", [], CustomizationEffect.Exclude, "height"),
        ]);

    public static CustomizationGroup Group(string code, CustomizationKind kind) => new(code, $"The {code}", kind);

    public static CustomizationChoice Choice(string code) => new(code, $"With {code}");

    public static CustomizationSurcharge Amount(long minor) => new([new Money(minor, "USD"), new Money(minor * 2, "MUR")], Percent: null);

    public static CustomizationSurcharge Percent(decimal percent) => new([], percent);

    public static CustomizationRule Rule(string when, IReadOnlyList<string> chosen, CustomizationEffect effect, string then, params IReadOnlyList<string> choices) =>
        new(new CustomizationCondition(when, chosen), new CustomizationConsequence(effect, then, choices));

    public static CustomizationAnswer Pick(string group, params IReadOnlyList<string> choices) => new(group, choices, Text: null);

    public static CustomizationAnswer Write(string group, string text) => new(group, [], text);

    public static CustomizationWish Wish(params IReadOnlyList<CustomizationAnswer> answers) => new(answers, []);
}
