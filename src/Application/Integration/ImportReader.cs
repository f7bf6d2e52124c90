using System.Runtime.CompilerServices;
using Marketplace.Application.Integration.Contracts;
using Marketplace.Application.Integration.Files;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Integration.Contracts;

namespace Marketplace.Application.Integration;

/// <summary>Reads the file of an import from its beginning; read again it gives the same items.</summary>
internal sealed class ImportReader(IImportFiles files)
{
    /// <param name="currency">In which the prices of a product file are.</param>
    public async IAsyncEnumerable<ImportItem> ReadAsync(Import import, string currency, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var file = files.Open(import.StorageKey);
        if (import.TargetType is ImportTargetType.Products)
        {
            await foreach (var item in ShopifyCsv.ReadAsync(file, currency, ct)) yield return item;
            yield break;
        }

        var items = import.TargetType is ImportTargetType.Categories ? await CategoryFile.ReadAsync(file, ct) : await StoreFile.ReadAsync(file, ct);
        foreach (var item in items) yield return item;
    }

    /// <summary>The items in portions that are saved together.</summary>
    /// <param name="skip">How many items are done.</param>
    public async IAsyncEnumerable<IReadOnlyList<ImportItem>> ReadChunksAsync(Import import, string currency, int skip, int size, [EnumeratorCancellation] CancellationToken ct)
    {
        var chunk = new List<ImportItem>();
        var rows = 0;
        await foreach (var item in ReadAsync(import, currency, ct))
        {
            if (skip-- > 0) continue;

            chunk.Add(item);
            rows += item.Rows.Count;
            if (chunk.Count < size && rows < 10 * size) continue;
            yield return chunk;
            (chunk, rows) = ([], 0);
        }

        if (chunk.Count > 0) yield return chunk;
    }
}
