using Marketplace.Domain.Common;

namespace Marketplace.Domain.Sellers;

/// <summary>What the bounds of a rate measure; a flat one has none.</summary>
public enum ShippingBasis { Flat, Weight, Total, Quantity }

public sealed record ShippingRateDetails(ShippingBasis Basis, Money Amount)
{
    /// <summary>From here on, itself included: kilograms, an amount in the seller's base currency, or pieces.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Up to here, itself left out, so that one rate can begin where another ends.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>From this total on nothing is charged.</summary>
    public Money? FreeFrom { get; init; }
}

/// <summary>What is sent together, in figures.</summary>
/// <param name="Weight">In kilograms.</param>
public sealed record Basket(int Quantity, decimal Weight, Money Total);

/// <summary>What a method costs in a zone, once per order, while the basket lies within the rate's bounds.</summary>
public sealed class ShippingRate : AggregateRoot
{
    public const int MaxPerMethod = 200;
    public const decimal MaxBound = 1_000_000_000m;

    /// <summary>Decimals that a bound keeps.</summary>
    public const int BoundDecimals = 4;

    private ShippingRate() { } // EF Core

    public ShippingRateId Id { get; private init; }

    public ShippingMethodId MethodId { get; private init; }

    public ShippingZoneId ZoneId { get; private init; }

    /// <summary>The seller of the method.</summary>
    public SellerId SellerId { get; private init; }

    public ShippingBasis Basis { get; private set; }

    /// <summary>The seller's base currency.</summary>
    public string Currency { get; private init; } = "";

    public long AmountMinor { get; private set; }

    public decimal? Minimum { get; private set; }

    public decimal? Maximum { get; private set; }

    public long? FreeFromMinor { get; private set; }

    public ShippingRateDetails Details => new(Basis, new Money(AmountMinor, Currency))
    {
        Minimum = Minimum,
        Maximum = Maximum,
        FreeFrom = FreeFromMinor is { } free ? new Money(free, Currency) : null,
    };

    /// <param name="currency">The seller's base currency.</param>
    /// <param name="before">How many the method has already.</param>
    public static ShippingRate Set(ShippingMethod method, ShippingZone zone, ShippingRateDetails details, string currency, int before)
    {
        Ensure.That(zone.SellerId is null || zone.SellerId == method.SellerId, ShippingErrors.ZoneOfAnother);
        Ensure.That(before < MaxPerMethod, ShippingErrors.TooManyRates);
        var rate = new ShippingRate { Id = ShippingRateId.New(), MethodId = method.Id, ZoneId = zone.Id, SellerId = method.SellerId, Currency = currency };
        rate.Change(details);
        return rate;
    }

    public void Change(ShippingRateDetails details)
    {
        Charged(details.Amount, "amount");
        if (details.FreeFrom is { } free) Charged(free, "freeFrom");
        Bound(details.Minimum, details.Basis, "minimum");
        Bound(details.Maximum, details.Basis, "maximum");
        Ensure.That(details.Minimum is null || details.Maximum is null || details.Minimum < details.Maximum, ShippingErrors.MaximumBelowMinimum);
        (Basis, AmountMinor, FreeFromMinor) = (details.Basis, details.Amount.MinorUnits, details.FreeFrom?.MinorUnits);
        (Minimum, Maximum) = (details.Minimum, details.Maximum);
    }

    public bool Holds(Basket basket)
    {
        decimal? measured = Basis switch
        {
            ShippingBasis.Weight => basket.Weight,
            ShippingBasis.Quantity => basket.Quantity,
            ShippingBasis.Total => basket.Total.Currency == Currency ? basket.Total.InUnits : null,
            _ => 0,
        };
        return measured is { } value && (Minimum is null || Minimum <= value) && (Maximum is null || value < Maximum);
    }

    public Money ChargeFor(Basket basket) =>
        FreeFromMinor is { } free && basket.Total.Currency == Currency && basket.Total.MinorUnits >= free ? Money.Zero(Currency) : new Money(AmountMinor, Currency);

    private void Charged(Money amount, string member)
    {
        Ensure.That(amount.Currency == Currency, ShippingErrors.OtherCurrency(Currency, member));
        Ensure.That(amount.MinorUnits is >= 0 and <= Money.MaxMinorUnits, ShippingErrors.Negative(member));
    }

    private void Bound(decimal? bound, ShippingBasis basis, string member)
    {
        if (bound is not { } value) return;
        Ensure.That(basis is not ShippingBasis.Flat, ShippingErrors.FlatHasNoBounds(member));
        Ensure.That(value is >= 0 and <= MaxBound, ShippingErrors.BoundRange(member));
        var decimals = basis switch { ShippingBasis.Quantity => 0, ShippingBasis.Total => Common.Currency.Exponent(Currency), _ => BoundDecimals };
        Ensure.That(decimal.Round(value, decimals) == value, ShippingErrors.BoundDecimals(decimals, member));
    }
}
