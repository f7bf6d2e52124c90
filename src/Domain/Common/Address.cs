using System.Text.RegularExpressions;

namespace Marketplace.Domain.Common;

/// <summary>Where a parcel or a bill goes. Stored as it was given: an address on an order never follows a later change.</summary>
public sealed partial record Address
{
    public const int MaxLineLength = 200;
    public const int MaxCityLength = 100;
    public const int MaxPostalCodeLength = 20;

    /// <summary>ISO 3166-2: <c>MU-PL</c>. The look-ahead keeps a final line feed out, which a bare dollar lets in.</summary>
    public const string SubdivisionPattern = "^[A-Z]{2}-[A-Z0-9]{1,3}$(?!\n)";

    public required string Name { get; init; }

    public string? Company { get; init; }

    public required string Line1 { get; init; }

    public string? Line2 { get; init; }

    public required string City { get; init; }

    public string? Subdivision { get; init; }

    public string? PostalCode { get; init; }

    public required string Country { get; init; }

    public string? Phone { get; init; }

    public static bool IsSubdivision(string code) => SubdivisionForm.IsMatch(code);

    /// <summary>What stays in the books of somebody who is to be forgotten: where taxes are due.</summary>
    public Address WithoutPerson() => new() { Name = "Erased", Line1 = "Erased", City = "Erased", Subdivision = Subdivision, Country = Country };

    /// <summary>Refuses what cannot be delivered to; every aggregate that keeps an address asks for it first.</summary>
    /// <param name="member">The attribute that carries the address, so that a refusal points into it: <c>shippingAddress/country</c>; empty where its parts are attributes themselves.</param>
    public Address Checked(string member)
    {
        Text(Name, MaxLineLength, "name");
        Text(Line1, MaxLineLength, "line1");
        Text(City, MaxCityLength, "city");
        Optional(Company, MaxLineLength, "company");
        Optional(Line2, MaxLineLength, "line2");
        Optional(PostalCode, MaxPostalCodeLength, "postalCode");
        Ensure.That(Common.Country.IsKnown(Country), Fault("invalid_value", "country", "A country is a code of ISO 3166-1 alpha-2."));
        Ensure.That(Subdivision is null || SubdivisionForm.IsMatch(Subdivision), Fault("invalid_format", "subdivision", "A subdivision is a code of ISO 3166-2."));
        Ensure.That(Subdivision?.StartsWith(Country, StringComparison.Ordinal) != false, Fault("invalid_value", "subdivision", "The subdivision belongs to another country."));
        Ensure.That(Phone is null || PhoneNumber.HasForm(Phone), Fault("invalid_format", "phone", "A phone number has the form of E.164."));
        return this;

        void Text(string? value, int longest, string part)
        {
            Ensure.That(!string.IsNullOrWhiteSpace(value), Fault("required", part, $"An address needs {part}."));
            Optional(value, longest, part);
        }

        void Optional(string? value, int longest, string part) =>
            Ensure.That(value is null || value.Length <= longest, Fault("too_long", part, $"At most {longest} characters."));

        DomainError Fault(string code, string part, string message) => new(ErrorKind.Invalid, code, message, member.Length == 0 ? part : $"{member}/{part}");
    }

    [GeneratedRegex(SubdivisionPattern, RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SubdivisionForm { get; }
}
