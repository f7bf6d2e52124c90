using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common.Reading;

namespace Marketplace.Infrastructure.Search;

/// <summary>
/// A page of products as one statement, with its total and whether something lies on the other side of the cursor. The inner
/// query finds and orders ids, mostly in an index alone; only the page's own rows are then read whole. They come in the order in which the inner
/// query finds them, backwards where the reading goes backwards: to sort whole rows once more would cost more than to find them.
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
        , r.product_id, r.revision, r.name, r.slug, r.brand, r.price_minor, r.compare_at_minor, r.price_max_minor, r.currency, r.stock, r.in_stock, r.is_available, r.unit,
        r.options, r.specs, r.seller_name, r.published_at, r.created_at, r.updated_at, r.seller_id, r.category_id, r.default_listing_id, r.primary_image_id, r.popularity, r.customization_template_id
        """;

    /// <summary>A total beyond this is not told.</summary>
    public int CountCap => _order.IsByRank ? Math.Min(MostRanked, read.CountCap) : read.CountCap;

    public SqlText Make(SearchDialect dialect)
    {
        var sql = new SqlText(dialect);
        if (_order.IsByRank)
        {
            _hits.Add(sql.Add("WITH hits AS MATERIALIZED (SELECT p.id").Add(_order.Columns(sql)).Add(" "), _order).Add($" LIMIT {sql.Value(CountCap + 1)}) ");
        }

        var table = _order.IsByRank ? "c" : _hits.Sorted(_order);
        var cursor = read.Page as PageRequest.Keyset;
        sql.Add("SELECT m.total, m.behind").Add(Columns);
        AddBig(sql);
        sql.Add(" FROM (SELECT ");
        if (!read.CountTotal) sql.Add("NULL");
        else if (_order.IsByRank) sql.Add("(SELECT count(*) FROM hits)");
        else _hits.AddCount(sql, _order, CountCap);
        sql.Add(" AS total, ");
        if (cursor?.Position is { } position) AddHits(sql.Add("CASE WHEN EXISTS (SELECT 1 ")).Add($" AND {_order.Beyond(sql, table, position, cursor.Backwards, complement: true)}) THEN 1 ELSE 0 END");
        else sql.Add("0");

        var (before, after, last) = dialect.KeepOrder;
        AddHits(sql.Add(" AS behind) m LEFT JOIN (SELECT ").Add(before).Add(_order.IsByRank ? "c.id" : _hits.RowId).Add(" AS id "));
        if (cursor?.Position is { } from) sql.Add($" AND {_order.Beyond(sql, table, from, cursor.Backwards, complement: false)}");
        if (!_order.IsEmpty) sql.Add(" ORDER BY ").Add(_order.By(sql, table, cursor?.Backwards == true));
        return sql.Add(" LIMIT ").Add(sql.Value(Limit(read.Page))).Add(" OFFSET ").Add(sql.Value(Offset(read.Page))).Add(after).Add(") h ON true LEFT JOIN search_products r ON r.id = h.id").Add(last);
    }

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
        Add("r.description", read.Needs(nameof(ProductView.Description)));
        Add("r.tags", read.Needs(nameof(ProductView.TagIds)));
        Add("r.images", asked.Contains("images") || asked.Contains("primaryImage"));
        Add("r.listings", asked.Contains("listings") || asked.Contains("defaultListing"));
        Add("r.variants", asked.Contains("variants"));
        Add("r.category", asked.Contains("category"));
        Add("(SELECT CAST(sum(n.products) AS BIGINT) FROM search_counts n WHERE n.subject = r.category_id || r.currency)", asked.Contains("category"));
        Add("r.seller", asked.Contains("seller"));
        Add("coalesce((SELECT CAST(sum(n.products) AS BIGINT) FROM search_counts n WHERE n.subject = CAST(r.seller_id AS TEXT)), 0)", asked.Contains("seller"));

        void Add(string column, bool wanted) => sql.Add(", ").Add(wanted ? column : "NULL");
    }
}
