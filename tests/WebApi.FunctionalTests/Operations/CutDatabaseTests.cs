using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Npgsql;

namespace Marketplace.WebApi.FunctionalTests.Operations;

/// <summary>The network between a node and PostgreSQL swallows everything: whoever wants to write is told so soon, and afterwards all goes on by itself .</summary>
public sealed class CutDatabaseTests(MarketplaceApi api, ITestOutputHelper output) : IClassFixture<MarketplaceApi>
{
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Refused = TimeSpan.FromSeconds(5);

    [Fact]
    [Trait("Rule", "R-05")]
    public async Task While_the_database_is_silent_writes_are_refused_within_five_seconds_and_then_all_goes_on()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "There is no network to a file.");
        var said = new NpgsqlConnectionStringBuilder(api.Database.Settings["Database:ConnectionString"]);
        await using var cable = new Cable(new UnixDomainSocketEndPoint(Path.Combine(said.Host!, ".s.PGSQL.5432")));
        await using var node = api.WithWebHostBuilder(builder => builder.UseSetting("Database:ConnectionString", $"Host=127.0.0.1;Port={cable.Port};Username={said.Username};Database={said.Database}")); // with the timeouts that it has by itself
        var client = node.CreateClient();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ => (await CartAsync()).ShouldBe(201))); // so many connections are kept

        cable.Swallow();
        await Task.Delay(Noticed, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        foreach (var refused in await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CartAsync())))
        {
            refused.ShouldBeError(503, "temporarily_unavailable");
            refused.Response.Headers.RetryAfter.ShouldNotBeNull();
        }

        output.WriteLine($"refused after {watch.ElapsedMilliseconds} ms");
        watch.Elapsed.ShouldBeLessThan(Refused);
        (await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        cable.Mend();
        await ((Func<Task<HttpStatusCode>>)(async () => (await CartAsync()).Status)).ShouldBecome(HttpStatusCode.Created);

        Task<Answered> CartAsync() => client.Post("/api/v1/carts", Documents.Of("carts"));
    }
}
