using System.Diagnostics;
using System.Globalization;
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
public sealed class UpgradeTests(FilledShop filled, ITestOutputHelper output) : IClassFixture<FilledShop>
{
    private const string History = "__EFMigrationsHistory";
    private const string Counter = "ordering_sequences"; // a sequence since then, on PostgreSQL
    private const string Projection = "search_"; // made of everything else

    private RunningMarketplace Shop => filled.Marketplace;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "R-18")]
    public async Task What_was_stored_under_any_earlier_version_is_there_after_the_upgrade_and_the_books_agree()
    {
        var versions = await MigrationsAsync();
        foreach (var version in versions.SkipLast(1))
        {
            await using var older = await OlderAsync(version);
            var kept = await TablesAsync(Shop.Database, older.Database);
            output.WriteLine($"{version}: {kept.Count} tables");

            await older.Services.MigrateDatabaseAsync(Ct);

            foreach (var (table, columns) in kept) (await older.Database.DigestAsync(table, columns)).ShouldBe(await Shop.Database.DigestAsync(table, columns), table);
            (await older.Database.DescribeAsync()).ShouldBe(await Shop.Database.DescribeAsync(), ignoreOrder: true);
            (await older.ShouldBeWholeAsync()).ShouldBe(4);
        }

        await using var before = await OlderAsync(versions[^2]); // by the program's own commands
        (await before.CommandAsync("migrate")).Code.ShouldBe(0);
        (await before.CommandAsync("verify")).ShouldBe((0, "The books agree: no violations."));
    }

    [Fact]
    [Trait("Rule", "R-18")]
    public async Task Of_two_nodes_that_start_on_an_older_database_one_may_be_killed_in_the_middle()
    {
        await using var first = await OlderAsync((await MigrationsAsync())[0]);
        await using var second = new RunningMarketplace { Settings = FilledShop.Quiet, Beside = first, Starts = false };
        await second.InitializeAsync();
        var kept = await TablesAsync(Shop.Database, first.Database);

        var held = await first.Database.HoldAsync("platform_audit_entries");
        var dying = first.StartAsync();
        await held.IsWaitedFor.ShouldBecome(true, TimeSpan.FromSeconds(90));
        var starting = second.StartAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), Ct);
        await first.KillAsync();
        (await Should.ThrowAsync<InvalidOperationException>(() => dying)).Message.ShouldContain("137"); // killed
        await held.Release();
        var watch = Stopwatch.StartNew();
        await starting; // which it could not, were anything there by half
        output.WriteLine($"up {watch.ElapsedMilliseconds} ms after the table was free");

        (await second.Database.DescribeAsync()).ShouldBe(await Shop.Database.DescribeAsync(), ignoreOrder: true);
        foreach (var (table, columns) in kept.Where(table => !table.Key.StartsWith("platform_", StringComparison.Ordinal))) (await second.Database.DigestAsync(table, columns)).ShouldBe(await Shop.Database.DigestAsync(table, columns), table);
        (await (filled.Bought with { Marketplace = second }).CheckOut()).Response.Headers.Contains("Idempotency-Replayed").ShouldBeTrue();
        var last = await LastNumberAsync(second);
        (await (filled.Waiting with { Marketplace = second }).CheckOut()).ShouldBe(201);
        (await LastNumberAsync(second)).ShouldBe(last + 1);
        (await second.ShouldBeWholeAsync()).ShouldBe(5);
    }

    private static Task<int> LastNumberAsync(RunningMarketplace marketplace) =>
        marketplace.ReadAsync(async db => int.Parse((await db.Orders.MaxAsync(order => order.Number, Ct)).AsSpan(2), CultureInfo.InvariantCulture));

    private Task<string[]> MigrationsAsync() => Shop.ReadAsync(db => Task.FromResult(db.Database.GetMigrations().ToArray()));

    /// <summary>Of that version, with what the shop has stored.</summary>
    private async Task<RunningMarketplace> OlderAsync(string version)
    {
        var older = new RunningMarketplace { Settings = FilledShop.Quiet, Beside = Shop, Starts = false, On = folder => Task.FromResult(TestDatabase.None(folder)) };
        await older.InitializeAsync();
        await using var scope = older.Scope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        await db.GetService<IMigrator>().MigrateAsync(version, Ct);
        await older.Database.FillFromAsync(Shop.Database, await TablesAsync(Shop.Database, older.Database));
        if ((await older.Database.ColumnsAsync()).ContainsKey(Counter) && !(await Shop.Database.ColumnsAsync()).ContainsKey(Counter))
        {
            await db.Database.ExecuteSqlRawAsync($"INSERT INTO {Counter} (name, last) SELECT 'orders', max(CAST(substr(number, 3) AS bigint)) FROM ordering_orders", Ct);
        }

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
