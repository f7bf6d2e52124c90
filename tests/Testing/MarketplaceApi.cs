using System.Net.Http.Headers;
using Marketplace.Application.Identity;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing.Databases;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Marketplace.Testing;

/// <summary>
/// The whole application over HTTP on a database of its own, with <see cref="People"/> in it; their keys are <see cref="Admin"/>,
/// <see cref="SellerA"/> and so on.
/// </summary>
public sealed class MarketplaceApi : WebApplicationFactory<Program>, IMarketplace, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-test-").FullName;
    private readonly People _people = new();
    private TestDatabase? _database;

    public string Folder => _folder;

    public TestDatabase Database => _database!;

    public Mailbox Mailbox => new(Path.Combine(_folder, "mail"));

    public SellerId SellerAId => _people.SellerAId;

    public SellerId SellerBId => _people.SellerBId;

    public UserId AdminId => _people.AdminId;

    public ShopId ShopAId => _people.ShopAId;

    public ShopId ShopBId => _people.ShopBId;

    public HttpClient Admin => As("admin");

    public HttpClient SellerA => As("sellerA");

    public HttpClient SellerB => As("sellerB");

    public HttpClient BuyerA => As("buyerA");

    public HttpClient BuyerB => As("buyerB");

    public HttpClient Anonymous => CreateClient();

    public HttpClient As(string name) => WithToken(TokenOf(name));

    public HttpClient WithToken(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public string TokenOf(string name) => _people.TokenOf(name);

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.MigratedAsync(_folder);
        await using var scope = Services.CreateAsyncScope();
        await _people.MoveIntoAsync(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>(), scope.ServiceProvider.GetRequiredService<IAccessTokens>());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in TestSecrets.Settings.Concat(Database.Settings)) builder.UseSetting(name, value);
        builder
            .UseEnvironment("Production") // Development hides some failures and shows others
            .UseSetting("Media:Folder", Path.Combine(_folder, "media"))
            .UseSetting("Integration:Folder", Path.Combine(_folder, "imports"))
            .UseSetting("Housekeeping:Enabled", "false") // nothing happens by itself
            .UseSetting("Housekeeping:PollMilliseconds", "100")
            .UseSetting("Outbox:PollMilliseconds", "200")
            .UseSetting("Payments:WorkerEnabled", "false") // there is no provider, and those who have one have a worker
            .UseSetting("Messaging:Folder", Path.Combine(_folder, "mail"))
            .UseSetting("Shutdown:DrainSeconds", "0")
            .UseSetting("Logging:LogLevel:Default", "Error");
    }
}
