using System.Net;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>A crowd that is served by two programs, while what they stand on comes and goes .</summary>
[Collection<OnTwoNodes>]
public sealed class TwoNodesFaultTests(TwoNodes nodes, ITestOutputHelper output)
{
    private const int Crowd = 60;

    [Fact]
    [Trait("Rule", "R-05")]
    public async Task Redis_dies_hangs_and_comes_back_and_everybody_is_served_right()
    {
        var sold = await nodes.One.Product(stock: 40);
        var crowd = nodes.AtBothDoors(await nodes.One.ShoppersAsync(Crowd, "10.00", _ => [(sold, 1)]));
        using var over = new CancellationTokenSource();
        var restless = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await nodes.Redis.StopAsync();
                await Task.Delay(300);
                await nodes.Redis.StartAsync();
                await Task.Delay(300);
                nodes.Redis.Freeze(); // as a network that was cut: what is sent is swallowed
                await Task.Delay(700);
                nodes.Redis.Thaw();
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
        await nodes.One.ShouldBeWholeAsync();
        (await nodes.One.StockAsync(sold)).ShouldBe((40, 40, 0));
    }

    [Fact]
    [Trait("Rule", "R-05")]
    public async Task Connections_that_the_database_cuts_lose_and_double_nothing()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "A file has no connections to cut.");
        var sold = await nodes.One.Product(stock: 1000);
        var crowd = nodes.AtBothDoors(await nodes.One.ShoppersAsync(Crowd, "10.00", _ => [(sold, 1)]));
        using var over = new CancellationTokenSource();
        var cutting = Task.Run(async () =>
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(nodes.One.Database.Settings["Database:ConnectionString"]) { Pooling = false }.ConnectionString);
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
        nodes.One.Services.GetRequiredService<PostgresDatabase>().Renew(); // the test's own were cut with the others

        output.WriteLine($"{answers.Count(answer => answer.Status is HttpStatusCode.Created)} of {Crowd} at the first try");
        foreach (var refused in answers.Where(answer => answer.Status is not HttpStatusCode.Created))
        {
            if (refused.Status is HttpStatusCode.InternalServerError) output.WriteLine($"{nodes.One.Output()}\n{nodes.Other.Output()}");
            refused.ShouldBeError(503, "temporarily_unavailable");
            refused.Response.Headers.RetryAfter.ShouldNotBeNull();
        }

        foreach (var answer in await crowd.CheckOutPatientlyAsync()) answer.ShouldBe(201);
        await nodes.One.ShouldBeWholeAsync();
        (await nodes.One.StockAsync(sold)).ShouldBe((1000, Crowd, 1000 - Crowd));
    }

    private async Task<List<HttpStatusCode>> BrowseAsync(Sold sold, CancellationToken ct)
    {
        var seen = new List<HttpStatusCode>();
        while (!ct.IsCancellationRequested)
        {
            foreach (var node in new[] { nodes.One, nodes.Other }) seen.Add((await node.Anonymous.Get($"/api/v1/products/{sold.Product}?include=listings")).Status);
        }

        return seen;
    }
}
