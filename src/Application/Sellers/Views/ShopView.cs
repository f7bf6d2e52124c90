using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;

namespace Marketplace.Application.Sellers.Views;

/// <summary>A place that a seller sells from.</summary>
public sealed record ShopView : IView
{
    public ShopId Id { get; init; }

    public int Revision { get; init; }

    public SellerId SellerId { get; init; }

    /// <summary>For filtering by the seller's address.</summary>
    public string SellerSlug { get; init; } = "";

    public string Name { get; init; } = "";

    public string Slug { get; init; } = "";

    public RichText? Description { get; init; }

    public Address Address { get; init; } = null!;

    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>The seller's switch.</summary>
    public bool IsOpen { get; init; }

    public bool IsPublished { get; init; }

    /// <summary>By the switch or by the hours.</summary>
    public bool IsClosedNow { get; init; }

    public IReadOnlyList<OpeningHours> OpeningHours { get; init; } = [];

    public string TimeZone { get; init; } = "";

    public decimal? Rating { get; init; }

    public int RatingCount { get; init; }

    public string? ExternalId { get; init; }

    public UploadId? LogoId { get; init; }

    public UploadId? CoverId { get; init; }

    /// <summary>The square of the distance from the point that is asked for, in square metres; null without such a point, or without a location.</summary>
    public long? SquareMetres { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
