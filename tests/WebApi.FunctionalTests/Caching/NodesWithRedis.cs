using System.Globalization;
using System.Text.Json.Nodes;
using Marketplace.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Marketplace.WebApi.FunctionalTests.Caching;

/// <summary>A Redis, and two nodes in this process that use it and the database of a marketplace.</summary>
internal sealed class NodesWithRedis : IAsyncDisposable
{
    private readonly MarketplaceApi _api;
    private readonly TimeSpan? _patience;

    private NodesWithRedis(MarketplaceApi api, RedisServer redis, TimeSpan? patience)
    {
        (_api, Redis, _patience) = (api, redis, patience);
        (One, Other) = (Node(), Node());
    }

    public RedisServer Redis { get; }

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
    public WebApplicationFactory<Program> Node(Action<IWebHostBuilder>? more = null) => _api.WithWebHostBuilder(builder =>
    {
        builder.UseSetting("Redis:Connection", Redis.Connection);
        if (_patience is { } patience) builder.UseSetting("Redis:TimeoutMilliseconds", patience.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        more?.Invoke(builder);
    });

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

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        await Redis.DisposeAsync();
    }
}
