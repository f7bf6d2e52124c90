using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Search.Contracts;
using Marketplace.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Search;

/// <summary>Searches by hand-written statements; one for the words that were typed, one for the page with its total, one for all facets.</summary>
internal sealed class SqliteProductSearch(OpenContext open, SearchReaders readers, StoreOptions store) : IProductSearch
{
    private static readonly Page<ProductView> Nothing = new([]);

    /// <summary>The page and its facets ask for the same words.</summary>
    private (string Text, string? Match)? _known;

    public Task<Page<ProductView>> FindAsync(Read<ProductView> read, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(OnReader(reader => MatchOf(read, reader) is { IsHopeless: false } match
            ? reader.Run(ProductPageSql.Make(read, CurrencyOf(read), match.Question), rows => Page(read, rows))
            : Nothing with { Total = read.CountTotal ? 0 : null }));
    }

    public Task<IReadOnlyList<FacetView>> CountAsync(Read<ProductView> read, IReadOnlyList<string> facets, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(OnReader(reader => MatchOf(read, reader) is { IsHopeless: false } match
            ? reader.Run(ProductFacets.Make(read, CurrencyOf(read), match.Question, facets), rows => ProductFacets.Read(rows, facets, CurrencyOf(read)))
            : [.. facets.Select(name => new FacetView(name, []))]));
    }

    /// <summary>Within a transaction its own connection: others do not see yet what it has written.</summary>
    private T OnReader<T>(Func<SearchReader, T> work)
    {
        if (open.Context?.Database is not { CurrentTransaction: not null } database) return readers.Read(work);

        using var reader = new SearchReader((SqliteConnection)database.GetDbConnection(), ownsConnection: false);
        return work(reader);
    }

    private string CurrencyOf(Read<ProductView> read) => read.DisplayCurrency ?? store.Currency;

    /// <summary>A text without a single word finds nothing.</summary>
    private (string? Question, bool IsHopeless) MatchOf(Read<ProductView> read, SearchReader reader)
    {
        if (read.Named("q") is not { } asked) return (null, IsHopeless: false);

        var text = (string)asked.Values[0]!;
        if (_known?.Text != text) _known = (text, TextMatch.Of(text, reader));
        return (_known.Value.Match, _known.Value.Match is null);
    }

    private static Page<ProductView> Page(Read<ProductView> read, SqliteDataReader rows)
    {
        var row = new SqliteRow(rows);
        var reader = new ProductRowReader(read, row);
        var items = new List<ProductView>();
        long? total = null;
        var behind = false;
        while (rows.Read())
        {
            if (items.Count == 0) (total, behind) = (row.OptionalInteger(0), row.Flag(1));
            if (!row.IsNull(2)) items.Add(reader.Read());
        }

        if (read.Page is PageRequest.Keyset { Backwards: true }) items.Reverse();
        var page = Cut(read.Page, items, behind);
        return page with { Total = total > read.CountCap ? read.CountCap : total, TotalIsEstimate = total > read.CountCap };
    }

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
