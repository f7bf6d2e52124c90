using System.Text.Json.Nodes;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Processes;

namespace Marketplace.WebApi.FunctionalTests.Realtime;

/// <summary>
/// One process takes requests and delivers events, another one holds the connections: what happens at the one is told at the other (RT-02), by Redis, without it by PostgreSQL,
/// and on one file of SQLite by looking into the log.
/// </summary>
public sealed class LiveNodesTests : IAsyncLifetime
{
    /// <summary>A node that has just begun to hear looks into the log every second; after this it waits for hints.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(8);

    private RedisServer _redis = null!;
    private RunningMarketplace _desk = null!;
    private RunningMarketplace _line = null!;

    public async ValueTask InitializeAsync() => _redis = await RedisServer.StartedAsync();

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        await _desk.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Rule", "R-05")]
    public async Task What_happens_at_one_process_is_told_at_another_without_waiting_for_the_log_and_once_whatever_becomes_of_Redis(bool redis)
    {
        await StartAsync(redis);
        await using var admin = await ListenAsync();
        await Task.Delay(Settled, TestContext.Current.CancellationToken);

        for (var round = 0; round < 5; round++) await admin.HearsAsync("product.created", await ProductAsync()); // the log alone would tell once in a minute
        if (redis) await LosesRedisAsync(admin);
    }

    private async Task LosesRedisAsync(Listener admin)
    {
        var products = new List<string> { await ProductAsync() };
        await _redis.StopAsync();
        for (var round = 0; round < 5; round++) products.Add(await ProductAsync());
        foreach (var product in products) await admin.HearsAsync("product.created", product);
        await _redis.StartAsync();
        for (var round = 0; round < 5; round++) products.Add(await ProductAsync());
        foreach (var product in products) await admin.HearsAsync("product.created", product);

        await Task.Delay(Settled, TestContext.Current.CancellationToken);
        await admin.HearsAsync("product.created", await ProductAsync());
        admin.Told.Select(document => document["data"]!["id"]!.GetValue<string>()).ShouldBeUnique();
        admin.Closed.ShouldBeFalse();
        foreach (var told in admin.Told.GroupBy(Listener.SubjectOf)) told.Select(Sequence).ShouldBeInOrder();
    }

    private static long Sequence(JsonNode document) => document["data"]!["attributes"]!["sequence"]!.GetValue<long>();

    private async Task StartAsync(bool redis)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Realtime:CatchUpSeconds"] = "60", ["Cache:Enabled"] = "false" };
        if (redis) settings["Redis:Connection"] = _redis.Connection;
        _desk = new RunningMarketplace { Settings = new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["Roles"] = "api,worker" } };
        await _desk.InitializeAsync();
        _line = new RunningMarketplace { Settings = new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["Roles"] = "realtime" }, Beside = _desk };
        await _line.InitializeAsync();
    }

    private Task<Listener> ListenAsync() => Listener.OnAsync(_line.Anonymous.BaseAddress!, "/hubs/notifications?surface=admin", _desk.Admin.DefaultRequestHeaders.Authorization!.Parameter!);

    private async Task<string> ProductAsync() => (await _desk.SellerA.Post("/api/v1/seller/products", Documents.Of("products", new { name = Seeding.Unique("lamp") }))).ShouldBe(201).Id;
}
