using System.Collections.Frozen;

namespace Marketplace.Application.Integration.Files;

/// <summary>The columns that are read; an export has dozens more, which are ignored. Names are compared without regard to case.</summary>
internal sealed class ShopifyColumns
{
    public const string Handle = "Handle";
    public const string Title = "Title";
    public const string Body = "Body (HTML)";
    public const string Vendor = "Vendor";
    public const string Type = "Type";
    public const string Tags = "Tags";
    public const string Published = "Published";
    public const string Status = "Status";
    public const string Sku = "Variant SKU";
    public const string Barcode = "Variant Barcode";
    public const string Grams = "Variant Grams";
    public const string Quantity = "Variant Inventory Qty";
    public const string Price = "Variant Price";
    public const string CompareAtPrice = "Variant Compare At Price";
    public const string ImageSrc = "Image Src";
    public const string ImagePosition = "Image Position";
    public const string ImageAlt = "Image Alt Text";
    public const string VariantImage = "Variant Image";

    private static readonly FrozenSet<string> Known = new[]
    {
        Handle, Title, Body, Vendor, Type, Tags, Published, Status, Sku, Barcode, Grams, Quantity, Price, CompareAtPrice,
        ImageSrc, ImagePosition, ImageAlt, VariantImage,
        OptionName(1), OptionName(2), OptionName(3), OptionValue(1), OptionValue(2), OptionValue(3),
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Required = [Handle, Title, Price];

    private readonly Dictionary<string, int> _at;

    private ShopifyColumns(Dictionary<string, int> at, int count) => (_at, Count) = (at, count);

    public int Count { get; }

    public static string OptionName(int number) => $"Option{number} Name";

    public static string OptionValue(int number) => $"Option{number} Value";

    /// <summary>Understands the header, or says in <paramref name="problem"/> why the file cannot be read by it.</summary>
    public static ShopifyColumns? From(IReadOnlyList<string> header, out (string Code, string Column, string Reason)? problem)
    {
        var at = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        problem = null;
        for (var i = 0; i < header.Count; i++)
        {
            var name = header[i].Trim();
            if (Known.Contains(name) && !at.TryAdd(name, i)) problem ??= ("not_unique", name, $"The header names the column \"{name}\" twice.");
        }

        foreach (var name in Required.Where(name => !at.ContainsKey(name)))
        {
            problem ??= ("required", name, $"The header lacks the column \"{name}\". The first line of the file must name its columns, separated by commas.");
        }

        return problem is null ? new ShopifyColumns(at, header.Count) : null;
    }

    /// <summary>The cell as it stands; empty where the column or the cell is missing.</summary>
    public string Raw(IReadOnlyList<string> cells, string column) =>
        _at.TryGetValue(column, out var i) && i < cells.Count ? cells[i] : "";

    /// <summary>The filled cells of known columns, cut to what a row report keeps.</summary>
    public IReadOnlyDictionary<string, string> Report(IReadOnlyList<string> cells) => _at
        .OrderBy(column => column.Value)
        .Where(column => column.Value < cells.Count && cells[column.Value].Length > 0)
        .ToDictionary(column => column.Key, column => Cut(cells[column.Value]), StringComparer.Ordinal);

    private static string Cut(string cell) => cell.Length <= ImportLimits.MaxReportedCellLength ? cell : cell[..ImportLimits.MaxReportedCellLength];
}
