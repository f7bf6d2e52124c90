using Marketplace.Domain.Common;

namespace Marketplace.Domain.Ordering;

/// <summary>One box of a fulfilment.</summary>
public sealed record Parcel(Measure? Weight, string? TrackingNumber);

/// <summary>By whom and how something is sent.</summary>
public sealed record FulfilmentDetails
{
    public const int MaxCarrierLength = 80;
    public const int MaxTrackingNumberLength = 100;
    public const int MaxTrackingUrlLength = 1000;
    public const int MaxParcels = 100;

    public static FulfilmentDetails None { get; } = new();

    public string? Carrier { get; init; }

    /// <summary>What the carrier calls it: express, economy.</summary>
    public string? Service { get; init; }

    public string? TrackingNumber { get; init; }

    /// <summary>Where its way can be followed; null where it follows from a known carrier and the number, or is not known.</summary>
    public string? TrackingUrl { get; init; }

    public IReadOnlyList<Parcel> Parcels { get; init; } = [];

    public DateOnly? EstimatedDeliveryOn { get; init; }

    public FulfilmentDetails Checked()
    {
        Require.OptionalText(Carrier, MaxCarrierLength, "carrier");
        Require.OptionalText(Service, MaxCarrierLength, "service");
        Require.OptionalText(TrackingNumber, MaxTrackingNumberLength, "trackingNumber");
        Require.OptionalText(TrackingUrl, MaxTrackingUrlLength, "trackingUrl");
        Ensure.That(TrackingUrl is null || (Uri.TryCreate(TrackingUrl, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0), FulfilmentErrors.TrackingUrl);
        Ensure.That(Parcels.Count <= MaxParcels, FulfilmentErrors.TooManyParcels);
        foreach (var (place, parcel) in Parcels.Index())
        {
            Ensure.That(parcel.Weight is null or { Value: > 0 }, FulfilmentErrors.Weight(place));
            Require.OptionalText(parcel.TrackingNumber, MaxTrackingNumberLength, $"parcels/{place}/trackingNumber");
        }

        return this;
    }

    public bool Equals(FulfilmentDetails? other) => other is not null && (Carrier, Service, TrackingNumber, TrackingUrl, EstimatedDeliveryOn)
        == (other.Carrier, other.Service, other.TrackingNumber, other.TrackingUrl, other.EstimatedDeliveryOn) && Parcels.SequenceEqual(other.Parcels);

    public override int GetHashCode() => HashCode.Combine(Carrier, TrackingNumber, Parcels.Count);
}
