using System.Data.Common;
using System.Globalization;
using Marketplace.Bench.Databases;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Bench.Baseline;

/// <summary>The public catalogue from the same tables as the server's own reading.</summary>
internal sealed class ProductReads(TextSql text)
{
    private const int PageSize = 20;

    internal const string Columns =
        """
        r.product_id, r.revision, r.name, r.slug, r.brand, r.price_minor, r.compare_at_minor, r.price_max_minor, r.currency, r.stock, r.in_stock, r.is_available, r.unit,
        r.options, r.specs, r.seller_name, r.published_at, r.created_at, r.updated_at, r.seller_id, r.category_id, r.default_listing_id, r.primary_image_id, r.popularity, r.customization_template_id
        """;

    private const string One = $"SELECT {Columns}, r.description FROM search_products r WHERE r.product_id = $1 AND r.currency = 'USD'";

    private const string CountInCategory = "SELECT CAST(sum(products) AS BIGINT) FROM search_counts WHERE subject = CAST($1 AS TEXT) || 'USD'";

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

    public static async Task<ReadOnlyMemory<byte>> DetailAsync(Session session, Guid id)
    {
        await using var row = await session.QueryAsync(One, id);
        await row.ReadAsync();
        using var document = new ProductDocument();
        document.Begin(isCollection: false, $"/api/v1/products/{id}");
        document.Product(row, isWhole: true);
        return document.End(total: null);
    }

    public async Task<ReadOnlyMemory<byte>> CollectionAsync(Session session, IQueryCollection query)
    {
        if (query["filter[q]"].ToString() is { Length: > 0 } asked)
        {
            var match = text.Match(asked.Split(' '));
            var matches = (long)(await session.ScalarAsync(text.Count, match))!;
            return await PageAsync(await session.QueryAsync(text.Page, match), matches);
        }

        var category = Guid.Parse(query["filter[category]"].ToString());
        if (query["page[after]"].ToString() is { Length: > 0 } after)
        {
            var (price, id) = (after[..after.IndexOf(',', StringComparison.Ordinal)], after[(after.IndexOf(',', StringComparison.Ordinal) + 1)..]);
            return await PageAsync(await session.QueryAsync(AfterInCategory, category, long.Parse(price, CultureInfo.InvariantCulture), Guid.Parse(id)), total: null);
        }

        var number = int.Parse(query["page[number]"].ToString(), CultureInfo.InvariantCulture);
        var total = (long)(await session.ScalarAsync(CountInCategory, category))!;
        return await PageAsync(await session.QueryAsync(PageOfCategory, category, (number - 1) * PageSize), total);
    }

    private static async Task<ReadOnlyMemory<byte>> PageAsync(DbDataReader rows, long? total)
    {
        await using (rows)
        {
            using var document = new ProductDocument();
            document.Begin(isCollection: true, "/api/v1/products");
            for (var i = 0; i < PageSize && await rows.ReadAsync(); i++) document.Product(rows, isWhole: false);
            return document.End(total);
        }
    }
}
