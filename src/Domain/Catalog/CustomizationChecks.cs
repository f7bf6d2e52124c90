using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using static Marketplace.Domain.Catalog.Contracts.CustomizationKind;

namespace Marketplace.Domain.Catalog;

/// <summary>Refuses forms that no buyer could fill in, or that mean two things.</summary>
internal static class CustomizationChecks
{
    public static CustomizationForm Checked(CustomizationForm form, IReadOnlyCollection<string> currencies)
    {
        Ensure.That(form.Groups.Count is > 0 and <= CustomizationLimits.Groups, TemplateErrors.NoGroups);
        CheckCodes([.. form.Groups.Select(group => group.Code)], "groups");
        for (var i = 0; i < form.Groups.Count; i++) CheckGroup(form.Groups[i], $"groups/{i}");
        CheckCurrencies(form, currencies);
        CheckSums([.. form.Groups.SelectMany(group => group.Choices.Select(choice => choice.Surcharge).Append(group.Surcharge))]);
        CustomizationRuleChecks.Check(form);
        return form;
    }

    private static void CheckCodes(IReadOnlyList<string> codes, string place)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            var at = $"{place}/{i}/code";
            Ensure.That(codes[i].Length is > 0 and <= CustomizationLimits.CodeLength && codes[i].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'), TemplateErrors.Code(at));
            Ensure.That(!codes.Take(i).Contains(codes[i], StringComparer.Ordinal), TemplateErrors.RepeatedCode(at));
        }
    }

    private static void CheckGroup(CustomizationGroup group, string at)
    {
        Require.Text(group.Name, CustomizationLimits.NameLength, $"{at}/name");
        CheckSurcharge(group.Surcharge, at);
        Ensure.That(group.HasChoices || group.Choices.Count == 0, TemplateErrors.ChoicesNotTaken($"{at}/choices"));
        Ensure.That(!group.HasChoices || group.Choices.Count > 0, TemplateErrors.NoChoices($"{at}/choices"));
        Ensure.That(group.Choices.Count <= CustomizationLimits.Choices, TemplateErrors.TooMany(CustomizationLimits.Choices, $"{at}/choices"));
        CheckCodes([.. group.Choices.Select(choice => choice.Code)], $"{at}/choices");
        for (var i = 0; i < group.Choices.Count; i++)
        {
            Require.Text(group.Choices[i].Name, CustomizationLimits.NameLength, $"{at}/choices/{i}/name");
            CheckSurcharge(group.Choices[i].Surcharge, $"{at}/choices/{i}");
        }

        Ensure.That(group.Kind is not SingleChoice || group.Choices.Count(choice => choice.IsDefault) <= 1, TemplateErrors.TooManyDefaults($"{at}/choices"));
        CheckBounds(group, at);
    }

    private static void CheckBounds(CustomizationGroup group, string at)
    {
        Ensure.That(group.MaxLength is null || group.Kind is Text, TemplateErrors.NotOfThisKind($"{at}/maxLength"));
        Ensure.That(group.MaxLength is null or (> 0 and <= CustomizationLimits.TextLength), TemplateErrors.OutOfRange(1, CustomizationLimits.TextLength, $"{at}/maxLength"));
        Ensure.That(group.Minimum is null || group.Kind is not (SingleChoice or Colour), TemplateErrors.NotOfThisKind($"{at}/minimum"));
        Ensure.That(group.Maximum is null || group.Kind is not (SingleChoice or Colour or Text), TemplateErrors.NotOfThisKind($"{at}/maximum"));
        if (group.Kind is not Number)
        {
            Ensure.That(IsCount(group.Minimum), TemplateErrors.WholeNumber($"{at}/minimum"));
            Ensure.That(IsCount(group.Maximum), TemplateErrors.WholeNumber($"{at}/maximum"));
        }

        var (least, most) = group.Kind switch
        {
            MultipleChoice => (0m, (decimal)group.Choices.Count),
            Upload => (0m, CustomizationLimits.Files),
            Text => (0m, group.MaxLength ?? CustomizationLimits.TextLength),
            _ => (-CustomizationLimits.Number, CustomizationLimits.Number),
        };
        Ensure.That(group.Minimum is null || (group.Minimum >= least && group.Minimum <= most), TemplateErrors.OutOfRange(least, most, $"{at}/minimum"));
        Ensure.That(group.Maximum is null || (group.Maximum >= Math.Max(least, group.Kind is Number ? least : 1) && group.Maximum <= most), TemplateErrors.OutOfRange(least, most, $"{at}/maximum"));
        Ensure.That(group.Minimum is null || group.Maximum is null || group.Minimum <= group.Maximum, TemplateErrors.Bounds($"{at}/maximum"));
        Ensure.That(group.Kind is not Upload || group.Least <= group.Most, TemplateErrors.Bounds($"{at}/minimum"));
    }

    private static bool IsCount(decimal? bound) => bound is null || (bound >= 0 && decimal.Truncate(bound.Value) == bound);

    private static void CheckSurcharge(CustomizationSurcharge surcharge, string at)
    {
        for (var i = 0; i < surcharge.Amounts.Count; i++)
        {
            var (amount, place) = (surcharge.Amounts[i], $"{at}/surcharges/{i}");
            Require.Currency(amount.Currency, $"{place}/currency");
            Ensure.That(amount.MinorUnits is >= 0 and <= Money.MaxMinorUnits, TemplateErrors.OutOfRange(0, Money.MaxMinorUnits, $"{place}/amount"));
            Ensure.That(!surcharge.Amounts.Take(i).Any(other => other.Currency == amount.Currency), TemplateErrors.RepeatedCurrency($"{place}/currency"));
        }

        Ensure.That(surcharge.Percent is null || surcharge.Amounts.Count == 0, TemplateErrors.AmountOrPercent($"{at}/surchargePercent"));
        Ensure.That(surcharge.Percent is null or (>= 0 and <= CustomizationLimits.Percent), TemplateErrors.OutOfRange(0, CustomizationLimits.Percent, $"{at}/surchargePercent"));
    }

    /// <summary>Whoever chooses everything still pays a sum that can be reckoned with.</summary>
    private static void CheckSums(IReadOnlyList<CustomizationSurcharge> surcharges)
    {
        Ensure.That(surcharges.Sum(surcharge => surcharge.Percent ?? 0) <= CustomizationLimits.Percent, TemplateErrors.TooDear);
        var dearest = surcharges.SelectMany(surcharge => surcharge.Amounts).GroupBy(amount => amount.Currency, StringComparer.Ordinal).Select(amounts => amounts.Sum(amount => amount.MinorUnits)).DefaultIfEmpty().Max();
        Ensure.That(dearest <= Money.MaxMinorUnits, TemplateErrors.TooDear);
    }

    /// <summary>A buyer in one of the currencies must not meet a choice without a price.</summary>
    private static void CheckCurrencies(CustomizationForm form, IReadOnlyCollection<string> offered)
    {
        List<(IReadOnlyList<Money> Amounts, string At)> given =
        [
            .. form.Groups.Select((group, i) => (group.Surcharge.Amounts, $"groups/{i}/surcharges")),
            .. form.Groups.SelectMany((group, i) => group.Choices.Select((choice, j) => (choice.Surcharge.Amounts, $"groups/{i}/choices/{j}/surcharges"))),
        ];
        var needed = given.SelectMany(surcharge => surcharge.Amounts).Select(amount => amount.Currency).Union(offered, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var (amounts, at) in given.Where(surcharge => surcharge.Amounts.Count > 0))
        {
            Ensure.That(needed.TrueForAll(currency => amounts.Any(amount => amount.Currency == currency)), TemplateErrors.CurrencyMissing(needed, at));
        }
    }
}
