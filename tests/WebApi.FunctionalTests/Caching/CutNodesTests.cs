using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Marketplace.WebApi.FunctionalTests.Caching;

/// <summary>Two nodes that are being read and written while the network between them and Redis is torn: slower perhaps, never wrong, and nobody is told of a failure (CCH-01, R-05).</summary>
public sealed class CutNodesTests(MarketplaceApi api, ITestOutputHelper output) : IClassFixture<MarketplaceApi>, IAsyncLifetime
{
    /// <summary>So old may be what a node shows of what another one has changed (a second, and another one for a busy machine); of what it has changed itself nothing is ever old.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Torn = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<(int Price, DateTimeOffset At)> _changes = new();
    private NodesWithRedis _nodes = null!;

    /// <summary>A file serves one node: a second one cannot be told of changes there while Redis is away (ADR 14).</summary>
    private IEnumerable<WebApplicationFactory<Program>> Readers => TestDatabase.Provider is DatabaseProvider.Postgres ? [_nodes.One, _nodes.One, _nodes.Other, _nodes.Other] : [_nodes.One, _nodes.One];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _nodes = await NodesWithRedis.StartedAsync(api);

    public ValueTask DisposeAsync() => _nodes.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // only who changes something cannot tell of it, and who reads notices nothing
    [Trait("Rule", "R-05")]
    public async Task While_all_that_is_sent_to_Redis_is_swallowed_every_answer_is_right_and_none_fails(bool isReaderToo)
    {
        Assert.SkipUnless(isReaderToo || TestDatabase.Provider is DatabaseProvider.Postgres, "SQLite serves one node.");
        Cable[] cables = isReaderToo ? [_nodes.CableOfOne, _nodes.CableOfOther] : [_nodes.CableOfOne];

        await ServeWhileAsync(async () =>
        {
            foreach (var cable in cables) cable.Swallow();
            await Task.Delay(Torn, Ct);
            await SomeAreChangedAsync();
            foreach (var cable in cables) cable.Mend();
            await _nodes.RedisIsAsync("ok");
        });

        await _nodes.ShouldHearAsync(await api.Product(), prices: 3);
        await _nodes.ShouldShareAsync();
    }

    [Fact]
    [Trait("Rule", "R-05")]
    public async Task A_Redis_that_comes_back_elsewhere_under_its_old_name_is_found()
    {
        await using var another = await RedisServer.StartedAsync(); // which knows nothing of what was kept

        await ServeWhileAsync(async () =>
        {
            foreach (var cable in new[] { _nodes.CableOfOne, _nodes.CableOfOther }) cable.Cut();
            await _nodes.RedisIsAsync("degraded");
            await SomeAreChangedAsync();
            await _nodes.Redis.StopAsync();
            foreach (var cable in new[] { _nodes.CableOfOne, _nodes.CableOfOther }) cable.Mend(another.Place);
            await _nodes.RedisIsAsync("ok");
        });

        await _nodes.ShouldHearAsync(await api.Product(), prices: 3);
        await _nodes.ShouldShareAsync();
    }

    private async Task ServeWhileAsync(Func<Task> torn)
    {
        var sold = await api.Product(price: "10.00");
        _changes.Enqueue((10, DateTimeOffset.UtcNow));
        using var over = new CancellationTokenSource();
        var serving = new[] { Task.Run(() => WriteAsync(sold, over.Token), Ct) }
            .Concat(Readers.Select(node => Task.Run(() => ReadAsync(node, sold, over.Token), Ct))).ToList();
        await SomeAreChangedAsync();

        var (watch, before) = (Stopwatch.StartNew(), _changes.Count);
        await torn();
        output.WriteLine($"Redis was found {watch.ElapsedMilliseconds} ms after the tear, after {_changes.Count - before} changes");
        await Task.Delay(Old, Ct);
        await over.CancelAsync();
        await Task.WhenAll(serving);
    }

    private Task SomeAreChangedAsync()
    {
        var before = _changes.Count;
        return ((Func<Task<bool>>)(() => Task.FromResult(_changes.Count >= before + 2))).ShouldBecome(expected: true);
    }

    private async Task WriteAsync(Sold sold, CancellationToken over)
    {
        for (var price = 11; !over.IsCancellationRequested; price++)
        {
            await _nodes.ChangeAsync(sold, price);
            _changes.Enqueue((price, DateTimeOffset.UtcNow));
            await Task.Delay(300, Ct);
        }
    }

    private async Task ReadAsync(WebApplicationFactory<Program> node, Sold sold, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var begun = DateTimeOffset.UtcNow;
            var known = begun - (node == _nodes.One ? TimeSpan.Zero : Old);
            var least = _changes.Where(change => change.At <= known).Select(change => change.Price).DefaultIfEmpty(10).Max();
            var price = decimal.Parse(await NodesWithRedis.PriceAsync(node, sold), CultureInfo.InvariantCulture);
            price.ShouldBeGreaterThanOrEqualTo(least);
            (DateTimeOffset.UtcNow - begun).ShouldBeLessThan(Patience);
            await Task.Delay(20, Ct);
        }
    }
}
