using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace Marketplace.Bench.Baseline;

/// <summary>The public catalogue from the same tables as the server's own reading.</summary>
internal static class ProductReads
{
    private const int PageSize = 20;

    private const string Columns =
        """
        r.product_id, r.revision, r.name, r.slug, r.brand, r.price_minor, r.compare_at_minor, r.price_max_minor, r.currency, r.stock, r.in_stock, r.is_available, r.unit,
        r.options, r.specs, r.seller_name, r.published_at, r.created_at, r.updated_at, r.seller_id, r.category_id, r.default_listing_id, r.primary_image_id, r.popularity
        """;

    private const string One = $"SELECT {Columns}, r.description FROM search_products r WHERE r.product_id = $1 AND r.currency = 'USD'";

    private const string CountInCategory = "SELECT count(*) FROM search_product_categories WHERE category_id = $1 AND currency = 'USD'";

    private const string PageOfCategory =
        $"""
        SELECT {Columns} FROM
        (SELECT row_id, price_asc, product_id FROM search_product_categories WHERE category_id = $1 AND currency = 'USD' ORDER BY price_asc, product_id LIMIT 21 OFFSET $2) h
        JOIN search_products r ON r.id = h.row_id ORDER BY h.price_asc, h.product_id
        """;

    private const string AfterInCategory =
        $"""
        SELECT {Columns} FROM
        (SELECT row_id, price_asc, product_id FROM search_product_categories WHERE category_id = $1 AND currency = 'USD' AND (price_asc, product_id) > ($2, $3)
         ORDER BY price_asc, product_id LIMIT 21) h
        JOIN search_products r ON r.id = h.row_id ORDER BY h.price_asc, h.product_id
        """;

    private const string CountMatches =
        "SELECT count(*) FROM search_text CROSS JOIN search_products p ON p.text_id = search_text.rowid AND p.currency = 'USD' WHERE search_text MATCH $1";

    private const string BestMatches =
        $"""
        SELECT {Columns} FROM
        (SELECT p.id, bm25(search_text, 10.0, 5.0, 1.0) AS rank, p.product_id FROM search_text
         CROSS JOIN search_products p ON p.text_id = search_text.rowid AND p.currency = 'USD' WHERE search_text MATCH $1 ORDER BY 2, 3 LIMIT 21) h
        JOIN search_products r ON r.id = h.id ORDER BY h.rank, h.product_id
        """;

    public static ReadOnlyMemory<byte> Detail(Session session, string id)
    {
        using var row = session.Query(One, id.ToUpperInvariant());
        row.Read();
        using var document = new ProductDocument();
        document.Begin(isCollection: false, $"/api/v1/products/{id}");
        document.Product(row, isWhole: true);
        return document.End(total: null);
    }

    public static ReadOnlyMemory<byte> Collection(Session session, IQueryCollection query)
    {
        if (query["filter[q]"].ToString() is { Length: > 0 } text)
        {
            var match = string.Join(" AND ", text.Split(' ').Select(word => $"\"{word}\"")) + "*";
            return Page(session.Query(BestMatches, match), (long)session.Scalar(CountMatches, match)!);
        }

        var category = query["filter[category]"].ToString().ToUpperInvariant();
        if (query["page[after]"].ToString() is { Length: > 0 } after)
        {
            var (price, id) = (after[..after.IndexOf(',', StringComparison.Ordinal)], after[(after.IndexOf(',', StringComparison.Ordinal) + 1)..]);
            return Page(session.Query(AfterInCategory, category, long.Parse(price, CultureInfo.InvariantCulture), id), total: null);
        }

        var number = int.Parse(query["page[number]"].ToString(), CultureInfo.InvariantCulture);
        return Page(session.Query(PageOfCategory, category, (number - 1) * PageSize), (long)session.Scalar(CountInCategory, category)!);
    }

    private static ReadOnlyMemory<byte> Page(SqliteDataReader rows, long? total)
    {
        using (rows)
        {
            using var document = new ProductDocument();
            document.Begin(isCollection: true, "/api/v1/products");
            for (var i = 0; i < PageSize && rows.Read(); i++) document.Product(rows, isWhole: false);
            return document.End(total);
        }
    }
}
