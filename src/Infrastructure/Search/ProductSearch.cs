using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Search.Contracts;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Infrastructure.Search;

/// <summary>Searches by hand-written statements; one for the words that were typed, one for the page with its total (past the end one more), one for all facets.</summary>
internal sealed class ProductSearch(OpenContext open, SearchReaders readers, StoreOptions store) : IProductSearch
{
    private static readonly Page<ProductView> Nothing = new([]);

    /// <summary>The page and its facets ask for the same words.</summary>
    private (string Text, string? Match, object? Copy)? _known;

    public Task<Page<ProductView>> FindAsync(Read<ProductView> read, CancellationToken ct) => readers.ReadAsync(
        open,
        async reader =>
        {
            var page = await PageAsync(read, await MatchOfAsync(read, reader, surely: false, ct), reader, ct);

            // The last word may have been known by products that are gone: then it is taken for its nearest.
            var before = _known;
            if (page.Items.Count > 0 || before is null) return page;
            _known = null;
            var match = await MatchOfAsync(read, reader, surely: true, ct);
            return _known == before ? page : await PageAsync(read, match, reader, ct);
        },
        ct);

    public Task<IReadOnlyList<FacetView>> CountAsync(Read<ProductView> read, IReadOnlyList<string> facets, CancellationToken ct) => readers.ReadAsync<IReadOnlyList<FacetView>>(
        open,
        async reader => await MatchOfAsync(read, reader, surely: true, ct) is { IsHopeless: false } match
            ? await reader.RunAsync(ProductFacets.Make(reader.Dialect, read, CurrencyOf(read), match.Question, facets), row => ProductFacets.ReadAsync(row, facets, CurrencyOf(read), ct), ct)
            : [.. facets.Select(name => new FacetView(name, []))],
        ct);

    private async Task<Page<ProductView>> PageAsync(Read<ProductView> read, (string? Question, bool IsHopeless) match, SearchReader reader, CancellationToken ct)
    {
        if (match.IsHopeless) return Nothing with { Total = read.CountTotal ? 0 : null };

        var page = new ProductPageSql(read, CurrencyOf(read), match.Question);
        var (items, around) = await reader.RunAsync(page.Make(reader.Dialect), row => ItemsAsync(read, row, ct), ct);
        if (items.Count == 0) around = page.HasAround ? await reader.RunAsync(page.MakeAround(reader.Dialect), row => AroundAsync(row, ct), ct) : (read.CountTotal ? 0 : null, false);
        if (read.Page is PageRequest.Keyset { Backwards: true }) items.Reverse();
        return Cut(read.Page, items, around.Behind) with { Total = around.Total > page.CountCap ? page.CountCap : around.Total, TotalIsEstimate = around.Total > page.CountCap };
    }

    private string CurrencyOf(Read<ProductView> read) => read.DisplayCurrency ?? store.Currency;

    /// <summary>A text without a single word finds nothing.</summary>
    private async ValueTask<(string? Question, bool IsHopeless)> MatchOfAsync(Read<ProductView> read, SearchReader reader, bool surely, CancellationToken ct)
    {
        if (read.Named("q") is not { } asked) return (null, IsHopeless: false);

        var text = (string)asked.Values[0]!;
        if (_known?.Text != text || _known.Value.Copy != open.Copy) _known = (text, await TextMatch.OfAsync(text, reader, surely, ct), open.Copy);
        return (_known.Value.Match, _known.Value.Match is null);
    }

    private static async Task<(List<ProductView> Items, (long? Total, bool Behind) Around)> ItemsAsync(Read<ProductView> read, SearchRow row, CancellationToken ct)
    {
        var reader = new ProductRowReader(read, row);
        var items = new List<ProductView>();
        (long?, bool) around = default;
        while (await row.NextAsync(ct))
        {
            if (items.Count == 0) around = Around(row);
            items.Add(reader.Read());
        }

        return (items, around);
    }

    private static async Task<(long? Total, bool Behind)> AroundAsync(SearchRow row, CancellationToken ct)
    {
        await row.NextAsync(ct);
        return Around(row);
    }

    private static (long? Total, bool Behind) Around(SearchRow row) => (row.OptionalInteger(0), row.Flag(1));

    private static Page<ProductView> Cut(PageRequest request, List<ProductView> items, bool behind)
    {
        var size = request switch { PageRequest.Numbered numbered => numbered.Size, PageRequest.Keyset keyset => keyset.Size, _ => int.MaxValue };
        var more = items.Count > size;
        if (request is not PageRequest.Keyset { Backwards: true })
        {
            if (more) items.RemoveAt(size);
            return new(items, HasPrevious: request is PageRequest.Numbered { Number: > 1 } || behind, HasNext: more && request is not PageRequest.Whole);
        }

        // Rows come in the order of the collection, so that the one too many stands first.
        if (more) items.RemoveAt(0);
        return new(items, HasPrevious: more, HasNext: behind);
    }
}
