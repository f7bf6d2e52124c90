using System.Globalization;
using System.Text.Json.Nodes;
using Marketplace.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Marketplace.WebApi.FunctionalTests.Caching;

/// <summary>A Redis, and two nodes in this process that use it, each by a cable of its own, and the database of a marketplace.</summary>
internal sealed class NodesWithRedis : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly MarketplaceApi _api;
    private readonly TimeSpan? _patience;

    private NodesWithRedis(MarketplaceApi api, RedisServer redis, TimeSpan? patience)
    {
        (_api, Redis, _patience) = (api, redis, patience);
        (CableOfOne, CableOfOther) = (new Cable(redis.Place), new Cable(redis.Place));
        (One, Other) = (Node(CableOfOne.Address), Node(CableOfOther.Address));
    }

    public RedisServer Redis { get; }

    public Cable CableOfOne { get; }

    public Cable CableOfOther { get; }

    public WebApplicationFactory<Program> One { get; }

    public WebApplicationFactory<Program> Other { get; }

    /// <summary>Both have found it.</summary>
    /// <param name="patience">How long they wait for its answers; null: as usual.</param>
    public static async Task<NodesWithRedis> StartedAsync(MarketplaceApi api, TimeSpan? patience = null)
    {
        var nodes = new NodesWithRedis(api, await RedisServer.StartedAsync(), patience);
        await nodes.RedisIsAsync("ok");
        return nodes;
    }

    /// <summary>One more.</summary>
    public WebApplicationFactory<Program> Node(Action<IWebHostBuilder>? more = null) => Node(Redis.Connection, more);

    /// <summary>Until both say so of Redis.</summary>
    public async Task RedisIsAsync(string status)
    {
        foreach (var node in new[] { One, Other }) await ((Func<Task<string?>>)(() => StatusAsync(node))).ShouldBecome(status);
    }

    /// <summary>What the node says of Redis.</summary>
    public static async Task<string?> StatusAsync(WebApplicationFactory<Program> node)
    {
        using var answer = await node.CreateClient().GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))?["checks"]?["redis"]?["status"]?.GetValue<string>();
    }

    public static async Task<string> PriceAsync(WebApplicationFactory<Program> node, Sold sold) =>
        (await node.CreateClient().Get($"/api/v1/products/{sold.Product}?include=listings")).ShouldBe(200).Attributes["price"]!["amount"]!.GetValue<string>();

    /// <summary>By the one node.</summary>
    public Task ChangeAsync(Sold sold, int price)
    {
        var client = One.CreateClient();
        client.DefaultRequestHeaders.Authorization = _api.SellerA.DefaultRequestHeaders.Authorization;
        return client.Reprice(sold.Listing, $"{price}.00");
    }

    /// <summary>A change on the one node ends what the other keeps within a second.</summary>
    public async Task ShouldHearAsync(Sold sold, int prices)
    {
        var noticing = new Noticing();
        for (var price = 100; price < 100 + prices; price++)
        {
            await PriceAsync(Other, sold); // now it is kept there
            await ChangeAsync(sold, price);

            await noticing.UntilAsync(() => PriceAsync(Other, sold), $"{price}.00");
            (await PriceAsync(One, sold)).ShouldBe($"{price}.00");
        }

        noticing.ShouldMostlyTakeASecond();
    }

    /// <summary>What the one node has made the other does not make again.</summary>
    public Task ShouldShareAsync()
    {
        foreach (var node in new[] { One, Other }) node.Server.PreserveExecutionContext = true; // so that what a request asks of the database is noted for this test
        return ((Func<Task<bool>>)(async () =>
        {
            var sold = await _api.Product(); // another one with every try, as a node that is so busy that it hears nothing asks the database
            await Task.Delay(Soon, TestContext.Current.CancellationToken); // the events of what was made are delivered, and end answers once more
            (await Statements.OfAsync(() => PriceAsync(One, sold))).ShouldNotBeEmpty();
            return (await Statements.OfAsync(() => PriceAsync(Other, sold))).Count == 0;
        })).ShouldBecome(expected: true);
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        await CableOfOne.DisposeAsync();
        await CableOfOther.DisposeAsync();
        await Redis.DisposeAsync();
    }

    private WebApplicationFactory<Program> Node(string redis, Action<IWebHostBuilder>? more = null) => _api.WithWebHostBuilder(builder =>
    {
        builder.UseSetting("Redis:Connection", redis);
        if (_patience is { } patience) builder.UseSetting("Redis:TimeoutMilliseconds", patience.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        more?.Invoke(builder);
    });
}
