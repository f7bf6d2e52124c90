using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Application.Sellers.Views;

/// <summary>A way in which a seller hands over what was bought.</summary>
public sealed record ShippingMethodView : IView
{
    public ShippingMethodId Id { get; init; }

    public int Revision { get; init; }

    public SellerId SellerId { get; init; }

    public ShopId? ShopId { get; init; }

    public string Name { get; init; } = "";

    public ShippingKind Kind { get; init; }

    public string? Carrier { get; init; }

    public TimeSpan LeadTime { get; init; }

    public bool IsActive { get; init; }

    public int Position { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A part of the world to which rates apply.</summary>
public sealed record ShippingZoneView : IView
{
    public ShippingZoneId Id { get; init; }

    public int Revision { get; init; }

    public SellerId? SellerId { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Each between spaces.</summary>
    public string CountryCodes { get; init; } = "";

    public IReadOnlyList<string> Subdivisions { get; init; } = [];

    public IReadOnlyList<string> PostalCodes { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What a method costs in a zone.</summary>
public sealed record ShippingRateView : IView
{
    public ShippingRateId Id { get; init; }

    public int Revision { get; init; }

    public ShippingMethodId MethodId { get; init; }

    public ShippingZoneId ZoneId { get; init; }

    public ShippingBasis Basis { get; init; }

    public string Currency { get; init; } = "";

    public long AmountMinor { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public long? FreeFromMinor { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
