using Marketplace.Application.Integration.Contracts;

namespace Marketplace.Application.Integration.Files;

/// <summary>Makes one product of the rows that share a handle.</summary>
internal sealed class ProductFromRows
{
    private readonly List<ShopifyRow> _rows;
    private readonly ShopifyRow _first;
    private readonly string _currency;
    private readonly Dictionary<string, int> _skuLines;

    private ProductFromRows(List<ShopifyRow> rows, string currency, Dictionary<string, int> skuLines) =>
        (_rows, _first, _currency, _skuLines) = (rows, rows[0], currency, skuLines);

    public static ImportItem Build(List<ShopifyRow> rows, string currency, Dictionary<string, int> skuLines)
    {
        var draft = rows.TrueForAll(row => row.Errors.Count == 0) && !rows[0].IsEmpty ? new ProductFromRows(rows, currency, skuLines).Read() : null;
        if (rows[0].IsEmpty) rows[0].Warn("required", column: null, "The row is empty.");
        return new ImportItem(
            draft,
            [.. rows.Select(row => row.ToRow())],
            [.. rows.SelectMany(row => row.Errors)],
            [.. rows.SelectMany(row => row.Warnings)]);
    }

    private ImportedProduct Read()
    {
        if (_first.Text(ShopifyColumns.Title).Length == 0) _first.Fail("required", ShopifyColumns.Title, "The first row of a product names it.");

        var options = OptionsFromRows.Read(_rows);
        var images = Images();
        return new ImportedProduct
        {
            ExternalId = _first.Handle,
            Title = _first.Text(ShopifyColumns.Title),
            BodyHtml = _first.OptionalText(ShopifyColumns.Body),
            Vendor = _first.OptionalText(ShopifyColumns.Vendor),
            Type = _first.OptionalText(ShopifyColumns.Type),
            Tags = Tags(),
            IsPublished = IsPublished(),
            OptionNames = [.. options.Names],
            Variants = [.. options.ValuesByRow.Select(pair => Variant(pair.Row, pair.Values))],
            Images = images,
        };
    }

    private bool IsPublished() => _first.Flag(ShopifyColumns.Published)
        && (_first.OptionalText(ShopifyColumns.Status) is not { } status || status.Equals("active", StringComparison.OrdinalIgnoreCase));

    private EquatableList<string> Tags()
    {
        string[] tags = [.. _first.Text(ShopifyColumns.Tags)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        if (tags.Length > ProductLimits.MaxTags) _first.Warn("out_of_range", ShopifyColumns.Tags, $"Only the first {ProductLimits.MaxTags} tags were taken.");
        return [.. tags.Take(ProductLimits.MaxTags)];
    }

    private ImportedVariant Variant(ShopifyRow row, string[] values)
    {
        var price = row.Amount(ShopifyColumns.Price, _currency, allowZero: false);
        var regular = row.Amount(ShopifyColumns.CompareAtPrice, _currency, allowZero: true);
        if (price is null && row.Text(ShopifyColumns.Price).Length == 0) row.Warn("required", ShopifyColumns.Price, "Without a price the variant is not offered.");

        var sku = row.OptionalText(ShopifyColumns.Sku);
        if (sku is not null && !_skuLines.TryAdd(sku, row.Line)) row.Fail("not_unique", ShopifyColumns.Sku, $"\"{sku}\" is already the SKU of line {_skuLines[sku]}.");

        return new ImportedVariant(
            [.. values],
            sku,
            row.OptionalText(ShopifyColumns.Barcode),
            row.WholeNumber(ShopifyColumns.Grams, ShopifyRow.MaxGrams) is > 0 and var grams ? grams : null,
            row.WholeNumber(ShopifyColumns.Quantity, ShopifyRow.MaxQuantity),
            price,
            regular is not null && price is not null && regular.Value.MinorUnits > price.Value.MinorUnits ? regular : null,
            row.Url(ShopifyColumns.VariantImage));
    }

    /// <summary>By position, then in the order of the file; a variant's own picture that stands nowhere else comes last.</summary>
    private EquatableList<ImportedImage> Images()
    {
        var numbered = _rows
            .Select(row => (Row: row, Url: row.Url(ShopifyColumns.ImageSrc)))
            .Where(found => found.Url is not null)
            .Select(found => (Position: Position(found.Row), Image: new ImportedImage(found.Url!, found.Row.OptionalText(ShopifyColumns.ImageAlt))))
            .OrderBy(found => found.Position)
            .Select(found => found.Image);
        var ofVariants = _rows
            .Select(row => row.OptionalText(ShopifyColumns.VariantImage))
            .Where(url => url is not null && Uri.TryCreate(url, UriKind.Absolute, out _))
            .Select(url => new ImportedImage(url!, Alt: null));
        ImportedImage[] images = [.. numbered.Concat(ofVariants).DistinctBy(image => image.Url, StringComparer.Ordinal)];
        if (images.Length > ProductLimits.MaxImages) _first.Warn("out_of_range", ShopifyColumns.ImageSrc, $"Only the first {ProductLimits.MaxImages} pictures were taken.");
        return [.. images.Take(ProductLimits.MaxImages)];
    }

    private static int Position(ShopifyRow row) =>
        row.WholeNumber(ShopifyColumns.ImagePosition, ShopifyRow.MaxQuantity) is > 0 and var position ? position : int.MaxValue;
}
