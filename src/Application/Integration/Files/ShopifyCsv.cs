using System.Runtime.CompilerServices;
using Marketplace.Application.Integration.Contracts;

namespace Marketplace.Application.Integration.Files;

/// <summary>
/// Reads the product file that Shopify exports. The rows of one product stand together and share a handle; a handle that comes
/// back after another product is refused, because a file of any size is read in one pass. Formulas stay the text that they are.
/// </summary>
internal static class ShopifyCsv
{
    /// <summary>Products in the order of the file. Nothing in a file makes this throw: what cannot be read is an item with errors.</summary>
    /// <param name="currency">The file names none: that of the seller.</param>
    public static async IAsyncEnumerable<ImportItem> ReadAsync(Stream file, string currency, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var records = CsvRecords.ReadAsync(file, ct).GetAsyncEnumerator(ct);
        if (!await records.MoveNextAsync())
        {
            yield return ImportItem.Unreadable("required", "The file is empty.");
            yield break;
        }

        var columns = ShopifyColumns.From(records.Current.Cells, out var problem);
        if (columns is null || records.Current.Problem is not null)
        {
            yield return ImportItem.Unreadable(problem?.Code ?? "invalid_format", records.Current.Problem ?? problem!.Value.Reason, records.Current.Line, problem?.Column);
            yield break;
        }

        var skuLines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        await foreach (var rows in GroupAsync(records, columns)) yield return ProductFromRows.Build(rows, currency, skuLines);
    }

    private static async IAsyncEnumerable<List<ShopifyRow>> GroupAsync(IAsyncEnumerator<CsvRecord> records, ShopifyColumns columns)
    {
        var begun = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var group = new List<ShopifyRow>();
        var number = 0;
        while (await records.MoveNextAsync())
        {
            var row = new ShopifyRow(columns, records.Current, ++number);
            row.CheckForm();
            if (number > ImportLimits.MaxRows)
            {
                row.Fail("out_of_range", column: null, $"A file has at most {ImportLimits.MaxRows} rows; nothing from this row on was read.");
                if (group.Count > 0) yield return group;
                yield return [row];
                yield break;
            }

            // A broken row belongs to the product around it only if it still says so.
            var continues = group.Count > 0 && string.Equals(group[0].Handle, row.Handle, StringComparison.OrdinalIgnoreCase) && row.Handle.Length > 0;
            if (!continues)
            {
                if (group.Count > 0) yield return group;
                group = [];
                if (row.Handle.Length > 0 && !begun.TryAdd(row.Handle, row.Line))
                {
                    row.Fail("not_unique", ShopifyColumns.Handle, $"The rows of one product stand together; those of \"{row.Handle}\" began on line {begun[row.Handle]}.");
                }
            }

            group.Add(row);
            if (group.Count > ImportLimits.MaxRowsPerProduct) row.Fail("out_of_range", column: null, $"A product has at most {ImportLimits.MaxRowsPerProduct} rows.");
        }

        if (group.Count > 0) yield return group;
    }
}
