using System.Diagnostics;
using System.Net;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Marketplace.WebApi.FunctionalTests.Caching;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>Two nodes, a PostgreSQL and a streaming standby of it: what the public reads comes from there, and nobody sees a difference .</summary>
public sealed class ReplicaTests(ITestOutputHelper output) : IAsyncLifetime
{

    private PostgresServer? _server;
    private PostgresServer _standby = null!;
    private RunningMarketplace _one = null!;
    private RunningMarketplace _other = null!;
    private string _database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "A file has no standby.");
        _server = PostgresServer.Started();
        _standby = _server.StandbyStarted();
        _one = new RunningMarketplace { On = folder => TestDatabase.MigratedAsync(folder, _server), Settings = Settings(isCached: true) };
        await _one.InitializeAsync();
        _other = new RunningMarketplace { Beside = _one, Settings = Settings(isCached: false) };
        await _other.InitializeAsync();
        _database = new Npgsql.NpgsqlConnectionStringBuilder(_one.Database.Settings["Database:ConnectionString"]).Database!;
        foreach (var node in new[] { _one, _other }) await ReplicasAre(node, "ok");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        await _other.DisposeAsync();
        await _one.DisposeAsync();
        await _standby.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_public_reads_the_standby_and_everybody_else_the_database()
    {
        var category = await _one.Category(name: "Before");
        await UsedAsync(_other, await _one.Product(category: category));
        await PauseAsync();
        await _server!.AskAsync<object>(_database, $"UPDATE catalog_categories SET name = 'After' WHERE id = '{category}'"); // of which no node hears

        (await NameAsync(_other.Anonymous, "", category)).ShouldBe("Before");
        (await NameAsync(_other.Admin, "admin/", category)).ShouldBe("After");
        (await NameAsync(_other.SellerA, "", category)).ShouldBe("After", "who shows a credential is answered from the database");

        await ReplicasAre(_other, "degraded"); // it is too far behind by now
        (await NameAsync(_other.Anonymous, "", category)).ShouldBe("After");
        await _standby.AskAsync<object>("postgres", "SELECT pg_wal_replay_resume()");
        await ReplicasAre(_other, "ok");
        (await NameAsync(_other.Anonymous, "", category)).ShouldBe("After");
    }

    [Fact]
    [Trait("Rule", "R-40")]
    public async Task What_was_changed_is_seen_at_once_here_and_soon_elsewhere_however_far_the_standby_is_behind()
    {
        var (sold, bystander) = (await _one.Product(price: "10.00"), await _one.Product());
        await UsedAsync(_other, bystander);
        var noticing = new Noticing();
        for (var price = 20; price < 30; price++)
        {
            if (price % 2 == 0) await PauseAsync();
            await PriceAsync(_one, sold); // now it is kept, as the standby shows it
            await _one.SellerA.Reprice(sold.Listing, $"{price}.00");

            (await PriceAsync(_one, sold)).ShouldBe($"{price}.00");
            await noticing.UntilAsync(() => PriceAsync(_other, sold), $"{price}.00");
            await _standby.AskAsync<object>("postgres", "SELECT pg_wal_replay_resume()");
            for (var again = 0; again < 5; again++)
            {
                foreach (var node in new[] { _one, _other }) (await PriceAsync(node, sold)).ShouldBe($"{price}.00", "nothing older is kept");
                await Task.Delay(50, Ct);
            }
        }

        noticing.ShouldMostlyTakeASecond();
        await PauseAsync();
        var born = await _one.Category();
        foreach (var node in new[] { _one, _other }) (await node.Anonymous.Get($"/api/v1/categories/{born}")).ShouldBe(200); // which the standby has never seen
    }

    [Fact]
    [Trait("Rule", "R-05")]
    public async Task A_standby_that_dies_and_comes_back_under_load_costs_nobody_an_answer()
    {
        var sold = await _one.Product();
        await UsedAsync(_other, sold);
        using var over = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 8).Select(_ => Task.Run(() => BrowseAsync(sold, over.Token), Ct)).ToList();

        for (var round = 0; round < 3; round++)
        {
            await Task.Delay(500, Ct);
            await _standby.StopAsync();
            await ReplicasAre(_other, "degraded");
            (await _other.Anonymous.GetAsync("/health/ready", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
            await Task.Delay(500, Ct);
            await _standby.StartAsync();
            await ReplicasAre(_other, "ok");
            await UsedAsync(_other, sold);
        }

        await over.CancelAsync();
        var seen = (await Task.WhenAll(readers)).SelectMany(answers => answers).ToList();
        output.WriteLine($"{seen.Count} answers, the slowest after {seen.Max(answer => answer.Took).TotalMilliseconds:0} ms");
        seen.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        seen.Max(answer => answer.Took).ShouldBeLessThan(TimeSpan.FromSeconds(15)); // a statement would wait for thirty
    }

    private Dictionary<string, string?> Settings(bool isCached) => new(StringComparer.Ordinal)
    {
        ["Database:Replicas:0"] = _standby.Host,
        ["Database:ReplicaMaxLagSeconds"] = "5",
        ["Cache:Enabled"] = isCached ? "true" : "false",
        ["RateLimits:Enabled"] = "false",
    };

    private static Task ReplicasAre(RunningMarketplace node, string status)
    {
        var look = async () => System.Text.Json.Nodes.JsonNode.Parse(await node.Anonymous.GetStringAsync("/health/ready"))!["checks"]!["replicas"]!["status"]!.GetValue<string>();
        return look.ShouldBecome(status, TimeSpan.FromSeconds(60));
    }

    private async Task PauseAsync()
    {
        await _standby.AskAsync<object>("postgres", "SELECT pg_wal_replay_pause()");
        var state = () => _standby.AskAsync<string>("postgres", "SELECT pg_get_wal_replay_pause_state()");
        await state.ShouldBecome("paused");
    }

    /// <summary>Waits until reading this is work for the standby.</summary>
    private async Task UsedAsync(RunningMarketplace node, Sold sold)
    {
        var scans = () => _standby.AskAsync<decimal>(_database, "SELECT sum(coalesce(seq_scan, 0) + coalesce(idx_scan, 0)) FROM pg_stat_user_tables");
        var before = await scans();
        var isUsed = async () =>
        {
            await PriceAsync(node, sold);
            return await scans() > before;
        };
        await isUsed.ShouldBecome(true);
    }

    private static async Task<List<(HttpStatusCode Status, TimeSpan Took)>> BrowseAsync(RunningMarketplace node, Sold sold, CancellationToken ct)
    {
        string[] addresses = [$"/api/v1/products/{sold.Product}?include=listings", "/api/v1/products?filter[q]=product", "/api/v1/categories"];
        var seen = new List<(HttpStatusCode, TimeSpan)>();
        while (!ct.IsCancellationRequested)
        {
            foreach (var address in addresses)
            {
                var watch = Stopwatch.StartNew();
                seen.Add(((await node.Anonymous.Get(address)).Status, watch.Elapsed));
            }
        }

        return seen;
    }

    private Task<List<(HttpStatusCode Status, TimeSpan Took)>> BrowseAsync(Sold sold, CancellationToken ct) => BrowseAsync(_other, sold, ct);

    private static async Task<string> NameAsync(HttpClient client, string surface, string category) => (await client.Get($"/api/v1/{surface}categories/{category}")).ShouldBe(200).Attributes["name"]!.GetValue<string>();

    private static async Task<string> PriceAsync(RunningMarketplace node, Sold sold) =>
        (await node.Anonymous.Get($"/api/v1/products/{sold.Product}?include=listings")).ShouldBe(200).Attributes["price"]!["amount"]!.GetValue<string>();
}
