using Marketplace.Application;
using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Identity;
using Marketplace.Infrastructure.Demo;
using Marketplace.Infrastructure.Demo.Catalogue;
using Marketplace.Infrastructure.Identity;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Demo;

public sealed class DemoDataTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demo-").FullName;
    private TestDatabase? _tables;

    [Fact]
    public async Task An_empty_database_becomes_a_shop_once()
    {
        await using var services = await StartAsync();

        var keys = await services.LoadDemoAsync(TestContext.Current.CancellationToken);
        var first = await CountAsync(services);
        var again = await services.LoadDemoAsync(TestContext.Current.CancellationToken);

        keys.Select(key => key.Name).ShouldBe(["admin", "seller1", "seller2", "seller3", "buyer1", "buyer2"]);
        again.ShouldBeEmpty();
        (await CountAsync(services)).ShouldBe(first);
        first.Products.ShouldBe(new DemoCatalogue(1).Products.Count);
        first.OnSale.ShouldBeGreaterThan(first.Products);
        first.Visible.ShouldBe(first.Products);
        first.Files.ShouldBeGreaterThanOrEqualTo(first.Products);
    }

    [Fact]
    public async Task Keys_are_digests_in_the_database_and_lie_in_a_file_for_their_owner_only()
    {
        await using var services = await StartAsync(("Identity:Keys:admin", "mk_admin_of-this-test"));

        var keys = await services.LoadDemoAsync(TestContext.Current.CancellationToken);

        (keys[0].Name, keys[0].Token).ShouldBe(("admin", "mk_admin_of-this-test"));
        var path = Path.Combine(_folder, DemoKeys.FileName);
        (await DemoKeys.ReadAsync(path, TestContext.Current.CancellationToken)).ShouldBe(keys);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using var scope = services.CreateAsyncScope();
        var hashes = await scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().AccessKeys.Select(key => key.Hash).ToListAsync(TestContext.Current.CancellationToken);
        hashes.ShouldBe(keys.Select(key => key.Token).OfType<string>().Select(AccessKey.HashOf), ignoreOrder: true);
    }

    [Fact]
    public async Task Nothing_is_loaded_where_the_demo_is_not_switched_on()
    {
        await using var services = await StartAsync(("Demo:Enabled", "false"));

        (await services.LoadDemoAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();

        (await CountAsync(services)).Products.ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tables is not null) await _tables.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<ServiceProvider> StartAsync(params (string Name, string Value)[] settings)
    {
        _tables ??= await TestDatabase.MigratedAsync(_folder);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(_tables.Settings).AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Media:Folder"] = Path.Combine(_folder, "media"),
            ["Messaging:Folder"] = Path.Combine(_folder, "mail"),
            ["Demo:Enabled"] = "true",
            ["Identity:PasswordCost"] = "4",
        }).AddInMemoryCollection(DevelopmentSecrets.Generate()).AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(new StoreOptions())
            .AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
    }

    private async Task<(int Products, int OnSale, int Visible, int Files)> CountAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, ct) = (scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>(), TestContext.Current.CancellationToken);
        return (
            await db.Products.CountAsync(product => product.Status == ProductStatus.Published, ct),
            await db.Listings.CountAsync(listing => listing.Status == ListingStatus.Active, ct),
            await db.Database.SqlQuery<int>($"SELECT count(DISTINCT product_id) AS \"Value\" FROM search_texts").SingleAsync(ct),
            Directory.GetFiles(_folder, "*.png", SearchOption.AllDirectories).Length);
    }
}
