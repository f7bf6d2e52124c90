using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog;

/// <summary>A form of a product that can be bought: the size M.</summary>
public sealed class Variant : AggregatePart
{
    public const int MaxSkuLength = 100;
    public const int MaxGtinLength = 14;
    public const int MaxPosition = 1_000_000;

    internal Variant(ProductId productId, SellerId skuScope) => (Id, ProductId, SkuScope) = (VariantId.New(), productId, skuScope);

    private Variant() { } // EF Core

    public VariantId Id { get; private init; }

    public ProductId ProductId { get; private init; }

    /// <summary>The seller among whose products the sku is unique; an empty id is the marketplace, because an index takes no two nulls for equal.</summary>
    public SellerId SkuScope { get; private init; }

    public string Name { get; private set; } = "";

    public string? Sku { get; private set; }

    public string? Gtin { get; private set; }

    public IReadOnlyDictionary<string, string> Options { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public Measure? Weight { get; private set; }

    public int Position { get; private set; }

    public bool IsActive { get; private set; }

    public ProductImageId? ImageId { get; internal set; }

    public string? ExternalId { get; private set; }

    public VariantDetails Details => new(Name)
    {
        Sku = Sku,
        Gtin = Gtin,
        Options = Options,
        Weight = Weight,
        Position = Position,
        IsActive = IsActive,
        ImageId = ImageId,
        ExternalId = ExternalId,
    };

    internal void Change(VariantDetails details)
    {
        Name = Require.Text(details.Name, Product.MaxNameLength, "name");
        Sku = Require.OptionalText(details.Sku, MaxSkuLength, "sku");
        Gtin = Require.OptionalText(details.Gtin, MaxGtinLength, "gtin");
        Ensure.That(Gtin is null || (Gtin.Length is 8 or 12 or 13 or 14 && Gtin.All(char.IsAsciiDigit)), new(ErrorKind.Invalid, "invalid_format", "A GTIN has 8, 12, 13 or 14 digits.", "gtin"));
        Ensure.That(details.Weight is null or { Value: > 0 }, ProductErrors.Weight);
        (Options, Weight, IsActive, ImageId) = (details.Options, details.Weight, details.IsActive, details.ImageId);
        Position = Require.Range(details.Position ?? Position, 0, MaxPosition, "position");
        ExternalId = Require.OptionalText(details.ExternalId, Require.MaxExternalIdLength, "externalId");
    }
}

/// <summary>A picture of a product; its bytes are an upload.</summary>
public sealed class ProductImage : AggregatePart
{
    public const int MaxAltLength = 300;

    internal ProductImage(ProductId productId, UploadId uploadId) => (Id, ProductId, UploadId) = (ProductImageId.New(), productId, uploadId);

    private ProductImage() { } // EF Core

    public ProductImageId Id { get; private init; }

    public ProductId ProductId { get; private init; }

    public UploadId UploadId { get; private init; }

    public int Position { get; private set; }

    public string? Alt { get; private set; }

    /// <summary>Exactly one image of a product is.</summary>
    public bool IsPrimary { get; internal set; }

    internal void Change(int position, string? alt)
    {
        Position = Require.Range(position, 0, Variant.MaxPosition, "position");
        Alt = Require.OptionalText(alt, MaxAltLength, "alt");
    }
}

public sealed record ProductTag(ProductId ProductId, TagId TagId);
