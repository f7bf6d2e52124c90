using Marketplace.Domain.Common;

namespace Marketplace.Domain.Pricing;

public sealed record TaxRateDetails(string Name, string Country, decimal Percent)
{
    /// <summary>Null: all of the country.</summary>
    public string? Subdivision { get; init; }

    public bool IsIncludedInPrice { get; init; }

    public bool AppliesToShipping { get; init; }

    public DateOnly? StartsOn { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? EndsOn { get; init; }
}

/// <summary>A tax on a class of goods that go to a part of the world. Several may hold at once: that of a country and that of its subdivision.</summary>
public sealed class TaxRate : AggregateRoot, IAudited
{
    public const int MaxNameLength = 120;
    public const int PercentDecimals = 4;
    public const decimal MaxPercent = 100;

    /// <summary>For one class and country, its subdivisions included.</summary>
    public const int MaxPerCountry = 200;

    private TaxRate() { } // EF Core

    public TaxRateId Id { get; private init; }

    public string? AuditedAs => "taxRates";

    public TaxClassId TaxClassId { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>A code of ISO 3166-1 alpha-2.</summary>
    public string Country { get; private set; } = "";

    /// <summary>A code of ISO 3166-2 in the country; null: all of it.</summary>
    public string? Subdivision { get; private set; }

    /// <summary>19 is nineteen percent.</summary>
    public decimal Percent { get; private set; }

    public bool IsIncludedInPrice { get; private set; }

    /// <summary>Whether what is sent is taxed, too; asked of the rates of the default class.</summary>
    public bool AppliesToShipping { get; private set; }

    public DateOnly? StartsOn { get; private set; }

    public DateOnly? EndsOn { get; private set; }

    public TaxRateDetails Details => new(Name, Country, Percent)
    {
        Subdivision = Subdivision,
        IsIncludedInPrice = IsIncludedInPrice,
        AppliesToShipping = AppliesToShipping,
        StartsOn = StartsOn,
        EndsOn = EndsOn,
    };

    public static TaxRate Set(TaxClassId taxClass, TaxRateDetails details)
    {
        var rate = new TaxRate { Id = TaxRateId.New(), TaxClassId = taxClass };
        rate.Change(details);
        return rate;
    }

    public void Change(TaxRateDetails details)
    {
        Name = Require.Text(details.Name, MaxNameLength, "name");
        Ensure.That(Common.Country.IsKnown(details.Country), TaxErrors.UnknownCountry);
        Ensure.That(details.Subdivision is null || (Address.IsSubdivision(details.Subdivision) && details.Subdivision.StartsWith($"{details.Country}-", StringComparison.Ordinal)), TaxErrors.SubdivisionElsewhere);
        Ensure.That(details.Percent is >= 0 and <= MaxPercent && decimal.Round(details.Percent, PercentDecimals) == details.Percent, TaxErrors.Percent);
        Ensure.That(details.StartsOn is null || details.EndsOn is null || details.StartsOn <= details.EndsOn, TaxErrors.Days);
        (Country, Subdivision, Percent) = (details.Country, details.Subdivision, details.Percent);
        (IsIncludedInPrice, AppliesToShipping) = (details.IsIncludedInPrice, details.AppliesToShipping);
        (StartsOn, EndsOn) = (details.StartsOn, details.EndsOn);
    }

    public bool Holds(string country, string? subdivision, DateOnly on) =>
        Country == country && (Subdivision is null || Subdivision == subdivision) && (StartsOn is null || StartsOn <= on) && (EndsOn is null || on <= EndsOn);
}
