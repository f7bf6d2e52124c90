using Marketplace.Domain.Common;

namespace Marketplace.Application.Integration.Contracts;

/// <summary>A product as a shop system exports it.</summary>
public sealed record ImportedProduct : ImportDraft
{
    public required string Title { get; init; }

    /// <summary>HTML as the file has it: whoever stores it must sanitise it.</summary>
    public string? BodyHtml { get; init; }

    public string? Vendor { get; init; }

    /// <summary>The seller's own word for the kind of product.</summary>
    public string? Type { get; init; }

    public EquatableList<string> Tags { get; init; } = [];

    public bool IsPublished { get; init; }

    /// <summary>The option axes, at most three, spelled as the seller spells them; empty where there is nothing to choose.</summary>
    public EquatableList<string> OptionNames { get; init; } = [];

    public required EquatableList<ImportedVariant> Variants { get; init; }

    /// <summary>In the order in which they are to be shown.</summary>
    public EquatableList<ImportedImage> Images { get; init; } = [];
}

/// <param name="OptionValues">One value for each of the product's option names.</param>
/// <param name="Price">What is charged; none where the file names no price, and then the variant is not on offer.</param>
/// <param name="RegularPrice">What it costs when not on sale; only where it is above <paramref name="Price"/>.</param>
/// <param name="ImageUrl">The picture of this variant, also among the product's images.</param>
public sealed record ImportedVariant(
    EquatableList<string> OptionValues,
    string? Sku,
    string? Barcode,
    int? Grams,
    int Quantity,
    Money? Price,
    Money? RegularPrice,
    string? ImageUrl);

public sealed record ImportedImage(string Url, string? Alt);
