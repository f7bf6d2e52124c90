using System.Collections.Concurrent;
using Marketplace.Application;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Outbox;
using Marketplace.Testing.Databases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

/// <summary>The application's services on a database of their own.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly string _folder;
    private readonly TestDatabase _tables;
    private readonly ServiceProvider _services;

    private Database(string folder, TestDatabase tables, Action<IServiceCollection>? configure)
    {
        (_folder, _tables) = (folder, tables);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(tables.Settings).AddInMemoryCollection(TestSecrets.Settings).AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Integration:Folder"] = Path.Combine(folder, "imports"),
            ["Media:Folder"] = Path.Combine(folder, "media"),
            ["Messaging:Folder"] = Path.Combine(folder, "mail"),
        }).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton<TimeProvider>(Clock).AddSingleton(new StoreOptions()).AddSingleton<ICaller, Nobody>().AddSingleton<IRequestOrigin, NoRequest>();
        services.AddApplication().AddInfrastructure(configuration);
        configure?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public MovableClock Clock { get; } = new();

    public OutboxDispatcher Outbox => _services.GetRequiredService<OutboxDispatcher>();

    public static async Task<Database> CreateAsync(Action<IServiceCollection>? configure = null)
    {
        var folder = Directory.CreateTempSubdirectory("marketplace-").FullName;
        return new Database(folder, await TestDatabase.MigratedAsync(folder), configure);
    }

    public AsyncServiceScope Scope() => _services.CreateAsyncScope();

    /// <summary>Does something in a scope of its own, as a request does.</summary>
    public async Task<T> WithAsync<T>(Func<MarketplaceDbContext, IServiceProvider, Task<T>> work)
    {
        await using var scope = Scope();
        return await work(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>(), scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _tables.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>The program itself, as long as a test does not say who is asking.</summary>
internal sealed class Nobody : ICaller
{
    public CallerKind Kind => CallerKind.System;

    public Surface Surface => Surface.Admin;

    public UserId? UserId => null;

    public BuyerId? BuyerId => null;

    public SellerId? SellerId => null;

    public string Credential => "system";

    public bool May(string permission) => true;
}

/// <summary>Nobody asks from outside.</summary>
internal sealed class NoRequest : IRequestOrigin
{
    public string? IpAddress => null;

    public string? UserAgent => null;

    public string? RequestId => null;

    public string? Language => null;
}

internal sealed class MovableClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}

/// <summary>Notes what it is told, and fails as long as it is asked to.</summary>
internal sealed class Recorder : IEventConsumer
{
    private readonly ConcurrentQueue<string> _heard = [];

    public IReadOnlyCollection<string> Heard => _heard;

    public Func<EventEnvelope, bool> Fails { get; set; } = _ => false;

    public string Name => "recorder";

    public bool Wants(string eventName) => true;

    public Task HandleAsync(EventEnvelope happened, CancellationToken ct)
    {
        if (Fails(happened)) throw new InvalidOperationException("Not now.");
        _heard.Enqueue($"{happened.Name} {happened.SubjectId}");
        return Task.CompletedTask;
    }
}
