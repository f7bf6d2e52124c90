using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Catalog;

public static class TemplateErrors
{
    public static DomainError NoGroups { get; } = new(Invalid, "required", $"A template has 1 to {CustomizationLimits.Groups} groups.", "groups");

    public static DomainError TooMany(int most, string at) => new(Invalid, "too_long", $"At most {most}.", at);

    public static DomainError Code(string at) => new(Invalid, "invalid_format", $"A code has 1 to {CustomizationLimits.CodeLength} letters a to z, digits, hyphens and underscores.", at);

    public static DomainError RepeatedCode(string at) => new(Invalid, "not_unique", "Codes differ from each other.", at);

    public static DomainError KindIsFixed(string at) => new(Invalid, "invalid_value", "A group keeps its kind; make another one with a code of its own.", at);

    public static DomainError NoChoices(string at) => new(Invalid, "required", "A group of choices has at least one.", at);

    public static DomainError ChoicesNotTaken(string at) => new(Invalid, "invalid_value", "A group of this kind has no choices.", at);

    public static DomainError TooManyDefaults(string at) => new(Invalid, "not_unique", "One choice is the default.", at);

    public static DomainError NotOfThisKind(string at) => new(Invalid, "invalid_value", "A group of this kind has no such bound.", at);

    public static DomainError WholeNumber(string at) => new(Invalid, "invalid_value", "This counts something: it is a whole number that is not below nothing.", at);

    public static DomainError Bounds(string at) => new(Invalid, "out_of_range", "The largest value is not below the smallest.", at);

    public static DomainError OutOfRange(decimal least, decimal most, string at) => new(Invalid, "out_of_range", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"From {least} to {most}."), at);

    public static DomainError RepeatedCurrency(string at) => new(Invalid, "not_unique", "One amount for each currency.", at);

    public static DomainError AmountOrPercent(string at) => new(Invalid, "invalid_value", "A surcharge is either an amount or percent.", at);

    public static DomainError CurrencyMissing(IEnumerable<string> currencies, string at) =>
        new(Invalid, "required", $"A surcharge has an amount in each currency in which the product is offered, and in which others are given: {string.Join(", ", currencies)}.", at);

    public static DomainError TooDear { get; } = new(Invalid, "out_of_range", $"All surcharges together are at most {CustomizationLimits.Percent} percent, and of each currency as much as a price may be.", "groups");

    public static DomainError NoSuchGroup(string at) => new(Invalid, "invalid_value", "The template has no group of this code.", at);

    public static DomainError NoSuchChoice(string at) => new(Invalid, "invalid_value", "The group has no choice of this code.", at);

    public static DomainError ChoicesNotMeant(string at) => new(Invalid, "invalid_value", "Single choices can be excluded, not shown or required.", at);

    public static DomainError Circle(string at) => new(Invalid, "invalid_value", "What a group follows from does not follow from it in turn.", at);
}
