using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common.Reading;

namespace Marketplace.Infrastructure.Search;

/// <summary>The rows that the conditions of a reading leave, as the FROM and WHERE of a statement.</summary>
/// <param name="match">The question to the full-text index, where a text was searched.</param>
internal sealed class ProductHits(Read<ProductView> read, string currency, string? match)
{
    /// <summary>A single category is where the reading begins; several are a condition like others.</summary>
    private readonly Condition<ProductView>? _place = match is null
        ? read.Conditions.FirstOrDefault(condition => ProductConditions.IsCategory(condition.Path) && condition.Operator is Operator.Eq or Operator.In && condition.Values.Count == 1 && ProductConditions.IsCategory(condition.Path))
        : null;

    /// <summary>The table that carries the sorted columns.</summary>
    public string Sorted(ProductOrder order) => _place is not null && order.IsInPlaces ? "c" : "p";

    public SqlText Add(SqlText sql, ProductOrder? order = null)
    {
        var others = read.Conditions.Where(condition => condition != _place && condition.Path is not ("q" or "currency")).ToList();
        var needsProduct = others.Count > 0 || order is null || Sorted(order) == "p";
        if (match is not null)
        {
            sql.Add($"FROM search_text CROSS JOIN search_products p ON p.text_id = search_text.rowid AND p.currency = {sql.Value(currency)} WHERE search_text MATCH {sql.Value(match)}");
        }
        else if (_place is not null)
        {
            var category = _place.Path == "category.slug" ? $"(SELECT id FROM catalog_categories WHERE slug = {sql.Value(_place.Values[0])})" : sql.Value(_place.Values[0]);
            sql.Add($"FROM search_product_categories c {(needsProduct ? "CROSS JOIN search_products p ON p.id = c.row_id " : "")}WHERE c.category_id = {category} AND c.currency = {sql.Value(currency)}");
        }
        else
        {
            sql.Add($"FROM search_products p WHERE p.currency = {sql.Value(currency)}");
        }

        foreach (var condition in others) ProductConditions.Add(sql, condition);
        return sql;
    }

    /// <summary>What identifies a row, in the table that is there for sure.</summary>
    public string RowId => _place is null ? "p.id" : "c.row_id";
}
