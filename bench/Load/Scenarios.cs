using System.Text.Json;
using Marketplace.Bench.Catalogue;

namespace Marketplace.Bench.Load;

/// <summary>The requests of quality's table, over what was generated.</summary>
internal static class Scenarios
{
    private const string CursorProfile = "application/vnd.api+json;profile=\"https://jsonapi.org/profiles/ethanresnick/cursor-pagination/\"";

    public static async Task<IReadOnlyList<Scenario>> MakeAsync(string database, Uri ours, CancellationToken ct)
    {
        var products = Database.Strings(database, "SELECT lower(product_id) FROM search_products ORDER BY digest LIMIT 2000");
        var departments = Database.Strings(database, "SELECT lower(id) FROM catalog_categories WHERE parent_id IS NULL");
        string[] words = ["linen shi", "bamboo lam", "steel mug", "cotton tab", "clay bas", "oak kettle", "glass cha", "wool tow", "cork note", "leather jack"];
        var details = products.ConvertAll(id => $"/api/v1/products/{id}");
        var lists = departments.SelectMany(id => Enumerable.Range(1, 5).Select(page => $"/api/v1/products?filter[category]={id}&sort=price&page[number]={page}&page[size]=20")).ToList();
        var searches = words.Select(text => $"/api/v1/products?filter[q]={Uri.EscapeDataString(text)}&sort=relevance&page[number]=1&page[size]=20").ToList();
        var oursAfter = await CursorsAsync(ours, departments, ct);
        var rawAfter = departments.ConvertAll(id => $"/api/v1/products?filter[category]={id}&page[after]={Uri.EscapeDataString(Twentieth(database, id))}");
        return
        [
            new("Product detail", 0.75, _ => new Paths(details)),
            new("List of 20: category, by price, total", 0.60, _ => new Paths(lists)),
            new("Text search, 20 ranked", null, _ => new Paths(searches)),
            new("Cursor page of 20", 0.70, side => new Paths(side is Side.Ours ? oursAfter : rawAfter)),
            new("Cart line add", 0.50, _ => new CartRequests(database, linesInCart: 0)) { Writes = true },
            new("Checkout: 3 lines, 2 sellers", 0.60, _ => new CartRequests(database, linesInCart: 3)) { Writes = true },
        ];
    }

    /// <summary>The second page of each department, as the server itself links it.</summary>
    private static async Task<List<string>> CursorsAsync(Uri ours, List<string> departments, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = ours };
        var found = new List<string>();
        foreach (var id in departments)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/products?filter[category]={id}&sort=price&page[size]=20");
            request.Headers.TryAddWithoutValidation("Accept", CursorProfile);
            using var answer = await client.SendAsync(request, ct);
            using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(ct));
            if (document.RootElement.GetProperty("links").TryGetProperty("next", out var next)) found.Add(next.GetString()!);
        }

        return found;
    }

    private static string Twentieth(string database, string category) => Database.Strings(
        database,
        $"""
        SELECT price_asc || ',' || product_id FROM search_product_categories WHERE category_id = upper('{category}') AND currency = 'USD'
        ORDER BY price_asc, product_id LIMIT 1 OFFSET min(19, max(0, (SELECT count(*) FROM search_product_categories WHERE category_id = upper('{category}')) - 1))
        """)[0];
}
