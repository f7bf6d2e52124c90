using Marketplace.Application;
using Marketplace.Application.Common;
using Marketplace.Application.Search.Contracts;
using Marketplace.Infrastructure;
using Marketplace.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Bench.Catalogue;

/// <summary>Fills a new database file with the domain's own aggregates and lets the search projection be built as it always is.</summary>
internal static class CatalogueFile
{
    public const string Currency = "USD";

    /// <summary>Finding whose part is whose costs the square of what the context tracks.</summary>
    private const int Batch = 50;

    public static async Task GenerateAsync(string folder, string path, int products, CancellationToken ct)
    {
        await using var services = Services(folder, path);
        await services.MigrateDatabaseAsync(ct);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var shelf = new Shelf(DateTimeOffset.UtcNow);

        await db.ExecuteAsync(
            async token =>
            {
                db.AddRange(shelf.Sellers);
                db.AddRange(shelf.Categories);
                db.AddRange(shelf.Tags);
                await SaveAsync(db, token);
                foreach (var numbers in Enumerable.Range(1, products).Chunk(Batch))
                {
                    foreach (var goods in numbers.Select(shelf.Product))
                    {
                        db.Add(goods.Product);
                        db.AddRange(goods.Listings);
                        db.AddRange(goods.Stock);
                    }

                    await SaveAsync(db, token);
                }

                return products;
            },
            ct);
        await scope.ServiceProvider.GetRequiredService<IProductProjection>().RebuildAsync(after: null, report: null, ct);
        Database.Settle(path);
    }

    private static async Task SaveAsync(MarketplaceDbContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private static ServiceProvider Services(string folder, string path)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Path"] = path,
            ["Database:Synchronous"] = "NORMAL",
            ["Media:Folder"] = Path.Combine(folder, "media"),
            ["Messaging:Folder"] = Path.Combine(folder, "mail"),
            ["Integration:Folder"] = Path.Combine(folder, "imports"),
        }).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration)
            .AddSingleton(new StoreOptions { Currency = Currency }).AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
    }
}
