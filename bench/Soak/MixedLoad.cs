using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Marketplace.Bench.Catalogue;
using Marketplace.Bench.Databases;
using Marketplace.Bench.Load;
using Marketplace.Domain.Identity;

namespace Marketplace.Bench.Soak;

/// <summary>What people do in a shop: most look around, some search, few buy, hardly anybody signs in or changes a product.</summary>
internal sealed class MixedLoad
{
    private const int Accounts = 10;
    private const string Password = "correct horse battery";

    /// <summary>Nobody asks again at once; without it the machine would only be full.</summary>
    private static readonly TimeSpan Thought = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, int> _errors = new(StringComparer.Ordinal);
    private readonly string _adminToken = AccessKey.NewToken(AccessKeyKind.Admin);
    private readonly List<Guid> _products;
    private readonly List<Guid> _categories;
    private readonly Carts _carts;
    private ConcurrentBag<double> _latencies = [];
    private long _since = Stopwatch.GetTimestamp();
    private long _requests;

    private MixedLoad(List<Guid> products, List<Guid> categories, Carts carts) => (_products, _categories, _carts) = (products, categories, carts);

    public long Requests => _requests;

    /// <summary>By what was asked and what was answered.</summary>
    public IReadOnlyDictionary<string, int> Errors => _errors;

    public static async Task<MixedLoad> PrepareAsync(BenchDatabase database, CancellationToken ct)
    {
        var load = new MixedLoad(
            await database.ListAsync("SELECT product_id FROM search_products WHERE currency = 'USD' ORDER BY digest LIMIT 5000", row => row.GetGuid(0)),
            await database.ListAsync("SELECT id FROM catalog_categories", row => row.GetGuid(0)),
            await Carts.OpenAsync(database));
        await GeneratedCatalogue.ChangeAsync(
            database,
            db =>
            {
                var admin = User.Register($"{Guid.NewGuid():N}@example.com", "-", new UserDetails("Admin"));
                admin.Grant([SystemRoles.Super]);
                db.Add(admin);
                db.Add(AccessKey.OfAdmin("soak", load._adminToken, admin.Id));
            },
            ct);
        return load;
    }

    public async Task RegisterAsync(HttpClient client, CancellationToken ct)
    {
        for (var i = 0; i < Accounts; i++)
        {
            using var request = Write(HttpMethod.Post, "/api/v1/users", $$"""{"data":{"type":"users","attributes":{"email":"{{EmailOf(i)}}","password":"{{Password}}","name":"Buyer {{i}}"} } }""");
            using var answer = await client.SendAsync(request, ct);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>One client, until the end.</summary>
    public async Task RunAsync(HttpClient client, int seed, CancellationToken end)
    {
        var dice = new Random(seed);
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(Thought * (2 * dice.NextDouble()), CancellationToken.None);
            await (dice.NextDouble() switch
            {
                < 0.45 => AskAsync(client, "detail", Read($"/api/v1/products/{One(dice, _products)}")),
                < 0.65 => AskAsync(client, "list", Read($"/api/v1/products?filter[category]={One(dice, _categories)}&sort=price&page[number]={dice.Next(1, 4)}&page[size]=20")),
                < 0.75 => AskAsync(client, "included", Read($"/api/v1/products?filter[category]={One(dice, _categories)}&sort=-createdAt&page[size]=10&include=seller,category,variants")),
                < 0.90 => AskAsync(client, "search", Read($"/api/v1/products?filter[q]={Uri.EscapeDataString($"{Shelf.Materials[dice.Next(Shelf.Materials.Length)]} {Shelf.Nouns[dice.Next(Shelf.Nouns.Length)]}")}&sort=relevance&page[size]=20")),
                < 0.97 => BuyAsync(client, dice),
                < 0.995 => EditAsync(client, dice),
                _ => AskAsync(client, "signIn", Write(HttpMethod.Post, "/api/v1/sessions", $$"""{"data":{"type":"sessions","attributes":{"email":"{{EmailOf(dice.Next(Accounts))}}","password":"{{Password}}"} } }""")),
            });
        }
    }

    /// <summary>Since this was asked before.</summary>
    public Figures TakeFigures()
    {
        double[] sorted = [.. Interlocked.Exchange(ref _latencies, []).Order()];
        var elapsed = Stopwatch.GetElapsedTime(_since).TotalSeconds;
        _since = Stopwatch.GetTimestamp();
        return sorted.Length == 0 ? new(0, double.NaN, double.NaN) : new(sorted.Length / elapsed, sorted[sorted.Length / 2], sorted[(int)(0.99 * (sorted.Length - 1))]);
    }

    /// <summary>A guest's cart, three lines of two sellers, an order.</summary>
    private async Task BuyAsync(HttpClient client, Random dice)
    {
        if (await AskAsync(client, "cart", Write(HttpMethod.Post, "/api/v1/carts", """{"data":{"type":"carts","attributes":{"currency":"USD"}}}""")) is not { } made) return;

        using var document = JsonDocument.Parse(made);
        var data = document.RootElement.GetProperty("data");
        var cart = new GuestCart(data.GetProperty("meta").GetProperty("guestToken").GetString()!, data.GetProperty("id").GetGuid(), Guid.Empty, 0);
        foreach (var (listing, price) in _carts.ThreeAt(dice.Next(1000)))
        {
            cart = cart with { Listing = listing, Total = cart.Total + price };
            if (await AskAsync(client, "cartLine", CartRequests.AddLine(cart)) is null) return;
        }

        if (dice.Next(3) > 0) await AskAsync(client, "checkout", CartRequests.CheckOut(cart));
    }

    private Task EditAsync(HttpClient client, Random dice)
    {
        var id = One(dice, _products);
        var request = Write(HttpMethod.Patch, $"/api/v1/admin/products/{id}", $$$"""{"data":{"type":"products","id":"{{{id}}}","attributes":{"brand":"Brand {{{dice.Next(100)}}}"} } }""");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _adminToken);
        return AskAsync(client, "edit", request);
    }

    private async Task<byte[]?> AskAsync(HttpClient client, string kind, HttpRequestMessage request)
    {
        using (request)
        {
            var asked = Stopwatch.GetTimestamp();
            Interlocked.Increment(ref _requests);
            try
            {
                using var answer = await client.SendAsync(request);
                var body = await answer.Content.ReadAsByteArrayAsync();
                _latencies.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                if (answer.IsSuccessStatusCode) return body;
                if (_errors.AddOrUpdate($"{kind} {(int)answer.StatusCode}", 1, (_, count) => count + 1) == 1) Console.Error.WriteLine($"{kind}: {Encoding.UTF8.GetString(body)}");
            }
            catch (HttpRequestException failure)
            {
                _errors.AddOrUpdate($"{kind} {failure.HttpRequestError}", 1, (_, count) => count + 1);
            }

            return null;
        }
    }

    private string EmailOf(int account) => $"buyer{account}.{_adminToken[^8..].ToLowerInvariant()}@example.com";

    private static T One<T>(Random dice, List<T> all) => all[dice.Next(all.Count)];

    private static HttpRequestMessage Read(string path) => new(HttpMethod.Get, path);

    private static HttpRequestMessage Write(HttpMethod method, string path, string body)
    {
        var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.api+json");
        return request;
    }
}
