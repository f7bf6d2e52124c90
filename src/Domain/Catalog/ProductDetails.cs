using System.Text.Json;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog;

/// <summary>What is told of a product; changed as a whole.</summary>
public sealed record ProductDetails(string Name, string Slug)
{
    public RichText? Description { get; init; }

    public string? Brand { get; init; }

    public CategoryId? CategoryId { get; init; }

    /// <summary>Null: taxed like what names none.</summary>
    public TaxClassId? TaxClassId { get; init; }

    public IReadOnlyList<OptionAxis> Options { get; init; } = [];

    /// <summary>Facts by code: text, numbers, switches, measures.</summary>
    public IReadOnlyDictionary<string, JsonElement> Specs { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    public string? ExternalId { get; init; }
}

public sealed record VariantDetails(string Name)
{
    public string? Sku { get; init; }

    public string? Gtin { get; init; }

    /// <summary>The value of each option: <c>size</c> is <c>M</c>.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public Measure? Weight { get; init; }

    /// <summary>Null: after the last one.</summary>
    public int? Position { get; init; }

    public bool IsActive { get; init; } = true;

    public ProductImageId? ImageId { get; init; }

    public string? ExternalId { get; init; }
}
