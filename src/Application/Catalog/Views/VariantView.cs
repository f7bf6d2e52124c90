using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Catalog.Views;

/// <summary>A variant, with what its cheapest offer costs and how much there is of it.</summary>
public sealed record VariantView : IView
{
    public VariantId Id { get; init; }

    public int Revision { get; init; }

    public ProductId ProductId { get; init; }

    public string Name { get; init; } = "";

    public string? Sku { get; init; }

    public string? Gtin { get; init; }

    /// <summary>JSON text: the value of each option.</summary>
    public string Options { get; init; } = "{}";

    public Measure? Weight { get; init; }

    public int Position { get; init; }

    public bool IsActive { get; init; }

    public long? PriceMinor { get; init; }

    public long? CompareAtMinor { get; init; }

    public string? Currency { get; init; }

    public long Stock { get; init; }

    public bool InStock { get; init; }

    public bool IsAvailable { get; init; }

    public ListingUnit? Unit { get; init; }

    public string? ExternalId { get; init; }

    public ListingId? DefaultListingId { get; init; }

    public ProductImageId? ImageId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
