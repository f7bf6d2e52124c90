using System.Globalization;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog.Contracts;

/// <summary>Holds a wish against a form, group by group.</summary>
internal sealed class CustomizationJudgement(CustomizationForm form, CustomizationWish wish, string currency)
{
    private readonly Dictionary<string, int> _answers = new(StringComparer.Ordinal);
    private readonly List<DomainError> _faults = [];

    public IReadOnlyList<DomainError> Faults => _faults;

    public CustomizationSnapshot Run()
    {
        for (var i = 0; i < wish.Answers.Count; i++)
        {
            var code = wish.Answers[i].Group;
            if (form.Find(code) is null) _faults.Add(CustomizationErrors.UnknownGroup($"customization/{i}/group"));
            else if (!_answers.TryAdd(code, i)) _faults.Add(CustomizationErrors.RepeatedGroup($"customization/{i}/group"));
        }

        for (var i = 0; i < wish.Files.Count; i++)
        {
            if (form.Find(wish.Files[i].Group) is not { Kind: CustomizationKind.Upload }) _faults.Add(CustomizationErrors.NoFilesThere($"uploads/{i}/meta/group"));
        }

        return new CustomizationSnapshot([.. form.Groups.Select(PartOf).OfType<CustomizationPart>()]);
    }

    private CustomizationPart? PartOf(CustomizationGroup group)
    {
        if (!IsAnswered(group.Code))
        {
            if (IsOpen(group) && (group.IsRequired || Rules(CustomizationEffect.Require, group).Any(Holds))) _faults.Add(CustomizationErrors.Missing(group, PlaceOf(group)));
            return null;
        }

        if (!IsOpen(group))
        {
            _faults.Add(CustomizationErrors.Closed(group, PlaceOf(group)));
            return null;
        }

        var part = new CustomizationPart(group.Code, group.Name);
        part = group.Kind switch
        {
            CustomizationKind.Upload => part with { Uploads = FilesOf(group) },
            CustomizationKind.SingleChoice or CustomizationKind.MultipleChoice => part with { Choices = ChoicesOf(group) },
            _ => part with { Text = TextOf(group) },
        };
        return Priced(part, group);
    }

    private bool IsAnswered(string code) => AnswerTo(code)?.SaysNothing() == false || FilesTo(code).Any();

    private CustomizationAnswer? AnswerTo(string code) => _answers.TryGetValue(code, out var index) ? wish.Answers[index] : null;

    private IEnumerable<CustomizationFile> FilesTo(string code) => form.Find(code) is { Kind: CustomizationKind.Upload } ? wish.Files.Where(file => file.Group == code) : [];

    private bool IsOpen(CustomizationGroup group)
    {
        var showing = Rules(CustomizationEffect.Show, group).ToList();
        return (showing.Count == 0 || showing.Exists(Holds)) && !Rules(CustomizationEffect.Exclude, group).Any(rule => rule.Then.Choices.Count == 0 && Holds(rule));
    }

    private IEnumerable<CustomizationRule> Rules(CustomizationEffect effect, CustomizationGroup group) => form.Rules.Where(rule => rule.Then.Effect == effect && rule.Then.Group == group.Code);

    private bool Holds(CustomizationRule rule) =>
        IsAnswered(rule.When.Group) && (rule.When.Choices.Count == 0 || AnswerTo(rule.When.Group)?.Choices.Any(choice => rule.When.Choices.Contains(choice, StringComparer.Ordinal)) == true);

    private string PlaceOf(CustomizationGroup group)
    {
        if (_answers.TryGetValue(group.Code, out var index)) return $"customization/{index}";
        return group.Kind is CustomizationKind.Upload ? "uploads" : "customization";
    }

    private List<CustomizationPick> ChoicesOf(CustomizationGroup group)
    {
        var (answer, place) = (AnswerTo(group.Code)!, PlaceOf(group));
        if (answer.Text is not null) _faults.Add(CustomizationErrors.NotText($"{place}/text"));
        if (answer.Choices.Count < group.Least || answer.Choices.Count > group.Most) _faults.Add(CustomizationErrors.HowMany(group.Least, group.Most, $"{place}/choices"));
        var closed = Rules(CustomizationEffect.Exclude, group).Where(Holds).SelectMany(rule => rule.Then.Choices).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < answer.Choices.Count; i++)
        {
            var code = answer.Choices[i];
            if (closed.Contains(code)) _faults.Add(CustomizationErrors.ClosedChoice($"{place}/choices/{i}"));
            else if (!group.Choices.Any(choice => choice.Code == code)) _faults.Add(CustomizationErrors.UnknownChoice($"{place}/choices/{i}"));
            else if (answer.Choices.Take(i).Contains(code, StringComparer.Ordinal)) _faults.Add(CustomizationErrors.RepeatedChoice($"{place}/choices/{i}"));
        }

        return [.. group.Choices.Where(choice => answer.Choices.Contains(choice.Code, StringComparer.Ordinal)).Select(choice => new CustomizationPick(choice.Code, choice.Name))];
    }

    private List<UploadId> FilesOf(CustomizationGroup group)
    {
        if (AnswerTo(group.Code)?.SaysNothing() == false) _faults.Add(CustomizationErrors.FilesOnly(PlaceOf(group)));
        UploadId[] files = [.. FilesTo(group.Code).Select(file => file.Upload).Distinct()];
        if (files.Length < group.Least || files.Length > group.Most) _faults.Add(CustomizationErrors.HowMany(group.Least, group.Most, "uploads"));
        return [.. files.Order()];
    }

    private string? TextOf(CustomizationGroup group)
    {
        var (answer, place) = (AnswerTo(group.Code)!, PlaceOf(group));
        if (answer.Choices.Count > 0) _faults.Add(CustomizationErrors.NoChoices($"{place}/choices"));
        if (answer.Text?.Trim() is not { Length: > 0 } text) return null;

        var at = $"{place}/text";
        if (group.Kind is CustomizationKind.Colour) return ColourOf(text, at);
        if (group.Kind is CustomizationKind.Number) return NumberOf(text, group, at);

        var longest = group.MaxLength ?? CustomizationLimits.TextLength;
        if (text.Length > longest) _faults.Add(CustomizationErrors.TooLong(longest, at));
        if (text.Length < group.Minimum) _faults.Add(CustomizationErrors.TooShort((int)group.Minimum.Value, at));
        if (text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r'))) _faults.Add(CustomizationErrors.Unprintable(at));
        return text;
    }

    private string ColourOf(string text, string at)
    {
        if (text.Length != 7 || text[0] != '#' || !text.Skip(1).All(char.IsAsciiHexDigit)) _faults.Add(CustomizationErrors.NoColour(at));
        return text.ToUpperInvariant();
    }

    /// <summary>Without zeros that say nothing: 2.50 and 2.5 are the same wish.</summary>
    private string NumberOf(string text, CustomizationGroup group, string at)
    {
        if (text.Length > CustomizationLimits.NumberLength || !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number.Scale > CustomizationLimits.Decimals)
        {
            _faults.Add(CustomizationErrors.NoNumber(at));
            return text;
        }

        if (number < group.Minimum || number > group.Maximum) _faults.Add(CustomizationErrors.NumberOutOfRange(group, at));
        return number == 0 ? "0" : number.ToString("0.###", CultureInfo.InvariantCulture);
    }

    /// <summary>Amounts and percents of a group add up before anything is rounded.</summary>
    private CustomizationPart Priced(CustomizationPart part, CustomizationGroup group)
    {
        CustomizationSurcharge[] surcharges = [group.Surcharge, .. group.Choices.Where(choice => part.Choices.Any(pick => pick.Code == choice.Code)).Select(choice => choice.Surcharge)];
        if (surcharges.Any(surcharge => surcharge.Amounts.Count > 0 && !surcharge.Amounts.Any(amount => amount.Currency == currency)))
        {
            _faults.Add(CustomizationErrors.NotPriced(currency, PlaceOf(group)));
        }

        return part with
        {
            Amount = surcharges.SelectMany(surcharge => surcharge.Amounts).Where(amount => amount.Currency == currency).Sum(amount => amount.MinorUnits),
            Rate = surcharges.Sum(surcharge => surcharge.Percent ?? 0) / 100,
        };
    }
}
