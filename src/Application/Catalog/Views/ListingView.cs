using System.Text.Json.Serialization;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Catalog.Views;

/// <summary>A seller's offer, with what one unit costs now and how many there are.</summary>
public sealed record ListingView : IView
{
    public ListingId Id { get; init; }

    public int Revision { get; init; }

    public ProductId ProductId { get; init; }

    public VariantId VariantId { get; init; }

    public SellerId SellerId { get; init; }

    public ShopId? ShopId { get; init; }

    public string? Sku { get; init; }

    /// <summary>What is charged now for the smallest quantity; null where there is no price in the asked currency.</summary>
    public long? PriceMinor { get; init; }

    /// <summary>The regular price while there is a sale.</summary>
    public long? CompareAtMinor { get; init; }

    public string? Currency { get; init; }

    public DateTimeOffset? SaleEndsAt { get; init; }

    public ListingUnit Unit { get; init; }

    public ListingCondition Condition { get; init; }

    public ListingMode Mode { get; init; }

    public int MinQuantity { get; init; }

    public int? MaxQuantity { get; init; }

    public long Stock { get; init; }

    public bool InStock { get; init; }

    public bool IsAvailable { get; init; }

    public ListingStatus Status { get; init; }

    public string? StatusReason { get; init; }

    public string? ExternalId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>For finding; not carried by what is ready-made.</summary>
    [JsonIgnore]
    public string ProductName { get; init; } = "";
}

/// <summary>One price of a listing as its seller keeps it.</summary>
public sealed record PriceView : IView
{
    public PriceId Id { get; init; }

    public int Revision { get; init; }

    public ListingId ListingId { get; init; }

    public long AmountMinor { get; init; }

    public string Currency { get; init; } = "";

    public int MinQuantity { get; init; }

    public long? SaleAmountMinor { get; init; }

    public DateTimeOffset? SaleStartsAt { get; init; }

    public DateTimeOffset? SaleEndsAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
