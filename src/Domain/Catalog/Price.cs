using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog;

public sealed record PriceDetails(Money Amount)
{
    /// <summary>From how many on it holds.</summary>
    public int MinQuantity { get; init; } = 1;

    public Money? SaleAmount { get; init; }

    /// <summary>Null: at once.</summary>
    public DateTimeOffset? SaleStartsAt { get; init; }

    /// <summary>Null: until it is taken back.</summary>
    public DateTimeOffset? SaleEndsAt { get; init; }
}

/// <summary>What one unit costs in one currency, and for a time less.</summary>
public sealed class Price : AggregatePart
{
    internal Price(ListingId listingId, string currency) => (Id, ListingId, Currency) = (PriceId.New(), listingId, Require.Currency(currency, "amount/currency"));

    private Price() { } // EF Core

    public PriceId Id { get; private init; }

    public ListingId ListingId { get; private init; }

    public string Currency { get; private init; } = "";

    public int MinQuantity { get; private set; }

    public long AmountMinor { get; private set; }

    public long? SaleAmountMinor { get; private set; }

    public DateTimeOffset? SaleStartsAt { get; private set; }

    public DateTimeOffset? SaleEndsAt { get; private set; }

    public PriceDetails Details => new(new Money(AmountMinor, Currency))
    {
        MinQuantity = MinQuantity,
        SaleAmount = SaleAmountMinor is { } sale ? new Money(sale, Currency) : null,
        SaleStartsAt = SaleStartsAt,
        SaleEndsAt = SaleEndsAt,
    };

    public bool IsOnSale(DateTimeOffset now) => SaleAmountMinor is not null && (SaleStartsAt is null || SaleStartsAt <= now) && (SaleEndsAt is null || now < SaleEndsAt);

    public Money At(DateTimeOffset now) => new(IsOnSale(now) ? SaleAmountMinor!.Value : AmountMinor, Currency);

    internal void Change(PriceDetails details, string member)
    {
        Ensure.That(details.Amount.MinorUnits is > 0 and <= Money.MaxMinorUnits, ListingErrors.Amount(member));
        Ensure.That(details.SaleAmount is null || details.SaleAmount.Value.Currency == Currency, ListingErrors.SaleCurrency);
        Ensure.That(details.SaleAmount is null || (details.SaleAmount.Value.MinorUnits > 0 && details.SaleAmount.Value.MinorUnits < details.Amount.MinorUnits), ListingErrors.SaleIsDearer);
        Ensure.That(details.SaleAmount is not null || (details.SaleStartsAt is null && details.SaleEndsAt is null), ListingErrors.SaleWindowWithoutSale);
        Ensure.That(details.SaleStartsAt is null || details.SaleEndsAt is null || details.SaleStartsAt < details.SaleEndsAt, ListingErrors.SaleWindow);
        MinQuantity = Require.Range(details.MinQuantity, 1, Listing.MaxQuantityOfAll, "minQuantity");
        (AmountMinor, SaleAmountMinor) = (details.Amount.MinorUnits, details.SaleAmount?.MinorUnits);
        (SaleStartsAt, SaleEndsAt) = (details.SaleStartsAt, details.SaleEndsAt);
    }
}
