using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Catalog.Contracts;

/// <summary>How far templates and wishes go.</summary>
public static class CustomizationLimits
{
    public const int Groups = 20;
    public const int Choices = 50;
    public const int Rules = 50;
    public const int Files = 10;
    public const int CodeLength = 40;
    public const int NameLength = 120;
    public const int TextLength = 1000;
    public const int NumberLength = 20;
    public const int Decimals = 3;
    public const int Percent = 1000;
    public const decimal Number = 1_000_000_000;
}

/// <summary>Why a wish cannot be fulfilled.</summary>
internal static class CustomizationErrors
{
    public static DomainError UnknownGroup(string at) => new(Invalid, "invalid_value", "The product has no such group of options.", at);

    public static DomainError RepeatedGroup(string at) => new(Invalid, "not_unique", "A group is answered once.", at);

    public static DomainError NoFilesThere(string at) => new(Invalid, "invalid_value", "The product has no group of options that takes files by this code.", at);

    public static DomainError FilesOnly(string at) => new(Invalid, "invalid_value", "This group takes files, by the relationship uploads.", at);

    public static DomainError Missing(CustomizationGroup group, string at) => new(Invalid, "required", $"'{group.Name}' has to be decided.", at)
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["group"] = group.Code },
    };

    public static DomainError Closed(CustomizationGroup group, string at) => new(Invalid, "invalid_value", $"'{group.Name}' cannot be had with what else is chosen.", at);

    public static DomainError ClosedChoice(string at) => new(Invalid, "invalid_value", "This cannot be had with what else is chosen.", at);

    public static DomainError UnknownChoice(string at) => new(Invalid, "invalid_value", "The group has no such choice.", at);

    public static DomainError RepeatedChoice(string at) => new(Invalid, "not_unique", "A choice is named once.", at);

    public static DomainError HowMany(int least, int most, string at) => new(Invalid, "out_of_range", least == most ? $"Exactly {least}." : $"From {least} to {most}.", at);

    public static DomainError NotText(string at) => new(Invalid, "invalid_value", "This group is answered by choices.", at);

    public static DomainError NoChoices(string at) => new(Invalid, "invalid_value", "This group is answered by a text.", at);

    public static DomainError TooLong(int longest, string at) => new(Invalid, "too_long", $"At most {longest} characters.", at);

    public static DomainError TooShort(int shortest, string at) => new(Invalid, "too_short", $"At least {shortest} characters.", at);

    public static DomainError Unprintable(string at) => new(Invalid, "invalid_format", "A text has no control characters but line feeds.", at);

    public static DomainError NoColour(string at) => new(Invalid, "invalid_format", "A colour is written as #RRGGBB.", at);

    public static DomainError NoNumber(string at) => new(Invalid, "invalid_format", $"A number is a decimal string with at most {CustomizationLimits.Decimals} decimals.", at);

    public static DomainError NumberOutOfRange(CustomizationGroup group, string at) => new(Invalid, "out_of_range", (group.Minimum, group.Maximum) switch
    {
        ({ } least, { } most) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"From {least} to {most}."),
        ({ } least, null) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"At least {least}."),
        var (_, most) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"At most {most}."),
    }, at);

    public static DomainError NotPriced(string currency, string at) => new(Invalid, "unsupported_currency", $"This has no surcharge in {currency}.", at);
}
