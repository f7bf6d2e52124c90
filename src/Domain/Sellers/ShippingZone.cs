using System.Text.RegularExpressions;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Sellers;

public sealed record ShippingZoneDetails(string Name, IReadOnlyList<string> Countries)
{
    public IReadOnlyList<string> Subdivisions { get; init; } = [];

    public IReadOnlyList<string> PostalCodes { get; init; } = [];
}

/// <summary>
/// A part of the world to which rates apply: countries, narrowed to some of their subdivisions and to some postal codes. A country of which
/// subdivisions are named is covered in those only. One without a seller is the store's, and all sellers may use it.
/// </summary>
public sealed partial class ShippingZone : AggregateRoot
{
    public const int MaxPerSeller = 200;
    public const int MaxNameLength = 120;
    public const int MaxCountries = 249;
    public const int MaxSubdivisions = 200;
    public const int MaxPostalCodes = 500;

    /// <summary>Letters, digits, spaces and hyphens, with a star at the end for whatever follows: <c>113*</c>. The look-ahead keeps a final line feed out.</summary>
    public const string PostalCodePattern = @"^[A-Za-z0-9][A-Za-z0-9 -]{0,18}\*?$(?!\n)";

    private ShippingZone() { } // EF Core

    public ShippingZoneId Id { get; private init; }

    /// <summary>Null: the store's.</summary>
    public SellerId? SellerId { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>Codes of ISO 3166-1 alpha-2, each between spaces, so that a query can look for one.</summary>
    public string CountryCodes { get; private set; } = "";

    public IReadOnlyList<string> Countries => CodesIn(CountryCodes);

    /// <summary>Codes of ISO 3166-2.</summary>
    public IReadOnlyList<string> Subdivisions { get; private set; } = [];

    public IReadOnlyList<string> PostalCodes { get; private set; } = [];

    public ShippingZoneDetails Details => new(Name, Countries) { Subdivisions = Subdivisions, PostalCodes = PostalCodes };

    /// <param name="before">How many the seller, or the store, has already.</param>
    public static ShippingZone Draw(SellerId? seller, ShippingZoneDetails details, int before)
    {
        Ensure.That(before < MaxPerSeller, ShippingErrors.TooManyZones);
        var zone = new ShippingZone { Id = ShippingZoneId.New(), SellerId = seller };
        zone.Change(details);
        return zone;
    }

    public static IReadOnlyList<string> CodesIn(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void Change(ShippingZoneDetails details)
    {
        Name = Require.Text(details.Name, MaxNameLength, "name");
        Ensure.That(details.Countries.Count > 0, ShippingErrors.Nowhere);
        Ensure.That(details.Countries.Count <= MaxCountries, ShippingErrors.TooMany("countries", MaxCountries));
        Each(details.Countries, "countries", Country.IsKnown, "invalid_value", "A country is a code of ISO 3166-1 alpha-2.");
        Ensure.That(details.Subdivisions.Count <= MaxSubdivisions, ShippingErrors.TooMany("subdivisions", MaxSubdivisions));
        Each(details.Subdivisions, "subdivisions", SubdivisionForm.IsMatch, "invalid_format", "A subdivision is a code of ISO 3166-2.");
        Each(details.Subdivisions, "subdivisions", code => details.Countries.Contains(code[..2]), "invalid_value", "The subdivision belongs to none of the countries.");
        Ensure.That(details.PostalCodes.Count <= MaxPostalCodes, ShippingErrors.TooMany("postalCodes", MaxPostalCodes));
        Each(details.PostalCodes, "postalCodes", PostalCodeForm.IsMatch, "invalid_format", "A postal code has letters, digits, spaces and hyphens, and may end with a star: 113*.");
        CountryCodes = $" {string.Join(' ', details.Countries)} ";
        (Subdivisions, PostalCodes) = (details.Subdivisions, details.PostalCodes);
    }

    /// <summary>Whether what goes to the address goes into this zone.</summary>
    public bool Covers(Address address)
    {
        if (!Countries.Contains(address.Country)) return false;
        if (Subdivisions.Any(code => code.StartsWith(address.Country, StringComparison.Ordinal)) && !Subdivisions.Contains(address.Subdivision)) return false;
        return PostalCodes.Count == 0 || (address.PostalCode is { } postalCode && PostalCodes.Any(code => Fits(Plain(postalCode), Plain(code))));
    }

    private static bool Fits(string postalCode, string code) => code.EndsWith('*') ? postalCode.StartsWith(code[..^1], StringComparison.Ordinal) : postalCode == code;

    /// <summary>Postal codes are written with and without spaces, and in either case.</summary>
    private static string Plain(string code) => code.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    private static void Each(IReadOnlyList<string> codes, string member, Func<string, bool> rule, string refusal, string message)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            Ensure.That(rule(codes[i]), new(ErrorKind.Invalid, refusal, message, $"{member}/{i}"));
            Ensure.That(!codes.Take(i).Contains(codes[i]), new(ErrorKind.Invalid, "invalid_value", "This stands in the list already.", $"{member}/{i}"));
        }
    }

    [GeneratedRegex(Address.SubdivisionPattern, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SubdivisionForm { get; }

    [GeneratedRegex(PostalCodePattern, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PostalCodeForm { get; }
}
