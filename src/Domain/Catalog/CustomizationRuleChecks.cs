using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog;

/// <summary>Rules name what there is, and none follows from itself.</summary>
internal static class CustomizationRuleChecks
{
    public static void Check(CustomizationForm form)
    {
        Ensure.That(form.Rules.Count <= CustomizationLimits.Rules, TemplateErrors.TooMany(CustomizationLimits.Rules, "rules"));
        for (var i = 0; i < form.Rules.Count; i++)
        {
            var (when, then) = (form.Rules[i].When, form.Rules[i].Then);
            CheckNames(form, when.Group, when.Choices, $"rules/{i}/when");
            CheckNames(form, then.Group, then.Choices, $"rules/{i}/then");
            Ensure.That(then.Effect is CustomizationEffect.Exclude || then.Choices.Count == 0, TemplateErrors.ChoicesNotMeant($"rules/{i}/then/choices"));
            Ensure.That(!LeadsTo(form, then.Group, when.Group, []), TemplateErrors.Circle($"rules/{i}/then/group"));
        }
    }

    private static void CheckNames(CustomizationForm form, string code, IReadOnlyList<string> choices, string at)
    {
        Ensure.That(form.Find(code) is not null, TemplateErrors.NoSuchGroup($"{at}/group"));
        for (var i = 0; i < choices.Count; i++)
        {
            Ensure.That(form.Find(code)!.Choices.Any(choice => choice.Code == choices[i]), TemplateErrors.NoSuchChoice($"{at}/choices/{i}"));
        }
    }

    /// <summary>Whether a group is decided, over any number of rules, by another one.</summary>
    private static bool LeadsTo(CustomizationForm form, string from, string to, HashSet<string> seen) =>
        from == to || (seen.Add(from) && form.Rules.Where(rule => rule.When.Group == from).Any(rule => LeadsTo(form, rule.Then.Group, to, seen)));
}
