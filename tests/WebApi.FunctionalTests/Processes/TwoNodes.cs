using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>Two programs on one database and one Redis, for all tests that need no more than that; who kills one starts it again. On SQLite they are two processes on one file.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    public RedisServer Redis { get; private set; } = null!;

    public RunningMarketplace One { get; private set; } = null!;

    public RunningMarketplace Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Redis = await RedisServer.StartedAsync();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Redis:Connection"] = Redis.Connection };
        One = new RunningMarketplace { Settings = settings };
        await One.InitializeAsync();
        Other = new RunningMarketplace { Settings = settings, Beside = One };
        await Other.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Other.DisposeAsync();
        await One.DisposeAsync();
        await Redis.DisposeAsync();
    }

    /// <summary>The shoppers go to the one and to the other by turns.</summary>
    internal Shopper[] AtBothDoors(IEnumerable<Shopper> shoppers) => [.. shoppers.Select((shopper, index) => index % 2 == 0 ? shopper : shopper with { Marketplace = Other })];
}

[CollectionDefinition]
public sealed class OnTwoNodes : ICollectionFixture<TwoNodes>;
