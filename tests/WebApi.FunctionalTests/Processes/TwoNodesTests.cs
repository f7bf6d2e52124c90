using System.Net;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>
/// Two programs on one database and one Redis, with a crowd that is served by both: what is promised of one holds for all of them together.
/// On SQLite they are two processes on one file. One file of stories, since all of them need the same two programs and the same crowd.
/// </summary>
public sealed class TwoNodesTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Crowd = 60;

    private RedisServer _redis = null!;
    private RunningMarketplace _one = null!;
    private RunningMarketplace _other = null!;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartedAsync();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Redis:Connection"] = _redis.Connection };
        _one = new RunningMarketplace { Settings = settings };
        await _one.InitializeAsync();
        _other = new RunningMarketplace { Settings = settings, Beside = _one };
        await _other.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _one.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    [Trait("Rule", "R-01")]
    public async Task Ten_units_go_to_exactly_ten_of_a_crowd_at_both_doors()
    {
        for (var round = 0; round < 2; round++)
        {
            var sold = await _one.Product(stock: 10);
            var crowd = await _one.ShoppersAsync(Crowd, "10.00", _ => [(sold, 1)]);

            (await AtBothDoors(crowd).CheckOutTogetherAsync()).ShouldBeSoldTo(10);

            (await _one.StockAsync(sold)).ShouldBe((10, 10, 0));
        }

        await _one.ShouldBeWholeAsync();
    }

    [Fact]
    [Trait("Rule", "R-04")]
    public async Task One_key_at_both_doors_has_one_effect_and_one_answer()
    {
        var sold = await _one.Product(stock: 50);
        var shopper = (await _one.ShoppersAsync(1, "20.00", _ => [(sold, 2)]))[0];

        var answers = await AtBothDoors(Enumerable.Repeat(shopper, 40)).CheckOutTogetherAsync();

        answers.ShouldAllBe(answer => (int)answer.Status == 201);
        answers.Select(answer => answer.Body!.ToJsonString()).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => answer.Response.Headers.Contains("Idempotency-Replayed")).ShouldBe(39);
        (await _one.ShouldBeWholeAsync()).ShouldBe(1);
        (await _one.StockAsync(sold)).ShouldBe((50, 2, 48));
    }

    [Fact]
    public async Task One_cart_under_many_keys_at_both_doors_is_one_order()
    {
        var sold = await _one.Product(stock: 50);
        var shopper = (await _one.ShoppersAsync(1, "20.00", _ => [(sold, 2)]))[0];

        var answers = await AtBothDoors(Enumerable.Range(1, 20).Select(index => shopper with { Key = $"key-{index}" })).CheckOutTogetherAsync();

        answers.Select(answer => (int)answer.Status).Order().ShouldBe([.. Enumerable.Repeat(200, 19), 201]);
        (await _one.ShouldBeWholeAsync()).ShouldBe(1);
    }

    [Fact]
    [Trait("Rule", "R-02")]
    public async Task What_a_killed_node_has_promised_the_other_keeps()
    {
        var sold = await _one.Product(stock: 1000);
        var crowd = AtBothDoors(await _one.ShoppersAsync(Crowd, "10.00", _ => [(sold, 1)]));
        using var killed = new CancellationTokenSource(TimeSpan.FromMilliseconds(Random.Shared.Next(20, 200)));
        var dying = Task.Delay(Timeout.Infinite, killed.Token).ContinueWith(_ => _one.KillAsync(), TaskScheduler.Default).Unwrap();

        var answers = await Task.WhenAll(crowd.Select(TryAsync));
        await dying;

        var repeated = await Task.WhenAll(crowd.Select(shopper => (shopper with { Marketplace = _other }).CheckOut()));
        output.WriteLine($"{answers.Count(answer => answer is null)} of {Crowd} got no answer");
        for (var index = 0; index < Crowd; index++)
        {
            repeated[index].ShouldBe(201);
            if (answers[index] is { } first) repeated[index].Id.ShouldBe(first.ShouldBe(201).Id);
        }

        (await _other.ShouldBeWholeAsync()).ShouldBe(Crowd);
        (await _other.StockAsync(sold)).ShouldBe((1000, Crowd, 1000 - Crowd));
    }

    [Fact]
    [Trait("Rule", "R-05")]
    public async Task Redis_dies_hangs_and_comes_back_and_everybody_is_served_right()
    {
        var sold = await _one.Product(stock: 40);
        var crowd = AtBothDoors(await _one.ShoppersAsync(Crowd, "10.00", _ => [(sold, 1)]));
        using var over = new CancellationTokenSource();
        var restless = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await _redis.StopAsync();
                await Task.Delay(300);
                await _redis.StartAsync();
                await Task.Delay(300);
                _redis.Freeze(); // as a network that was cut: what is sent is swallowed
                await Task.Delay(700);
                _redis.Thaw();
                await Task.Delay(300);
            }
        }, TestContext.Current.CancellationToken);
        var browsing = BrowseAsync(sold, over.Token);

        var answers = new List<Answered>();
        foreach (var part in crowd.Chunk(20))
        {
            answers.AddRange(await part.CheckOutTogetherAsync());
            await Task.Delay(400, TestContext.Current.CancellationToken);
        }

        await over.CancelAsync();
        await restless;
        answers.ToArray().ShouldBeSoldTo(40);
        var seen = await browsing;
        output.WriteLine($"{seen.Count} answers to who only looked");
        seen.ShouldAllBe(status => status == HttpStatusCode.OK);
        (await _one.ShouldBeWholeAsync()).ShouldBe(40);
    }

    [Fact]
    [Trait("Rule", "R-05")]
    public async Task Connections_that_the_database_cuts_lose_and_double_nothing()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "A file has no connections to cut.");
        var sold = await _one.Product(stock: 1000);
        var crowd = AtBothDoors(await _one.ShoppersAsync(Crowd, "10.00", _ => [(sold, 1)]));
        using var over = new CancellationTokenSource();
        var cutting = Task.Run(async () =>
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_one.Database.Settings["Database:ConnectionString"]) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await using var cut = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
            while (!over.IsCancellationRequested)
            {
                await cut.ExecuteNonQueryAsync();
                await Task.Delay(400);
            }
        }, TestContext.Current.CancellationToken);

        var answers = new List<Answered>();
        foreach (var part in crowd.Chunk(10)) answers.AddRange(await part.CheckOutTogetherAsync());
        await over.CancelAsync();
        await cutting;
        _one.Services.GetRequiredService<IConnectionPool>().Renew(); // the test's own were cut with the others

        output.WriteLine($"{answers.Count(answer => answer.Status is HttpStatusCode.Created)} of {Crowd} at the first try");
        foreach (var refused in answers.Where(answer => answer.Status is not HttpStatusCode.Created))
        {
            refused.ShouldBeError(503, "temporarily_unavailable");
            refused.Response.Headers.RetryAfter.ShouldNotBeNull();
        }

        foreach (var shopper in crowd) (await shopper.CheckOut()).ShouldBe(201);
        (await _one.ShouldBeWholeAsync()).ShouldBe(Crowd);
        (await _one.StockAsync(sold)).ShouldBe((1000, Crowd, 1000 - Crowd));
    }

    private Shopper[] AtBothDoors(IEnumerable<Shopper> shoppers) => [.. shoppers.Select((shopper, index) => index % 2 == 0 ? shopper : shopper with { Marketplace = _other })];

    /// <summary>Null: nobody knows what became of it.</summary>
    private static async Task<Answered?> TryAsync(Shopper shopper)
    {
        try
        {
            return await shopper.CheckOut();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task<List<HttpStatusCode>> BrowseAsync(Sold sold, CancellationToken ct)
    {
        var seen = new List<HttpStatusCode>();
        while (!ct.IsCancellationRequested)
        {
            foreach (var node in new[] { _one, _other }) seen.Add((await node.Anonymous.Get($"/api/v1/products/{sold.Product}?include=listings")).Status);
        }

        return seen;
    }
}
