using System.Diagnostics;
using System.Net;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>PostgreSQL is killed and comes back while a crowd is buying at two nodes: nobody is served wrong, and nothing has to be started anew .</summary>
public sealed class DatabaseRestartTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Crowd = 100;
    private const int Stock = 10_000;
    private const string Routine = "platform.forgetAnswers";

    private static readonly TimeSpan Refused = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReadyAgain = TimeSpan.FromSeconds(15);

    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        [$"Housekeeping:Periods:{Routine}"] = "00:00:01",
        ["Outbox:LeaseSeconds"] = "5", // what was being delivered is taken over soon
    };

    private PostgresServer? _server;
    private RunningMarketplace _marketplace = null!;
    private RunningMarketplace? _other;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "A file is not restarted.");
        _server = PostgresServer.Started();
        _marketplace = new RunningMarketplace { On = folder => TestDatabase.MigratedAsync(folder, _server), Settings = Settings };
        await _marketplace.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        if (_other is not null) await _other.DisposeAsync();
        await _marketplace.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    [Trait("Rule", "R-05")]
    public async Task A_crowd_that_buys_while_it_restarts_gets_each_its_one_order()
    {
        _other = new RunningMarketplace { Beside = _marketplace, Settings = Settings };
        await _other.InitializeAsync();
        var sold = await _marketplace.Product(stock: Stock);
        for (var round = 1; round <= 2; round++)
        {
            Shopper[] crowd = [.. (await _marketplace.ShoppersAsync(Crowd, "10.00", _ => [(sold, 1)])).Select((shopper, index) => index % 2 == 0 ? shopper : shopper with { Marketplace = _other })];
            var restarting = Task.Delay(Random.Shared.Next(50, 400), Ct).ContinueWith(_ => _server!.RestartAsync(), Ct, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();

            var answers = await crowd.CheckOutTogetherAsync();
            await restarting;
            await ReadyAsync();

            foreach (var refused in answers.Where(answer => answer.Status is not HttpStatusCode.Created)) ShouldBeRefused(refused);
            var repeated = await crowd.CheckOutPatientlyAsync();
            for (var index = 0; index < Crowd; index++)
            {
                TellOf(repeated[index]);
                repeated[index].ShouldBe(201);
                if (answers[index].Status is HttpStatusCode.Created) repeated[index].Id.ShouldBe(answers[index].Id);
            }

            output.WriteLine($"round {round}: {answers.Count(answer => answer.Status is HttpStatusCode.Created)} of {Crowd} at the first try");
            repeated.Select(answer => answer.Id).Distinct().Count().ShouldBe(Crowd);
            (await _marketplace.ShouldBeWholeAsync()).ShouldBe(round * Crowd);
            (await _marketplace.StockAsync(sold)).ShouldBe((Stock, round * Crowd, Stock - (round * Crowd)));
        }

        await AllIsDeliveredAsync();
    }

    [Fact]
    [Trait("Rule", "R-05")]
    public async Task While_it_is_away_writes_are_refused_soon_and_afterwards_all_goes_on()
    {
        var sold = await _marketplace.Product(stock: Stock);
        var crowd = await _marketplace.ShoppersAsync(10, "10.00", _ => [(sold, 1)]);
        await _server!.StopAsync();

        foreach (var shopper in crowd)
        {
            var watch = Stopwatch.StartNew();
            ShouldBeRefused(await shopper.CheckOut());
            watch.Elapsed.ShouldBeLessThan(Refused);
        }

        (await _marketplace.Anonymous.GetAsync("/health/ready", Ct)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await _marketplace.Anonymous.GetAsync("/health/live", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Task.Delay(TimeSpan.FromSeconds(3), Ct); // the scheduler and the outbox ask in vain, too
        await _server.StartAsync();
        var back = DateTimeOffset.UtcNow;
        await ReadyAsync();

        foreach (var answer in await crowd.CheckOutPatientlyAsync()) answer.ShouldBe(201);
        (await _marketplace.ShouldBeWholeAsync()).ShouldBe(crowd.Length);
        await AllIsDeliveredAsync();
        var hasRun = () => _marketplace.ReadAsync(db => db.Jobs.AnyAsync(job => job.Kind == Routine && job.CreatedAt > back, Ct));
        await hasRun.ShouldBecome(true, TimeSpan.FromSeconds(60));
    }

    private void ShouldBeRefused(Answered answer)
    {
        TellOf(answer);
        answer.ShouldBeError(503, "temporarily_unavailable");
        answer.Response.Headers.RetryAfter.ShouldNotBeNull();
    }

    /// <summary>What the nodes wrote of an answer that they should not have given.</summary>
    private void TellOf(Answered answer)
    {
        if (answer.Status is HttpStatusCode.InternalServerError) output.WriteLine($"{_marketplace.Output()}\n{_other?.Output()}");
    }

    private Task AllIsDeliveredAsync()
    {
        var waiting = () => _marketplace.ReadAsync(db => db.Outbox.CountAsync(message => message.SentAt == null, Ct));
        return waiting.ShouldBecome(0, TimeSpan.FromSeconds(120));
    }

    private async Task ReadyAsync()
    {
        foreach (var node in new[] { _marketplace, _other }.OfType<RunningMarketplace>())
        {
            var watch = Stopwatch.StartNew();
            while ((await node.Anonymous.GetAsync("/health/ready", Ct)).StatusCode is not HttpStatusCode.OK)
            {
                watch.Elapsed.ShouldBeLessThan(ReadyAgain);
                await Task.Delay(50, Ct);
            }

            output.WriteLine($"ready {watch.ElapsedMilliseconds} ms after it answered again");
        }

        _marketplace.Services.GetRequiredService<PostgresDatabase>().Renew(); // those of the test itself were cut with the others
    }
}
