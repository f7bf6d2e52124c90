using System.Diagnostics;
using System.Globalization;
using System.Net;
using Marketplace.Bench.Catalogue;
using Marketplace.Bench.Load;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Bench.Flash;

/// <summary>Very many want the few units of one product in the same moment, while others look around (R-29): one node, whole as in production.</summary>
internal static class FlashSale
{
    private const int Units = 100;
    private const int Lookers = 8;
    private const int WarmUp = 1_500;

    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(10);

    /// <summary>Who looks around reads for a while.</summary>
    private static readonly TimeSpan Thought = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(Servers servers, int buyers, Options options, Report report, CancellationToken ct)
    {
        var carts = await Carts.OpenAsync(servers.Database);
        var wanted = carts.ThreeAt(0)[0];
        var crowd = await Carts.OfOne(servers.Database, wanted).MakeAsync(buyers, lines: 1);
        var products = await servers.Database.ListAsync("SELECT product_id FROM search_products WHERE currency = 'USD' ORDER BY digest LIMIT 500", row => row.GetGuid(0));
        List<Bought> bought;
        List<double> calm, meanwhile;
        await using (var server = await servers.StartOursAsync(new Dictionary<string, string?>(StringComparer.Ordinal), ct))
        {
            await WarmUpAsync(server.Url, carts, options.Connections, ct);
            await GeneratedCatalogue.ChangeAsync(servers.Database, db => Leave(db, new ListingId(wanted.Id)), ct);
            calm = await LookAroundAsync(server.Url, products, Task.Delay(Calm, ct), ct);
            var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var buying = Task.WhenAll(crowd.Select(cart => BuyAsync(server.Url, cart, gate.Task, ct)));
            await Task.Delay(Calm, ct); // all have come
            var looking = LookAroundAsync(server.Url, products, buying, ct);
            gate.SetResult();
            bought = [.. await buying];
            meanwhile = await looking;
        }

        Tell(bought, calm, meanwhile, options, report);
        var (text, isClean) = await servers.VerifyAsync(ct);
        report.Say($"`verify` of the books afterwards: {(isClean ? "clean" : "NOT clean")}: {text.Split('\n')[0]}");
    }

    private static void Leave(MarketplaceDbContext db, ListingId listing)
    {
        var item = db.StockItems.Single(candidate => candidate.ListingId == listing);
        item.Adjust(new AdjustmentDetails(Delta: null, Set: item.Reserved + item.SafetyStock + Units, AdjustmentReason.Counted), by: null);
        db.AddRange(item.NewMovements);
        db.AddRange(item.NewAdjustments);
    }

    /// <summary>A shop before a sale has served others for long.</summary>
    private static async Task WarmUpAsync(Uri url, Carts carts, int connections, CancellationToken ct)
    {
        using var client = Client(url, connections);
        var requests = new CartRequests(carts, linesInCart: 3);
        await requests.PrepareAsync(WarmUp);
        await Round.RunAsync(client, requests.Next, connections, TimeSpan.FromMinutes(1), ct);
    }

    /// <returns>How long each answer took, in milliseconds, in order; infinitely long where it was refused.</returns>
    private static async Task<List<double>> LookAroundAsync(Uri url, List<Guid> products, Task end, CancellationToken ct)
    {
        using var client = Client(url, Lookers);
        var own = await Task.WhenAll(Enumerable.Range(0, Lookers).Select(async seed =>
        {
            var (dice, took) = (new Random(seed), new List<double>());
            while (!end.IsCompleted)
            {
                var asked = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(new Uri($"/api/v1/products/{products[dice.Next(products.Count)]}", UriKind.Relative), ct);
                took.Add(answer.IsSuccessStatusCode ? Stopwatch.GetElapsedTime(asked).TotalMilliseconds : double.PositiveInfinity);
                await Task.Delay(Thought, ct);
            }

            return took;
        }));
        return [.. own.SelectMany(took => took).Order()];
    }

    /// <summary>Each over a connection of his own, which is open by then.</summary>
    private static async Task<Bought> BuyAsync(Uri url, GuestCart cart, Task gate, CancellationToken ct)
    {
        using var client = Client(url, connections: 1);
        using (var look = await client.GetAsync(new Uri("/health/live", UriKind.Relative), ct)) look.EnsureSuccessStatusCode();
        using var request = CartRequests.CheckOut(cart);
        await gate;
        var asked = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request, ct);
        return new Bought(answer.StatusCode, Stopwatch.GetElapsedTime(asked).TotalSeconds);
    }

    private static void Tell(List<Bought> bought, List<double> calm, List<double> meanwhile, Options options, Report report)
    {
        report.Say($"## {Units} units, {bought.Count:N0} buyers in the same moment, {options.Variant}, {options.Products[0]:N0} products");
        report.Head(["", "answers", "p50 s", "p99 s", "last s"]);
        foreach (var alike in bought.GroupBy(one => one.Status).OrderBy(alike => alike.Key))
        {
            double[] took = [.. alike.Select(one => one.Seconds).Order()];
            report.Row([alike.Key is HttpStatusCode.Created ? "sold" : $"refused with {(int)alike.Key}", F(took.Length, "N0"), F(At(took, 0.5), "F2"), F(At(took, 0.99), "F2"), F(took[^1], "F2")]);
        }

        report.Say($"{Lookers} others, who look at products: 95 of 100 answered within {At(calm, 0.95):F1} ms before it, within {At(meanwhile, 0.95):F1} ms during it ({meanwhile.Count(double.IsInfinity)} of {meanwhile.Count} refused).");
    }

    private static double At(IReadOnlyList<double> sorted, double share) => sorted.Count == 0 ? double.NaN : sorted[(int)(share * (sorted.Count - 1))];

    private static string F(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static HttpClient Client(Uri url, int connections) => new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false, UseCookies = false }) { BaseAddress = url };

    private sealed record Bought(HttpStatusCode Status, double Seconds);
}
