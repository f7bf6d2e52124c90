using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common.Reading;

namespace Marketplace.Infrastructure.Search;

/// <summary>The rows that the conditions of a reading leave, as the FROM and WHERE of a statement.</summary>
internal sealed class ProductHits
{
    private readonly string _currency;
    private readonly string? _match;

    /// <summary>A single category is where the reading begins; several are a condition like others.</summary>
    private readonly Condition<ProductView>? _place;

    private readonly List<Condition<ProductView>> _others = [];

    /// <param name="match">The question to the full-text index, where a text was searched.</param>
    public ProductHits(Read<ProductView> read, string currency, string? match)
    {
        (_currency, _match) = (currency, match);
        foreach (var condition in read.Conditions)
        {
            if (match is null && _place is null && IsPlace(condition)) _place = condition;
            else if (condition.Path is not ("q" or "currency")) _others.Add(condition);
        }
    }

    /// <summary>The table that carries the sorted columns.</summary>
    public string Sorted(ProductOrder order) => _place is not null && order.IsInPlaces ? "c" : "p";

    /// <summary>How many there are, up to the cap. What a category holds is counted on the way.</summary>
    public void AddCount(SqlText sql, ProductOrder order, int cap)
    {
        if (_place is not null && _others.Count == 0)
        {
            sql.Add("coalesce((SELECT CAST(sum(n.products) AS BIGINT) FROM search_counts n WHERE n.subject = ").Add(Category(sql)).Add(" || ").Add(sql.Value(_currency)).Add("), 0)");
            return;
        }

        Add(sql.Add("(SELECT count(*) FROM (SELECT 1 "), order).Add(" LIMIT ").Add(sql.Value(cap + 1)).Add(") AS counted)");
    }

    public SqlText Add(SqlText sql, ProductOrder? order = null)
    {
        var needsProduct = _others.Count > 0 || order is null || Sorted(order) == "p";
        if (_match is not null)
        {
            sql.Add(sql.Dialect.Matching(sql, _match, _currency));
        }
        else if (_place is not null)
        {
            sql.Add("FROM search_product_categories c ").Add(needsProduct ? $"{sql.Dialect.Join} search_products p ON p.id = c.row_id " : "");
            sql.Add("WHERE c.category_id = ").Add(Category(sql)).Add(" AND c.currency = ").Add(sql.Value(_currency));
        }
        else
        {
            sql.Add("FROM search_products p WHERE p.currency = ").Add(sql.Value(_currency));
        }

        foreach (var condition in _others) ProductConditions.Add(sql, condition);
        return sql;
    }

    /// <summary>What identifies a row, in the table that is there for sure.</summary>
    public string RowId => _place is null ? "p.id" : "c.row_id";

    private string Category(SqlText sql) => _place!.Path == "category.slug" ? $"(SELECT id FROM catalog_categories WHERE slug = {sql.Value(_place.Values[0])})" : sql.Value(_place.Values[0]);

    private static bool IsPlace(Condition<ProductView> condition) =>
        condition.Operator is Operator.Eq or Operator.In && condition.Values.Count == 1 && ProductConditions.IsCategory(condition.Path);
}
