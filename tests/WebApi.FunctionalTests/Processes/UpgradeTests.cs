using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>
/// A database of an earlier version, with everything in it that a shop has, becomes one of this version and loses nothing. What a real program has stored is put into the tables of the
/// earlier version, as far as it had them; a migration that renames or converts something has to say here how its older form is made.
/// </summary>
public sealed class UpgradeTests(ITestOutputHelper output)
{
    private const string History = "__EFMigrationsHistory";
    private const string Projection = "search_"; // made of everything else

    private static readonly Dictionary<string, string?> Quiet = new(StringComparer.Ordinal) { ["Housekeeping:Enabled"] = "false", ["Shutdown:DrainSeconds"] = "0" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "R-18")]
    public async Task What_was_stored_under_any_earlier_version_is_there_after_the_upgrade_and_the_books_agree()
    {
        await using var shop = new RunningMarketplace { Settings = Quiet };
        await shop.InitializeAsync();
        await FillAsync(shop);
        (await shop.TerminateAsync()).ShouldBe(0);

        foreach (var version in (await MigrationsAsync(shop)).SkipLast(1))
        {
            await using var older = await OlderAsync(shop, version);
            var kept = await TablesAsync(shop.Database, older.Database);
            output.WriteLine($"{version}: {kept.Count} tables");

            (await older.CommandAsync("migrate")).Code.ShouldBe(0);

            foreach (var (table, columns) in kept) (await older.Database.DigestAsync(table, columns)).ShouldBe(await shop.Database.DigestAsync(table, columns), table);
            (await older.Database.DescribeAsync()).ShouldBe(await shop.Database.DescribeAsync(), ignoreOrder: true);
            (await older.CommandAsync("verify")).ShouldBe((0, "The books agree: no violations."));
        }
    }

    /// <summary>Four who have bought, and one who is about to.</summary>
    private static async Task FillAsync(RunningMarketplace shop)
    {
        var sold = await shop.Product(stock: 20);
        var shoppers = await shop.ShoppersAsync(5, "20.00", _ => [(sold, 2)]);
        foreach (var shopper in shoppers[1..]) (await shopper.CheckOut()).ShouldBe(201);
        var undelivered = () => shop.ReadAsync(db => db.Outbox.CountAsync(message => message.SentAt == null, Ct));
        await undelivered.ShouldBecome(0);
    }

    private static Task<string[]> MigrationsAsync(RunningMarketplace shop) => shop.ReadAsync(db => Task.FromResult(db.Database.GetMigrations().ToArray()));

    /// <summary>Of that version, with what the shop has stored.</summary>
    private static async Task<RunningMarketplace> OlderAsync(RunningMarketplace shop, string version)
    {
        var older = new RunningMarketplace { Settings = Quiet, Beside = shop, Starts = false, On = folder => Task.FromResult(TestDatabase.None(folder)) };
        await older.InitializeAsync();
        await using (var scope = older.Scope()) await scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().GetService<IMigrator>().MigrateAsync(version, Ct);
        await older.Database.FillFromAsync(shop.Database, await TablesAsync(shop.Database, older.Database));
        return older;
    }

    /// <summary>What both have, and is not made of the rest.</summary>
    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> TablesAsync(TestDatabase one, TestDatabase other)
    {
        var (ones, others) = (await one.ColumnsAsync(), await other.ColumnsAsync());
        return ones.Where(table => table.Key != History && !table.Key.StartsWith(Projection, StringComparison.Ordinal) && others.ContainsKey(table.Key))
            .ToDictionary(table => table.Key, table => (IReadOnlyList<string>)[.. table.Value.Intersect(others[table.Key], StringComparer.Ordinal)], StringComparer.Ordinal);
    }
}
