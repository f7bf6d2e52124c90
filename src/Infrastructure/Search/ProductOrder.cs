using Marketplace.Application.Common.Reading;

namespace Marketplace.Infrastructure.Search;

/// <summary>An order over columns of which none is ever null, so that a position is compared as it is sorted.</summary>
internal sealed class ProductOrder
{
    private const string Rank = "rank";

    private readonly List<(string Column, bool Descending, Func<object?, object?> Stored, int Index)> _keys = [];

    private readonly string? _match;

    /// <param name="match">A text was searched, so that there is a relevance.</param>
    public ProductOrder(IReadOnlyList<SortKey> order, string? match)
    {
        _match = match;
        for (var i = 0; i < order.Count; i++)
        {
            var descending = order[i].Descending;
            var column = order[i].Path switch
            {
                "price" => descending ? "price_desc" : "price_asc",
                "name" => "name_sort",
                "createdAt" => "created_at",
                "updatedAt" => "updated_at",
                "publishedAt" => "published_at",
                "popularity" => "popularity",
                "relevance" => match is not null ? Rank : "created_at",
                "id" => "product_id",
                "rating" => null, // nothing is rated yet, so that all are equal
                _ => throw new InvalidOperationException($"The search of products knows no order '{order[i].Path}'."),
            };
            if (column is not null) _keys.Add((column, column == "created_at" && order[i].Path == "relevance" ? !descending : descending, Conversion(column), i));
        }
    }

    public bool IsEmpty => _keys.Count == 0;

    /// <summary>Whether how well a text is answered comes first.</summary>
    public bool IsByRank => _keys is [{ Column: Rank }, ..];

    /// <summary>The sorted columns, for a table of hits that has no others.</summary>
    public string Columns(SqlText sql, string table) => string.Concat(_keys.Select(key => $", {Column(sql, table, key.Column)} AS {key.Column}"));

    /// <summary>Whether the columns are also those of the table of places.</summary>
    public bool IsInPlaces => _keys.TrueForAll(key => key.Column is "price_desc" or "price_asc" or "name_sort" or "created_at" or "product_id");

    public string By(SqlText sql, string table, bool backwards) => string.Join(", ", _keys.Select(key => Column(sql, table, key.Column) + Direction(key.Descending != backwards)));

    /// <summary>What comes strictly after the position in the reading's direction; or, complemented, all the rest.</summary>
    public string Beyond(SqlText sql, string table, IReadOnlyList<object?> position, bool backwards, bool complement)
    {
        var values = _keys.ConvertAll(key => sql.Value(key.Stored(position[key.Index])));
        if (_keys.TrueForAll(key => key.Descending == _keys[0].Descending))
        {
            var comparison = (_keys[0].Descending != backwards, complement) switch { (false, false) => ">", (false, true) => "<=", (true, false) => "<", (true, true) => ">=" };
            return $"({string.Join(", ", _keys.Select(key => Column(sql, table, key.Column)))}) {comparison} ({string.Join(", ", values)})";
        }

        var steps = _keys.Select((key, i) =>
            $"({string.Concat(_keys.Take(i).Select((same, j) => $"{Column(sql, table, same.Column)} = {values[j]} AND "))}{Column(sql, table, key.Column)} {(key.Descending != backwards ? "<" : ">")} {values[i]})");
        return $"{(complement ? "NOT " : "")}({string.Join(" OR ", steps)})";
    }

    private string Column(SqlText sql, string table, string column) => column == Rank && table == "p" ? sql.Dialect.Rank(sql, _match!) : $"{table}.{column}";

    private static string Direction(bool descending) => descending ? " DESC" : "";

    private static Func<object?, object?> Conversion(string column) => column switch
    {
        "price_asc" => value => value ?? ProjectedRow.Priceless,
        "price_desc" => value => value ?? -1L,
        "name_sort" => value => TextFolding.Fold((string)value!),
        _ => value => value,
    };
}
