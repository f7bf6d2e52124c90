namespace Marketplace.Application.Integration.Contracts;

/// <summary>A shop of the seller for whom a file of shops is imported.</summary>
public sealed record ImportedShop : ImportDraft
{
    public required string Name { get; init; }

    public required string Line1 { get; init; }

    public string? Line2 { get; init; }

    public required string City { get; init; }

    public string? Region { get; init; }

    public string? PostalCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    public EquatableList<ImportedHours> OpeningHours { get; init; } = [];

    /// <summary>IANA name, from the state of the address.</summary>
    public required string TimeZone { get; init; }
}

/// <param name="Closes">After <paramref name="Opens"/>, on the same day.</param>
public sealed record ImportedHours(DayOfWeek Day, TimeOnly Opens, TimeOnly Closes);
