using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

/// <summary>What the migrations make, against what the program believes.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task What_the_migrations_make_is_what_the_model_would_make_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("marketplace-").FullName;
        await using var migrated = await TestDatabase.MigratedAsync(folder);
        await using var made = TestDatabase.None(Directory.CreateDirectory(Path.Combine(folder, "made")).FullName);
        var tables = (await MakeAsync(made)).Tables.ToList();
        tables.Count.ShouldBeGreaterThan(40);

        var expected = (await made.DescribeAsync()).Where(line => !IsApart(line)).ToList();

        // None of what the model says is overlooked.
        expected.Count(line => line.StartsWith("index ", StringComparison.Ordinal) || line.StartsWith("unique index ", StringComparison.Ordinal)).ShouldBe(tables.Sum(table => table.Indexes.Count()));
        expected.Count(line => line.Contains(" where ", StringComparison.Ordinal)).ShouldBe(tables.Sum(table => table.Indexes.Count(index => index.Filter is not null)));
        expected.Count(line => line.StartsWith("reference ", StringComparison.Ordinal)).ShouldBe(tables.Sum(table => table.ForeignKeyConstraints.Count()));
        expected.Count(line => line.StartsWith("check ", StringComparison.Ordinal)).ShouldBe(tables.Sum(table => table.CheckConstraints.Count()));
        foreach (var column in tables.SelectMany(table => table.Columns)) expected.ShouldContain($"{column.Table.Name}.{column.Name} {column.StoreType}{(column.IsNullable ? "?" : "")}");
        (await migrated.DescribeAsync()).Where(line => !IsApart(line)).ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task The_tables_of_the_scheduler_are_those_that_it_would_make_itself()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "On SQLite the scheduler keeps its plans in memory.");
        var folder = Directory.CreateTempSubdirectory("marketplace-").FullName;
        await using var migrated = await TestDatabase.MigratedAsync(folder);
        await using var bare = await TestDatabase.MigratedAsync(folder);
        await bare.ForceAsync("DO $$ DECLARE name text; BEGIN FOR name IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'qrtz\\_%' LOOP EXECUTE format('DROP TABLE %I CASCADE', name); END LOOP; END $$");

        await using (var services = new ServiceCollection().AddLogging().AddQuartz(quartz => quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(NpgsqlFactory.Instance, bare.Settings["Database:ConnectionString"]!);
            store.ConfigureStore(settings => settings.TablePrefix = "qrtz_");
            store.UseSystemTextJsonSerializer();
            store.ProvisionSchema();
        })).BuildServiceProvider())
        {
            await (await services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken)).Start(TestContext.Current.CancellationToken);
        }

        var expected = (await bare.DescribeAsync()).Where(IsOfScheduler).ToList();
        expected.Count.ShouldBeGreaterThan(100);
        (await migrated.DescribeAsync()).Where(IsOfScheduler).ShouldBe(expected, ignoreOrder: true);
    }

    private static bool IsOfScheduler(string line) => line.Contains("qrtz_", StringComparison.Ordinal);

    /// <summary>The projection is written by hand, the scheduler has its own tables, and the migrations keep their own books.</summary>
    private static bool IsApart(string line) => line.Contains("search_", StringComparison.Ordinal) || line.Contains("qrtz_", StringComparison.Ordinal) || line.Contains("__EF", StringComparison.Ordinal) || line.StartsWith("sqlite_", StringComparison.Ordinal);

    /// <summary>Past the migrations.</summary>
    private static async Task<IRelationalModel> MakeAsync(TestDatabase empty)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(empty.Settings).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(configuration).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        return db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
    }
}
