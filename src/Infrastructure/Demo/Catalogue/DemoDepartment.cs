using Marketplace.Infrastructure.Demo.Pictures;

namespace Marketplace.Infrastructure.Demo.Catalogue;

/// <summary>A root of the category tree.</summary>
/// <param name="Ground">The colour behind its pictures, 0xRRGGBB.</param>
internal sealed record DemoDepartment(string Name, int Ground, params IReadOnlyList<DemoShelf> Shelves);

/// <summary>A category that holds products.</summary>
/// <param name="Group">The category between the department and this one; null where it hangs directly below the department.</param>
internal sealed record DemoShelf(string? Group, string Name, Pictogram Pictogram)
{
    public required IReadOnlyList<string> Brands { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Sentences that are true of everything here.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>Of which weight in grams the smallest variant is.</summary>
    public required (int Lightest, int Heaviest) Weight { get; init; }

    public DemoAxis? Axis { get; init; }

    public DemoAxis? SecondAxis { get; init; }

    public required IReadOnlyList<DemoItem> Items { get; init; }
}

/// <summary>In what variants differ.</summary>
/// <param name="Most">How many values one product has at most.</param>
/// <param name="Step">By how much each further value is dearer and heavier, in percent.</param>
internal sealed record DemoAxis(string Name, int Most, int Step, params IReadOnlyList<string> Values)
{
    public static readonly DemoAxis Clothes = new("size", 5, 0, "S", "M", "L", "XL", "XXL");

    public static DemoAxis Colours(params IReadOnlyList<string> colours) => new("colour", 3, 0, colours);
}

/// <param name="Cents">The price of the first variant in US cents.</param>
internal sealed record DemoItem(string Name, int Cents, string Sentence);
