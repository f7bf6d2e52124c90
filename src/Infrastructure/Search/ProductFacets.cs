using System.Globalization;
using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Search;

/// <summary>All asked facets of a reading in one statement.</summary>
internal static class ProductFacets
{
    private const int MaxBuckets = 50;
    private const int MaxBands = 7;

    public static SqlText Make(SearchDialect dialect, Read<ProductView> read, string currency, string? match, IReadOnlyList<string> names)
    {
        var sql = new SqlText(dialect);
        new ProductHits(read, currency, match)
            .Add(sql.Add("WITH hits AS MATERIALIZED (SELECT p.product_id, p.category_id, p.seller_id, p.price_minor, p.unit "))
            .Add($" LIMIT {sql.Value(read.CountCap)})");
        return sql.Add(string.Join(" UNION ALL ", names.Select(name => $" SELECT * FROM ({Counts(name)}{(name == "price" ? "" : $" LIMIT {MaxBuckets}")}) AS {name}_counts")));
    }

    public static async Task<IReadOnlyList<FacetView>> ReadAsync(SearchRow row, IReadOnlyList<string> names, string currency, CancellationToken ct)
    {
        var buckets = names.ToDictionary(name => name, _ => new List<FacetView.Bucket>(), StringComparer.Ordinal);
        var prices = new List<PriceBand>();
        while (await row.NextAsync(ct))
        {
            if (row.Text(0) == "price") prices.Add(new PriceBand(PowerOfTen(Number(row.Text(2)) - 1) * Number(row.Text(1)), 0, row.Integer(3)));
            else buckets[row.Text(0)].Add(new FacetView.Bucket(row.Text(1), row.Text(2), row.Integer(3)));
        }

        return [.. names.Select(name => new FacetView(name, name == "price" ? Bands(prices, currency) : buckets[name]))];
    }

    private static string Counts(string name) => name switch
    {
        "category" => "SELECT 'category', lower(CAST(t.id AS TEXT)), t.name, count(*) FROM hits h JOIN catalog_categories t ON t.id = h.category_id GROUP BY t.id ORDER BY 4 DESC, 3",
        "seller" => "SELECT 'seller', lower(CAST(t.id AS TEXT)), t.name, count(*) FROM hits h JOIN sellers_sellers t ON t.id = h.seller_id GROUP BY t.id ORDER BY 4 DESC, 3",
        "tags" => "SELECT 'tags', lower(CAST(t.id AS TEXT)), t.name, count(*) FROM hits h JOIN search_product_tags u ON u.product_id = h.product_id JOIN catalog_tags t ON t.id = u.tag_id GROUP BY t.id ORDER BY 4 DESC, 3",
        "unit" => "SELECT 'unit', unit, unit, count(*) FROM hits WHERE unit IS NOT NULL GROUP BY unit ORDER BY 4 DESC, 2",

        // By first digit and number of digits: bands that begin at 1, 2 and 5 times a power of ten.
        "price" => """
            SELECT 'price', CAST(digit AS TEXT), CAST(digits AS TEXT), count(*)
            FROM (SELECT CASE WHEN substr(amount, 1, 1) < '2' THEN 1 WHEN substr(amount, 1, 1) < '5' THEN 2 ELSE 5 END AS digit, length(amount) AS digits
                FROM (SELECT CAST(price_minor AS TEXT) AS amount FROM hits WHERE price_minor IS NOT NULL) AS amounts) AS bands
            GROUP BY digit, digits ORDER BY digits, digit
            """,
        _ => throw new InvalidOperationException($"There is no facet '{name}'."),
    };

    /// <summary>Neighbours are joined, the smallest two first, until few are left.</summary>
    private static List<FacetView.Bucket> Bands(List<PriceBand> found, string currency)
    {
        var bands = found.Select(band => band with { To = Next(band.From) }).ToList();
        while (bands.Count > MaxBands)
        {
            var at = Enumerable.Range(0, bands.Count - 1).MinBy(i => bands[i].Count + bands[i + 1].Count);
            bands[at] = new PriceBand(bands[at].From, bands[at + 1].To, bands[at].Count + bands[at + 1].Count);
            bands.RemoveAt(at + 1);
        }

        return bands.ConvertAll(band =>
        {
            var (from, to) = (new Money(band.From, currency).ToDecimalString(), new Money(band.To, currency).ToDecimalString());
            return new FacetView.Bucket($"{from}..{to}", $"{from} – {to} {currency}", band.Count);
        });
    }

    private static long Next(long from) => from.ToString(CultureInfo.InvariantCulture)[0] switch { '1' => from * 2, '2' => from / 2 * 5, _ => from * 2 };

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }

    /// <param name="To">Itself not within.</param>
    private sealed record PriceBand(long From, long To, long Count);
}
