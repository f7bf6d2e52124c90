using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;

namespace Marketplace.WebApi.FunctionalTests.Operations;

/// <summary>The network between a node and PostgreSQL swallows everything: whoever wants to write is told so soon, and afterwards all goes on by itself .</summary>
public sealed class CutDatabaseTests(MarketplaceApi api, ITestOutputHelper output) : IClassFixture<MarketplaceApi>, IAsyncLifetime
{
    private const int Crowd = 60; // more than write at once: most of them wait for their turn

    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Refused = TimeSpan.FromSeconds(5 + 3); // the promise, and what a busy machine takes; without it they wait for thirty

    private Cable _cable = null!;
    private WebApplicationFactory<Program> _node = null!;
    private HttpClient _client = null!;

    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "There is no network to a file.");
        var said = new NpgsqlConnectionStringBuilder(api.Database.Settings["Database:ConnectionString"]);
        _cable = new Cable(new UnixDomainSocketEndPoint(Path.Combine(said.Host!, ".s.PGSQL.5432")));
        _node = api.WithWebHostBuilder(builder => builder.UseSetting("Database:ConnectionString", $"Host=127.0.0.1;Port={_cable.Port};Username={said.Username};Database={said.Database}")); // with the timeouts that it has by itself
        _client = _node.CreateClient();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
        if (_cable is not null) await _cable.DisposeAsync();
    }

    [Fact]
    [Trait("Rule", "R-05")]
    public async Task While_the_database_is_silent_writes_are_refused_within_five_seconds_and_then_all_goes_on()
    {
        await Task.WhenAll(Enumerable.Range(0, Crowd).Select(async _ => (await CartAsync()).ShouldBe(201))); // so many connections are kept

        _cable.Swallow();
        await Task.Delay(Noticed, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        ShouldBeRefused(await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => CartAsync())), watch);
        (await _client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        await ShouldGoOnAsync();
    }

    [Fact]
    [Trait("Rule", "R-05")]
    public async Task Who_writes_in_the_moment_in_which_it_falls_silent_is_refused_as_soon()
    {
        var writers = Enumerable.Range(0, Crowd).Select(_ => UntilRefusedAsync()).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        _cable.Swallow();
        ShouldBeRefused(await Task.WhenAll(writers), watch);

        await ShouldGoOnAsync();
    }

    private Task<Answered> CartAsync() => _client.Post("/api/v1/carts", Documents.Of("carts"));

    private async Task<Answered> UntilRefusedAsync()
    {
        for (; ; await Task.Delay(5))
        {
            if (await CartAsync() is { Status: not HttpStatusCode.Created } refused) return refused;
        }
    }

    private void ShouldBeRefused(IEnumerable<Answered> answers, Stopwatch watch)
    {
        output.WriteLine($"refused after {watch.ElapsedMilliseconds} ms");
        watch.Elapsed.ShouldBeLessThan(Refused);
        foreach (var refused in answers)
        {
            refused.ShouldBeError(503, "temporarily_unavailable");
            refused.Response.Headers.RetryAfter.ShouldNotBeNull();
        }
    }

    private async Task ShouldGoOnAsync()
    {
        _cable.Mend();
        await ((Func<Task<HttpStatusCode>>)(async () => (await CartAsync()).Status)).ShouldBecome(HttpStatusCode.Created);
    }
}
