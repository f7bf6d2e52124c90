using System.Diagnostics;
using System.Net;
using Marketplace.Testing;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Marketplace.WebApi.FunctionalTests.Caching;

/// <summary>Two nodes on one database and one Redis: what one changes the other shows, whatever becomes of Redis (CCH-01, RL-04, R-05).</summary>
public sealed class NodesTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>, IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private NodesWithRedis _nodes = null!;

    private WebApplicationFactory<Program> Other => _nodes.Other;

    public async ValueTask InitializeAsync() => _nodes = await NodesWithRedis.StartedAsync(api);

    public ValueTask DisposeAsync() => _nodes.DisposeAsync();

    [Fact]
    public async Task A_change_on_one_node_ends_what_the_other_keeps_within_a_second() => await _nodes.ShouldHearAsync(await api.Product(), prices: 10);

    [Fact]
    public Task What_one_node_has_made_the_other_does_not_make_again() => _nodes.ShouldShareAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_Redis_is_away_every_answer_is_right_and_none_fails(bool frozen)
    {
        var sold = await api.Product(price: "10.00");
        await NodesWithRedis.PriceAsync(Other, sold);
        if (frozen) _nodes.Redis.Freeze();
        else await _nodes.Redis.StopAsync();
        await Task.Delay(Soon, TestContext.Current.CancellationToken); // so long may a node believe that it hears

        for (var price = 30; price < 35; price++)
        {
            await _nodes.ChangeAsync(sold, price);
            var begun = Stopwatch.StartNew();
            (await NodesWithRedis.PriceAsync(Other, sold)).ShouldBe($"{price}.00");
            begun.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        }

        await _nodes.RedisIsAsync("degraded");
        if (frozen) _nodes.Redis.Thaw();
        else await _nodes.Redis.StartAsync();
        await _nodes.RedisIsAsync("ok");
        await _nodes.ChangeAsync(sold, 40);
        await ((Func<Task<string>>)(() => NodesWithRedis.PriceAsync(Other, sold))).ShouldBecome("40.00");
    }

    [Fact]
    public async Task What_ends_unnoticed_is_shown_no_longer_than_it_may_be_kept_here_and_in_Redis()
    {
        var before = Seeding.Unique("Before");
        var category = await api.Category(name: before);
        await using var node = _nodes.Node(builder => builder.UseSetting("Cache:LifetimeSeconds", "8").UseSetting("Redis:TimeoutMilliseconds", "5000"));
        await ((Func<Task<bool>>)(() => IsUpAsync(node))).ShouldBecome(expected: true);
        await Task.Delay(Soon, TestContext.Current.CancellationToken); // the event of what was made is delivered, and ends answers once more
        (await NameAsync()).ShouldBe(before);

        await api.Database.ForceAsync($"UPDATE catalog_categories SET name = 'After' WHERE name = '{before}'"); // of which no node hears

        (await NameAsync()).ShouldBe(before);
        await ((Func<Task<string>>)NameAsync).ShouldBecome("After");

        async Task<string> NameAsync() => (await node.CreateClient().Get($"/api/v1/categories/{category}")).ShouldBe(200).Attributes["name"]!.GetValue<string>();
    }

    [Fact]
    public async Task Nodes_count_requests_together()
    {
        await using var strict = _nodes.Node(builder => builder.UseSetting("RateLimits:Enabled", "true").UseSetting("RateLimits:PerAddress", "10").UseSetting("Redis:TimeoutMilliseconds", "5000"));
        await using var beside = _nodes.Node(builder => builder.UseSetting("RateLimits:Enabled", "true").UseSetting("RateLimits:PerAddress", "10").UseSetting("Redis:TimeoutMilliseconds", "5000"));
        await ((Func<Task<bool>>)(async () => await IsUpAsync(strict) && await IsUpAsync(beside))).ShouldBecome(expected: true);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 10; i++)
        {
            foreach (var node in new[] { strict, beside }) answers.Add((await node.CreateClient().Get("/api/v1/categories")).Status);
        }

        answers.Count(status => status == HttpStatusCode.OK).ShouldBeInRange(10, 12); // a count comes back every six seconds
        answers.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBeInRange(8, 10);
    }

    [Fact]
    public async Task Without_Redis_the_limits_still_hold_on_each_node()
    {
        await _nodes.Redis.StopAsync();
        await using var strict = _nodes.Node(builder => builder.UseSetting("RateLimits:Enabled", "true").UseSetting("RateLimits:PerAddress", "10"));

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 15; i++) answers.Add((await strict.CreateClient().Get("/api/v1/categories")).Status);

        answers.Count(status => status == HttpStatusCode.OK).ShouldBeInRange(10, 11);
    }

    private static async Task<bool> IsUpAsync(WebApplicationFactory<Program> node) => await NodesWithRedis.StatusAsync(node) == "ok";
}
