using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search;

/// <summary>A row of the projection as it travels to the database: as one JSON text with all the others.</summary>
internal sealed record ProjectedRow
{
    /// <summary>Dearer than anything.</summary>
    public const long Priceless = long.MaxValue;

    public required ProductId ProductId { get; init; }
    public required string Currency { get; init; }
    public SellerId? SellerId { get; init; }
    public CategoryId? CategoryId { get; init; }
    public long? PriceMinor { get; init; }
    public long? CompareAtMinor { get; init; }
    public long? PriceMaxMinor { get; init; }
    public long Stock { get; init; }
    public bool InStock { get; init; }
    public bool IsAvailable { get; init; }
    public string? Unit { get; init; }
    public long CreatedAt { get; init; }
    public long UpdatedAt { get; init; }
    public long PublishedAt { get; init; }
    public long? NextChangeAt { get; init; }
    public required string Name { get; init; }
    public required string NameSort { get; init; }
    public required string Slug { get; init; }
    public string? Brand { get; init; }
    public string? SellerName { get; init; }
    public ListingId? DefaultListingId { get; init; }
    public ProductImageId? PrimaryImageId { get; init; }
    public CustomizationTemplateId? CustomizationTemplateId { get; init; }
    public required string Options { get; init; }
    public required string Specs { get; init; }
    public string? Description { get; init; }
    public required string Tags { get; init; }
    public required string Images { get; init; }
    public required string Listings { get; init; }
    public required string Variants { get; init; }
    public required string Category { get; init; }
    public required string Seller { get; init; }

    /// <summary>The category and all above it.</summary>
    public required IReadOnlyList<CategoryId> Categories { get; init; }
    public required IReadOnlyList<TagId> TagIds { get; init; }
    public required IReadOnlyList<SellerId> SellerIds { get; init; }

    /// <summary>Of all the rest: what has not changed keeps its revision.</summary>
    public string? Digest { get; init; }
}

/// <summary>The words by which a product is found.</summary>
internal sealed record ProjectedText(ProductId ProductId, string Name, string Keywords, string Description)
{
    /// <summary>The same as the full-text index keeps it, where it does not make that itself.</summary>
    public string? Document { get; init; }
}
