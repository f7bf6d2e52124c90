using Marketplace.Application.Common.Reading;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Catalog.Views;

/// <summary>
/// A product as it is told on every surface. The public one comes ready-made from the search projection and can carry its relations;
/// the seller's and the admin's are read from the tables of the aggregates.
/// </summary>
public sealed record ProductView : IView
{
    /// <summary>No product has reviews yet; the form is that of the contract.</summary>
    public const string NoRatings = """{"1":0,"2":0,"3":0,"4":0,"5":0}""";

    public ProductId Id { get; init; }

    public int Revision { get; init; }

    public string Name { get; init; } = "";

    public string Slug { get; init; } = "";

    public RichText? Description { get; init; }

    public string? Brand { get; init; }

    /// <summary>What the default listing costs now, in the asked currency; null where nobody asks a price in it.</summary>
    public long? PriceMinor { get; init; }

    /// <summary>The regular price while there is a sale.</summary>
    public long? CompareAtMinor { get; init; }

    /// <summary>What the dearest variant costs.</summary>
    public long? PriceMaxMinor { get; init; }

    /// <summary>The currency of the three amounts.</summary>
    public string? Currency { get; init; }

    public long Stock { get; init; }

    public bool InStock { get; init; }

    /// <summary>Somebody can buy it now.</summary>
    public bool IsAvailable { get; init; }

    public ListingUnit? Unit { get; init; }

    /// <summary>JSON text: the axes with their values.</summary>
    public string Options { get; init; } = "[]";

    /// <summary>JSON text: the facts by code.</summary>
    public string Specs { get; init; } = "{}";

    public bool IsCustomizable { get; init; }

    public string? SellerName { get; init; }

    public decimal? Rating { get; init; }

    public int RatingCount { get; init; }

    /// <summary>JSON text: how many gave each number of stars.</summary>
    public string RatingBreakdown { get; init; } = NoRatings;

    public DateTimeOffset? PublishedAt { get; init; }

    public ProductStatus Status { get; init; }

    public string? StatusReason { get; init; }

    public long SoldQuantity { get; init; }

    public string? ExternalId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public SellerId? SellerId { get; init; }

    public CategoryId? CategoryId { get; init; }

    public TaxClassId? TaxClassId { get; init; }

    public ListingId? DefaultListingId { get; init; }

    public ProductImageId? PrimaryImageId { get; init; }

    public CustomizationTemplateId? CustomizationTemplateId { get; init; }

    public IReadOnlyList<TagId> TagIds { get; init; } = [];

    public UserId? CreatedBy { get; init; }

    /// <summary>For sorting: sales now, views later.</summary>
    public long Popularity { get; init; }

    /// <summary>For sorting, where a text was searched: the smaller, the better it fits.</summary>
    public double Relevance { get; init; }

    /// <summary>Carried by public views where they were asked for; otherwise null.</summary>
    public IReadOnlyList<VariantView>? Variants { get; init; }

    public IReadOnlyList<ListingView>? Listings { get; init; }

    public IReadOnlyList<ProductImageView>? Images { get; init; }

    /// <summary>None or one: a list, so that "none" differs from "not carried".</summary>
    public IReadOnlyList<CategoryView>? Category { get; init; }

    public IReadOnlyList<SellerView>? Seller { get; init; }

    public IReadOnlyList<ListingView>? DefaultListing { get; init; }

    public IReadOnlyList<ProductImageView>? PrimaryImage { get; init; }
}
