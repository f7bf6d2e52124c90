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
    public async Task The_tables_of_an_empty_database_are_those_of_the_model()
    {
        await using var tables = await TestDatabase.MigratedAsync(Directory.CreateTempSubdirectory("marketplace-").FullName);
        var found = await tables.DescribeAsync();

        found.Where(line => !IsApart(line)).ShouldBe(await ModelAsync(tables), ignoreOrder: true);
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

    private static async Task<IReadOnlyList<string>> ModelAsync(TestDatabase tables)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(tables.Settings).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(configuration).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().GetService<IDesignTimeModel>().Model.GetRelationalModel();
        model.Tables.Count().ShouldBeGreaterThan(40);
        return
        [
            .. model.Tables.SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name} {column.StoreType}{(column.IsNullable ? "?" : "")}")),
            .. model.Tables.SelectMany(table => table.Indexes.Select(index => $"{(index.IsUnique ? "unique " : "")}index {table.Name} ({string.Join(", ", index.Columns.Select(column => column.Name))})")),
        ];
    }
}
