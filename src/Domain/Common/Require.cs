using System.Text.RegularExpressions;

namespace Marketplace.Domain.Common;

/// <summary>The form of single values: returns the value or refuses it at its member.</summary>
public static partial class Require
{
    public const int MaxSlugLength = 120;
    public const int MaxExternalIdLength = 200;

    /// <summary>Lower-case words and digits joined by single hyphens. The look-ahead keeps a final line feed out.</summary>
    public const string SlugPattern = @"^[a-z0-9]+(?:-[a-z0-9]+)*$(?!\n)";

    public static string Text(string? value, int longest, string member)
    {
        Ensure.That(!string.IsNullOrWhiteSpace(value), new(ErrorKind.Invalid, "required", "This cannot be empty.", member));
        return OptionalText(value, longest, member)!;
    }

    public static string? OptionalText(string? value, int longest, string member)
    {
        Ensure.That(value is null || value.Length <= longest, new(ErrorKind.Invalid, "too_long", $"At most {longest} characters.", member));
        return value;
    }

    public static string Slug(string? value, string member = "slug")
    {
        Text(value, MaxSlugLength, member);
        Ensure.That(SlugForm.IsMatch(value!), new(ErrorKind.Invalid, "invalid_format", $"A {member} has lower-case letters a to z, digits and single hyphens between them.", member));
        return value!;
    }

    public static int Range(int value, int lowest, int highest, string member)
    {
        Ensure.That(value >= lowest && value <= highest, new(ErrorKind.Invalid, "out_of_range", $"From {lowest} to {highest}.", member));
        return value;
    }

    public static TimeSpan Duration(TimeSpan value, TimeSpan shortest, TimeSpan longest, string member)
    {
        Ensure.That(value >= shortest && value <= longest, new(ErrorKind.Invalid, "out_of_range", $"From {Told(shortest)} to {Told(longest)}.", member));
        return value;

        static string Told(TimeSpan duration) => System.Xml.XmlConvert.ToString(duration);
    }

    public static string Currency(string? code, string member)
    {
        Ensure.That(Common.Currency.IsKnown(code), new(ErrorKind.Invalid, "unsupported_currency", "A currency is a code of ISO 4217.", member));
        return code!;
    }

    [GeneratedRegex(SlugPattern, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlugForm { get; }
}
