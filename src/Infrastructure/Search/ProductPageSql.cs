using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common.Reading;

namespace Marketplace.Infrastructure.Search;

/// <summary>
/// A page of products as one statement, with its total and whether something lies on the other side of the cursor. The inner
/// query finds and orders ids, mostly in an index alone; only the page's own rows are then read whole.
/// </summary>
internal static class ProductPageSql
{
    private const string Columns =
        """
        , r.product_id, r.revision, r.name, r.slug, r.brand, r.price_minor, r.compare_at_minor, r.price_max_minor, r.currency, r.stock, r.in_stock, r.is_available, r.unit,
        r.options, r.specs, r.seller_name, r.published_at, r.created_at, r.updated_at, r.seller_id, r.category_id, r.default_listing_id, r.primary_image_id, r.popularity
        """;

    public static SqlText Make(Read<ProductView> read, string currency, string? match)
    {
        var sql = new SqlText();
        var hits = new ProductHits(read, currency, match);
        var order = new ProductOrder(read.Order, match is not null);
        var table = hits.Sorted(order);
        var cursor = read.Page as PageRequest.Keyset;

        sql.Add("SELECT m.total, m.behind").Add(Columns).Add(Big(sql, read)).Add(" FROM (SELECT ");
        if (read.CountTotal) hits.Add(sql.Add("(SELECT count(*) FROM (SELECT 1 "), order).Add($" LIMIT {sql.Value(read.CountCap + 1)}))");
        else sql.Add("NULL");
        sql.Add(" AS total, ");
        if (cursor?.Position is { } position) hits.Add(sql.Add("EXISTS (SELECT 1 "), order).Add($" AND {order.Beyond(sql, table, position, cursor.Backwards, complement: true)})");
        else sql.Add("0");

        hits.Add(sql.Add($" AS behind) m LEFT JOIN (SELECT {hits.RowId} AS id{order.Columns(table)} "), order);
        if (cursor?.Position is { } from) sql.Add($" AND {order.Beyond(sql, table, from, cursor.Backwards, complement: false)}");
        if (!order.IsEmpty) sql.Add($" ORDER BY {order.By(table, cursor?.Backwards == true)}");
        sql.Add($" LIMIT {sql.Value(Limit(read.Page))} OFFSET {sql.Value(Offset(read.Page))}) h ON true LEFT JOIN search_products r ON r.id = h.id");
        return order.IsEmpty ? sql : sql.Add($" ORDER BY {order.ByNames()}");
    }

    /// <summary>One more than asked, which tells whether there is a next page.</summary>
    private static long Limit(PageRequest page) => page switch
    {
        PageRequest.Numbered numbered => numbered.Size + 1,
        PageRequest.Keyset keyset => keyset.Size + 1,
        PageRequest.Whole whole => whole.Limit,
        _ => throw new InvalidOperationException("Unknown kind of page."),
    };

    private static long Offset(PageRequest page) => page is PageRequest.Numbered numbered ? (long)Math.Min((numbered.Number - 1) * (decimal)numbered.Size, long.MaxValue / 2) : 0;

    /// <summary>What is only read where it is asked for; the text of the statement stays the same.</summary>
    private static string Big(SqlText sql, Read<ProductView> read)
    {
        var asked = read.Embedded;
        var perCategory = "(SELECT n.products FROM search_counts n WHERE n.subject = r.category_id || r.currency)";
        return $"""
            , {When(read.Needs(nameof(ProductView.Description)), "r.description")}, {When(asked.Contains("tags") || read.Needs(nameof(ProductView.TagIds)), "r.tags")},
            {When(asked.Contains("images") || asked.Contains("primaryImage"), "r.images")}, {When(asked.Contains("listings") || asked.Contains("defaultListing"), "r.listings")},
            {When(asked.Contains("variants"), "r.variants")}, {When(asked.Contains("category"), "r.category")}, {When(asked.Contains("category"), perCategory)},
            {When(asked.Contains("seller"), "r.seller")}, {When(asked.Contains("seller"), "coalesce((SELECT n.products FROM search_counts n WHERE n.subject = r.seller_id), 0)")}
            """;

        string When(bool wanted, string column) => $"CASE WHEN {sql.Value(wanted)} THEN {column} END";
    }
}
