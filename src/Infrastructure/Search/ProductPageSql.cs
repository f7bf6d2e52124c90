using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common.Reading;

namespace Marketplace.Infrastructure.Search;

/// <summary>
/// A page of products as one statement, with its total and whether something lies on the other side of the cursor; both stand in each of its rows, and an
/// empty page has <see cref="MakeAround"/>. The inner query finds and orders ids, mostly in an index alone; only the page's own rows are then read whole, in
/// the order in which the inner query finds them: to sort whole rows once more would cost more than to find them.
/// </summary>
/// <param name="match">The question to the full-text index, where a text was searched.</param>
internal sealed class ProductPageSql(Read<ProductView> read, string currency, string? match)
{
    /// <summary>
    /// Of what answers a text, only so many are compared by how well they do: to look at hundreds of thousands that have a common word takes seconds,
    /// and nobody reads on to the ten-thousandth.
    /// </summary>
    private const int MostRanked = 10_000;

    private readonly ProductHits _hits = new(read, currency, match);
    private readonly ProductOrder _order = new(read.Order, match);

    private const string Columns =
        """
        , p.product_id, p.revision, p.name, p.slug, p.brand, p.price_minor, p.compare_at_minor, p.price_max_minor, p.currency, p.stock, p.in_stock, p.is_available, p.unit,
        p.options, p.specs, p.seller_name, p.published_at, p.created_at, p.updated_at, p.seller_id, p.category_id, p.default_listing_id, p.primary_image_id, p.popularity, p.customization_template_id
        """;

    /// <summary>A total beyond this is not told.</summary>
    public int CountCap => _order.IsByRank ? Math.Min(MostRanked, read.CountCap) : read.CountCap;

    /// <summary>Whether an empty page has something before it: one from the start tells by itself that there is nothing.</summary>
    public bool HasAround => read.Page is PageRequest.Keyset { Position: not null } || (read.CountTotal && Offset(read.Page) > 0);

    public SqlText Make(SearchDialect dialect)
    {
        var sql = Begin(dialect);
        AddAround(sql).Add(Columns);
        AddBig(sql);
        if (_order.IsEmpty) return AddLimit(_hits.Add(sql.Add(" ")));

        var table = Table;
        AddHits(sql.Add(" FROM (SELECT ").Add(_order.IsByRank ? "c.id" : $"{_hits.RowId} AS id").Add(dialect.KeepsOrder ? "" : _order.Columns(sql, table)).Add(" "));
        var cursor = read.Page as PageRequest.Keyset;
        if (cursor?.Position is { } from) sql.Add($" AND {_order.Beyond(sql, table, from, cursor.Backwards, complement: false)}");
        sql.Add(" ORDER BY ").Add(_order.By(sql, table, cursor?.Backwards == true));
        AddLimit(sql).Add(") h ").Add(dialect.Join).Add(" search_products p ON p.id = h.id");
        return dialect.KeepsOrder ? sql : sql.Add(" ORDER BY ").Add(_order.By(sql, "h", cursor?.Backwards == true));
    }

    /// <summary>The total, and whether something lies on the other side of the cursor, as a row of their own.</summary>
    public SqlText MakeAround(SearchDialect dialect) => AddAround(Begin(dialect));

    private string Table => _order.IsByRank ? "c" : _hits.Sorted(_order);

    private SqlText Begin(SearchDialect dialect)
    {
        var sql = new SqlText(dialect);
        if (_order.IsByRank) _hits.Add(sql.Add("WITH hits AS MATERIALIZED (SELECT p.id").Add(_order.Columns(sql, "p")).Add(" "), _order).Add($" LIMIT {sql.Value(CountCap + 1)}) ");
        return sql.Add("SELECT ");
    }

    private SqlText AddAround(SqlText sql)
    {
        if (!read.CountTotal) sql.Add("NULL");
        else if (_order.IsByRank) sql.Add("(SELECT count(*) FROM hits)");
        else _hits.AddCount(sql, _order, CountCap);
        sql.Add(" AS total, ");
        if (read.Page is PageRequest.Keyset { Position: { } position } cursor)
        {
            AddHits(sql.Add("CASE WHEN EXISTS (SELECT 1 ")).Add($" AND {_order.Beyond(sql, Table, position, cursor.Backwards, complement: true)}) THEN 1 ELSE 0 END");
        }
        else
        {
            sql.Add("0");
        }

        return sql.Add(" AS behind");
    }

    private SqlText AddLimit(SqlText sql) => sql.Add(" LIMIT ").Add(sql.Value(Limit(read.Page))).Add(" OFFSET ").Add(sql.Value(Offset(read.Page)));

    private SqlText AddHits(SqlText sql) => _order.IsByRank ? sql.Add("FROM hits c WHERE true") : _hits.Add(sql, _order);

    /// <summary>One more than asked, which tells whether there is a next page.</summary>
    private static long Limit(PageRequest page) => page switch
    {
        PageRequest.Numbered numbered => numbered.Size + 1,
        PageRequest.Keyset keyset => keyset.Size + 1,
        PageRequest.Whole whole => whole.Limit,
        _ => throw new InvalidOperationException("Unknown kind of page."),
    };

    private static long Offset(PageRequest page) => page is PageRequest.Numbered numbered ? (long)Math.Min((numbered.Number - 1) * (decimal)numbered.Size, long.MaxValue / 2) : 0;

    /// <summary>What is only read where it is asked for.</summary>
    private void AddBig(SqlText sql)
    {
        var asked = read.Embedded;
        Add("p.description", read.Needs(nameof(ProductView.Description)));
        Add("p.tags", read.Needs(nameof(ProductView.TagIds)));
        Add("p.images", asked.Contains("images") || asked.Contains("primaryImage"));
        Add("p.listings", asked.Contains("listings") || asked.Contains("defaultListing"));
        Add("p.variants", asked.Contains("variants"));
        Add("p.category", asked.Contains("category"));
        Add("(SELECT CAST(sum(n.products) AS BIGINT) FROM search_counts n WHERE n.subject = p.category_id || p.currency)", asked.Contains("category"));
        Add("p.seller", asked.Contains("seller"));
        Add("coalesce((SELECT CAST(sum(n.products) AS BIGINT) FROM search_counts n WHERE n.subject = CAST(p.seller_id AS TEXT)), 0)", asked.Contains("seller"));

        void Add(string column, bool wanted) => sql.Add(", ").Add(wanted ? column : "NULL");
    }
}
