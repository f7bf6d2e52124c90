using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common.Reading;

namespace Marketplace.Infrastructure.Search;

/// <summary>Turns the conditions of a reading into conditions over the rows of the projection (<c>p</c>).</summary>
internal static class ProductConditions
{
    /// <summary>Those that are single columns.</summary>
    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["id"] = "p.product_id",
        ["name"] = "p.name",
        ["slug"] = "p.slug",
        ["brand"] = "p.brand",
        ["price"] = "p.price_minor",
        ["unit"] = "p.unit",
        ["stock"] = "p.stock",
        ["inStock"] = "p.in_stock",
        ["isAvailable"] = "p.is_available",
        ["seller"] = "p.seller_id",
        ["createdAt"] = "p.created_at",
        ["publishedAt"] = "p.published_at",
        ["updatedAt"] = "p.updated_at",
        ["isCustomizable"] = "CASE WHEN p.customization_template_id IS NULL THEN 0 ELSE 1 END",
        ["rating"] = "NULL",
        [nameof(ProductView.SellerId)] = "p.seller_id",
        [nameof(ProductView.CategoryId)] = "p.category_id",
    };

    /// <summary>Those that hold where the product is among those of a query over a list of values.</summary>
    private static readonly Dictionary<string, Func<SearchDialect, string, string>> Members = new(StringComparer.Ordinal)
    {
        ["category"] = (_, list) => $"p.id IN (SELECT row_id FROM search_product_categories WHERE category_id IN {list})",
        ["categoryTree"] = (_, list) => $"p.id IN (SELECT row_id FROM search_product_categories WHERE category_id IN {list})",
        ["category.slug"] = (_, list) => $"p.id IN (SELECT row_id FROM search_product_categories WHERE category_id IN (SELECT id FROM catalog_categories WHERE slug IN {list}))",
        ["seller.slug"] = (_, list) => $"p.seller_id IN (SELECT id FROM sellers_sellers WHERE slug IN {list})",
        ["listings.seller"] = (_, list) => $"p.product_id IN (SELECT product_id FROM search_product_offers WHERE seller_id IN {list})",
        ["listings.condition"] = (_, list) => Offered($"l.condition IN {list}"),
        ["listings.mode"] = (_, list) => Offered($"l.mode IN {list}"),
        ["tags"] = (_, list) => $"p.product_id IN (SELECT product_id FROM search_product_tags WHERE tag_id IN {list})",
        ["tags.slug"] = (_, list) => $"p.product_id IN (SELECT product_id FROM search_product_tags WHERE tag_id IN (SELECT id FROM catalog_tags WHERE slug IN {list}))",
        ["variants.sku"] = (_, list) => $"p.product_id IN (SELECT product_id FROM catalog_variants WHERE sku_scope IN {Scopes} AND sku IN {list} AND is_active)",
        ["tag"] = (dialect, list) => $"p.product_id IN (SELECT product_id FROM search_product_tags WHERE tag_id IN (SELECT id FROM catalog_tags WHERE slug IN {list} OR {dialect.IsAmongTexts("id", list)}))",
    };

    /// <summary>Whose skus there are, the marketplace's own among them: the index of skus begins with that.</summary>
    private const string Scopes = "(SELECT id FROM sellers_sellers UNION ALL SELECT '00000000-0000-0000-0000-000000000000')";

    public static bool IsCategory(string path) => path is "category" or "categoryTree" or "category.slug";

    public static void Add(SqlText sql, Condition<ProductView> condition)
    {
        sql.Add(" AND ");
        if (Members.TryGetValue(condition.Path, out var member))
        {
            var among = member(sql.Dialect, sql.List(condition.Values));
            sql.Add(condition.Operator is Operator.Ne or Operator.Nin ? $"({among}) IS NOT TRUE" : among);
        }
        else if (Columns.TryGetValue(condition.Path, out var column))
        {
            sql.Add(condition.Values is [Day day] ? OfDay(sql, column, condition.Operator, day) : OfColumn(sql, column, condition));
        }
        else
        {
            throw new InvalidOperationException($"The search of products knows no condition '{condition.Path}'.");
        }
    }

    /// <summary>Where a listing that the public sees is such.</summary>
    private static string Offered(string such) =>
        $"""
        p.product_id IN (
            SELECT l.product_id FROM catalog_listings l JOIN search_product_offers o ON o.product_id = l.product_id AND o.seller_id = l.seller_id
            WHERE l.status IN ('Active', 'OutOfStock') AND {such})
        """;

    private static string OfColumn(SqlText sql, string column, Condition<ProductView> condition)
    {
        if (condition.Values.Any(value => value is Day))
        {
            var any = string.Join(" OR ", condition.Values.Select(value => value is Day day ? OfDay(sql, column, Operator.Eq, day) : $"{column} = {sql.Value(value)}"));
            return condition.Operator is Operator.Nin ? $"({column} IS NULL OR NOT ({any}))" : $"({any})";
        }

        var values = condition.Values;
        return condition.Operator switch
        {
            Operator.Eq => $"{column} = {sql.Value(values[0])}",
            Operator.Ne => $"({column} IS NULL OR {column} <> {sql.Value(values[0])})",
            Operator.Gt => $"{column} > {sql.Value(values[0])}",
            Operator.Gte => $"{column} >= {sql.Value(values[0])}",
            Operator.Lt => $"{column} < {sql.Value(values[0])}",
            Operator.Lte => $"{column} <= {sql.Value(values[0])}",
            Operator.In when values.Count == 1 => $"{column} = {sql.Value(values[0])}",
            Operator.In => $"{column} IN {sql.List(values)}",
            Operator.Nin => $"({column} IS NULL OR {column} NOT IN {sql.List(values)})",
            Operator.IsNull => $"{column} IS {(values[0] is true ? "" : "NOT ")}NULL",
            _ => Matching(sql, column, condition.Operator, (string)values[0]!),
        };
    }

    /// <summary>Without regard to case; for names that is the folded text.</summary>
    private static string Matching(SqlText sql, string column, Operator op, string value)
    {
#pragma warning disable CA1308 // the meaning is that of SQL
        var (text, asked) = column == "p.name" ? ("p.name_sort", TextFolding.Fold(value)) : ($"lower({column})", value.ToLowerInvariant());
#pragma warning restore CA1308
        if (op is Operator.Contains) return sql.Dialect.Contains(sql, text, asked);

        var part = sql.Value(asked);
        return op switch
        {
            Operator.StartsWith => $"substr({text}, 1, length({part})) = {part}",
            _ => $"(length({text}) >= length({part}) AND substr({text}, length({text}) - length({part}) + 1) = {part})",
        };
    }

    private static string OfDay(SqlText sql, string column, Operator op, Day day) => op switch
    {
        Operator.Gt => $"{column} >= {sql.Value(day.End)}",
        Operator.Gte => $"{column} >= {sql.Value(day.Start)}",
        Operator.Lt => $"{column} < {sql.Value(day.Start)}",
        Operator.Lte => $"{column} < {sql.Value(day.End)}",
        Operator.Ne or Operator.Nin => $"({column} IS NULL OR {column} < {sql.Value(day.Start)} OR {column} >= {sql.Value(day.End)})",
        _ => $"({column} >= {sql.Value(day.Start)} AND {column} < {sql.Value(day.End)})",
    };
}
