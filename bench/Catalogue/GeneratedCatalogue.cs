using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Application;
using Marketplace.Application.Common;
using Marketplace.Bench.Databases;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Bench.Catalogue;

/// <summary>
/// Fills a new database with the domain's own aggregates and with what the program's own rules tell the public of them; the rows go there in bulk,
/// past the statements of the program, and indexes are made afterwards.
/// </summary>
internal static class GeneratedCatalogue
{
    public const string Currency = "USD";

    private const int Portion = 5_000;

    /// <summary>Stands beside the data when all of it is there.</summary>
    private const string Mark = "generated";

    public static async Task PrepareAsync(BenchDatabase database, int products, CancellationToken ct)
    {
        var (mark, version) = (Path.Combine(database.Folder, Mark), await VersionAsync(database));
        if (File.Exists(mark) && await File.ReadAllTextAsync(mark, ct) == version) return;
        if (File.Exists(mark)) throw new InvalidOperationException($"What is in {database.Folder} has tables of another version: delete it.");

        Console.Error.WriteLine($"Generating {products.ToString("N0", CultureInfo.InvariantCulture)} products …");
        var since = Stopwatch.GetTimestamp();
        await GenerateAsync(database, products, ct);
        await File.WriteAllTextAsync(mark, version, ct);
        Console.Error.WriteLine($"… took {Stopwatch.GetElapsedTime(since).TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s.");
    }

    /// <summary>A change as the program itself would store it.</summary>
    public static async Task ChangeAsync(BenchDatabase database, Action<MarketplaceDbContext> change, CancellationToken ct)
    {
        await using var services = Services(database);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        change(db);
        await db.SaveChangesAsync(ct);
    }

    private static async Task GenerateAsync(BenchDatabase database, int products, CancellationToken ct)
    {
        var now = DateTimeOffset.UtcNow;
        var shelf = new Shelf(now);
        await using var services = Services(database);
        await services.MigrateDatabaseAsync(ct);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        db.AddRange(shelf.Sellers);
        db.AddRange(shelf.Categories);
        db.AddRange(shelf.Tags);
        PricesAbroad.Set(db, shelf.Sellers);
        await db.SaveChangesAsync(ct);

        var model = new ModelRows(db.Model);
        var projected = new ProjectedRows(shelf, database.DocumentOf, now);
        await using var bulk = await database.BeginBulkAsync(ct);
        var next = Task.Run(() => Make(0), ct);
        for (var first = 0; first < products; first += Portion)
        {
            var portion = await next;
            var following = first + Portion;
            next = Task.Run(() => Make(following), ct);
            foreach (var (table, rows) in portion) await bulk.WriteAsync(table.Name, table.Columns, rows, ct);
        }

        await bulk.EndAsync(ct);

        Dictionary<SearchTable, List<object?[]>> Make(int first)
        {
            var made = Enumerable.Range(first + 1, Math.Max(0, Math.Min(Portion, products - first))).Select(number => (Number: number, Goods: shelf.Product(number))).ToList();
            var rows = made.AsParallel().AsOrdered().SelectMany(one => RowsOf(one.Number, one.Goods)).ToList();
            var tables = new Dictionary<SearchTable, List<object?[]>>(new ByName());
            foreach (var (table, values) in rows)
            {
                if (!tables.TryGetValue(table, out var all)) tables.Add(table, all = []);
                all.Add(values);
            }

            return tables;
        }

        List<(SearchTable Table, object?[] Values)> RowsOf(int number, Goods goods)
        {
            AggregateRoot[] roots = [goods.Product, .. goods.Listings, .. goods.Stock];
            foreach (var root in roots) model.Stamp(root, now.AddSeconds(number - products));
            return [.. roots.SelectMany(model.RowsOf).Select(row => (new SearchTable(model.TableOf(row.Type), model.ColumnsOf(row.Type)), row.Values)), .. projected.Of(number, goods)];
        }
    }

    /// <summary>Differs when the tables do.</summary>
    private static async Task<string> VersionAsync(BenchDatabase database)
    {
        await using var services = Services(database);
        await using var scope = services.CreateAsyncScope();
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().Database.GenerateCreateScript())));
    }

    private static ServiceProvider Services(BenchDatabase database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(database.Settings).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration)
            .AddSingleton(new StoreOptions { Currency = Currency, Currencies = [Currency] }).AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
    }

    private sealed class ByName : IEqualityComparer<SearchTable>
    {
        public bool Equals(SearchTable? x, SearchTable? y) => x?.Name == y?.Name;

        public int GetHashCode(SearchTable table) => table.Name.GetHashCode(StringComparison.Ordinal);
    }
}
