using Marketplace.Infrastructure.Demo.Pictures;

namespace Marketplace.Infrastructure.Demo.Catalogue;

/// <param name="Parent">The slug of the category above; null at the root.</param>
internal sealed record DemoCategory(string Name, string Slug, string? Parent, int Position);

internal sealed record DemoProduct
{
    public required string Name { get; init; }

    public required string Slug { get; init; }

    /// <summary>The slug of its category.</summary>
    public required string Category { get; init; }

    /// <summary>Index of the seller who keeps it.</summary>
    public required int Seller { get; init; }

    /// <summary>Index of another seller who offers it too; null for most.</summary>
    public required int? SecondSeller { get; init; }

    public required string Brand { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<(string Axis, IReadOnlyList<string> Values)> Axes { get; init; }

    public required IReadOnlyList<DemoVariant> Variants { get; init; }

    public required Pictogram Pictogram { get; init; }

    public required int Ground { get; init; }

    public required int Pictures { get; init; }
}

internal sealed record DemoVariant(string Name, string Sku, IReadOnlyDictionary<string, string> Options, int Grams, int Stock, IReadOnlyList<DemoPrice> Prices);

/// <param name="SaleMinor">Null where it is not on sale.</param>
internal sealed record DemoPrice(string Currency, long Minor, long? SaleMinor);
