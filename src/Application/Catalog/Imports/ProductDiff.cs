using Marketplace.Application.Integration.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration.Contracts;

namespace Marketplace.Application.Catalog.Imports;

/// <summary>What a file says of a product now and what it said the last time: only the difference is written, so that sales and the seller's own changes stay.</summary>
internal sealed record ProductDiff(ImportedProduct Draft, ImportedProduct? Before)
{
    private const string Grams = "g";

    public bool Says<T>(Func<ImportedProduct, T> of) => Before is null || !EqualityComparer<T>.Default.Equals(of(Before), of(Draft));

    public ImportedVariant? BeforeOf(ImportedVariant wanted) => Before?.Variants.FirstOrDefault(other => other.OptionValues.Equals(wanted.OptionValues));

    /// <summary>The variants that the file no longer has.</summary>
    public IEnumerable<ImportedVariant> Gone => Before?.Variants.Where(old => !Draft.Variants.Any(wanted => wanted.OptionValues.Equals(old.OptionValues))) ?? [];

    public ProductDetails Apply(ProductDetails now, CategoryId? category) => now with
    {
        Name = Says(product => product.Title) ? Draft.Title : now.Name,
        Description = Says(product => product.BodyHtml) ? Html(Draft.BodyHtml) : now.Description,
        Brand = Says(product => product.Vendor) ? Draft.Vendor : now.Brand,
        CategoryId = Says(product => product.Type) ? category : now.CategoryId,
        Options = Says(product => (product.OptionNames, Values(product))) ? Axes(now.Options) : now.Options,
        ExternalId = Draft.ExternalId,
    };

    public VariantDetails Apply(VariantDetails now, ImportedVariant wanted, List<ImportRowNote> warnings)
    {
        var before = BeforeOf(wanted);
        return now with
        {
            Sku = before?.Sku == wanted.Sku && before is not null ? now.Sku : wanted.Sku,
            Gtin = before?.Barcode == wanted.Barcode && before is not null ? now.Gtin : Gtin(wanted.Barcode, warnings),
            Weight = before?.Grams == wanted.Grams && before is not null ? now.Weight : Weight(wanted.Grams),
            IsActive = before is null || now.IsActive, // what comes back is sold again
        };
    }

    public VariantDetails Describe(ImportedVariant wanted) => new(wanted.OptionValues.Count == 0 ? Draft.Title : string.Join(" / ", wanted.OptionValues)) { Options = Options(wanted) };

    /// <summary>The variant of a product that has these options.</summary>
    public Variant? Find(Product product, ImportedVariant wanted)
    {
        var options = Options(wanted);
        return product.Variants.FirstOrDefault(variant => variant.Options.Count == options.Count && options.All(option => variant.Options.GetValueOrDefault(option.Key) == option.Value));
    }

    public static PriceDetails Price(ImportedVariant wanted) =>
        new(wanted.RegularPrice ?? wanted.Price!.Value) { SaleAmount = wanted.RegularPrice is null ? null : wanted.Price };

    private static EquatableList<string> Values(ImportedProduct product) => [.. product.Variants.SelectMany(variant => variant.OptionValues)];

    private static RichText? Html(string? body) => body is null ? null : new RichText(TextFormat.Html, body);

    private static Measure? Weight(int? grams) => grams is { } weight ? new Measure(weight, Grams) : null;

    private static string? Gtin(string? barcode, List<ImportRowNote> warnings)
    {
        if (barcode is null || (barcode.Length is 8 or 12 or 13 or 14 && barcode.All(char.IsAsciiDigit))) return barcode;
        warnings.Add(new("invalid_format", $"\"{barcode}\" is no GTIN of 8, 12, 13 or 14 digits and was left out.", "Variant Barcode"));
        return null;
    }

    private Dictionary<string, string> Options(ImportedVariant wanted) =>
        Draft.OptionNames.Select((name, i) => (name, Value: wanted.OptionValues[i])).ToDictionary(option => option.name, option => option.Value, StringComparer.Ordinal);

    /// <summary>The values of the file, then those that only the marketplace has: variants that the seller added here.</summary>
    private OptionAxis[] Axes(IReadOnlyList<OptionAxis> now) =>
    [
        .. Draft.OptionNames.Select((name, i) => new OptionAxis(
            name,
            [.. Draft.Variants.Select(variant => variant.OptionValues[i]).Concat(now.FirstOrDefault(axis => axis.Name == name)?.Values ?? []).Distinct(StringComparer.Ordinal)])),
    ];
}
