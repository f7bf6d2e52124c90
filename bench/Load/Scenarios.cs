using System.Globalization;
using System.Text.Json;
using Marketplace.Bench.Databases;

namespace Marketplace.Bench.Load;

/// <summary>The requests of quality's table, over what was generated.</summary>
internal static class Scenarios
{
    private const string CursorProfile = "application/vnd.api+json;profile=\"https://jsonapi.org/profiles/ethanresnick/cursor-pagination/\"";

    public static async Task<IReadOnlyList<Scenario>> MakeAsync(BenchDatabase database, Uri ours, CancellationToken ct)
    {
        var products = await database.ListAsync("SELECT product_id FROM search_products WHERE currency = 'USD' AND id % (1 + (SELECT count(*) FROM search_products) / 2000) = 0 ORDER BY digest", row => row.GetGuid(0));
        var departments = await database.ListAsync("SELECT id FROM catalog_categories WHERE parent_id IS NULL", row => row.GetGuid(0));
        string[] words = ["linen shi", "bamboo lam", "steel mug", "cotton tab", "clay bas", "oak kettle", "glass cha", "wool tow", "cork note", "leather jack"];
        var details = products.ConvertAll(id => $"/api/v1/products/{id}");
        var lists = departments.SelectMany(id => Enumerable.Range(1, 5).Select(page => $"/api/v1/products?filter[category]={id}&sort=price&page[number]={page}&page[size]=20")).ToList();
        var oursAfter = await CursorsAsync(ours, departments, ct);
        var rawAfter = new List<string>();
        foreach (var id in departments) rawAfter.Add($"/api/v1/products?filter[category]={id}&page[after]={Uri.EscapeDataString(await TwentiethAsync(database, id))}");
        var (carts, abroad) = (await Carts.OpenAsync(database), await Carts.OpenAsync(database, abroad: true));
        return
        [
            new("Product detail", 0.75, _ => new Paths(details)) { CachedTarget = 0.5 },
            new("List of 20: category, by price, total", 0.60, _ => new Paths(lists)) { CachedTarget = 0.5 },
            new("Cursor page of 20", 0.70, side => new Paths(side is Side.Baseline ? rawAfter : oursAfter)) { CachedTarget = 0.5 },
            new("Text search, two words, 20 ranked", null, _ => new Paths(Searches(words))),
            new("Text search, a word in 10 %, 20 ranked", null, _ => new Paths(Searches(words.Select(word => word[..word.IndexOf(' ', StringComparison.Ordinal)])))),
            new("Cart line add", 0.50, _ => new CartRequests(carts, linesInCart: 0)) { Writes = true },
            new("Checkout: 3 lines, 2 sellers", 0.60, _ => new CartRequests(carts, linesInCart: 3)) { Writes = true },
            new("Priced checkout: 3 lines, 2 sellers, tax, coupon, sending", 0.60, _ => new CartRequests(abroad, linesInCart: 3)) { Writes = true },
        ];
    }

    private static List<string> Searches(IEnumerable<string> words) => [.. words.Select(text => $"/api/v1/products?filter[q]={Uri.EscapeDataString(text)}&sort=relevance&page[number]=1&page[size]=20")];

    /// <summary>The second page of each department, as the server itself links it.</summary>
    private static async Task<List<string>> CursorsAsync(Uri ours, List<Guid> departments, CancellationToken ct)
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

    private static async Task<string> TwentiethAsync(BenchDatabase database, Guid category) => (await database.ListAsync(
        "SELECT price_asc, product_id FROM search_product_categories WHERE category_id = $1 AND currency = 'USD' ORDER BY price_asc, product_id LIMIT 20",
        row => string.Create(CultureInfo.InvariantCulture, $"{row.GetInt64(0)},{row.GetGuid(1)}"),
        category))[^1];
}
