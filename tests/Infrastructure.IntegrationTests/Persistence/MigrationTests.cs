using Marketplace.Domain.Catalog;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

public class MigrationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_migrations_make_the_model_and_can_be_repeated()
    {
        var folder = Directory.CreateTempSubdirectory("marketplace-").FullName;
        await using var tables = TestDatabase.None(Path.Combine(folder, "new"));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(tables.Settings).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(configuration).BuildServiceProvider();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => services.MigrateDatabaseAsync(Ct)));

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        db.Database.HasPendingModelChanges().ShouldBeFalse();
        db.Tags.Add(Tag.Create("Linen", "linen"));
        (await db.SaveChangesAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_start_that_may_only_look_refuses_a_database_of_another_version()
    {
        var folder = Directory.CreateTempSubdirectory("marketplace-").FullName;
        await using var none = TestDatabase.None(Path.Combine(folder, "none"));
        await using var right = await TestDatabase.MigratedAsync(folder);
        await using var older = await right.CopyAsync(folder);
        await older.ForceAsync("DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = '20261122010000_AuditSeal'");
        await using var newer = await right.CopyAsync(folder);
        await newer.ForceAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99')");

        await LookAsync(right);
        (await Should.ThrowAsync<WrongDatabaseException>(() => LookAsync(none))).Message.ShouldContain("Database:Migrate=Verify");
        (await none.TraceAsync()).ShouldBeNull();
        (await Should.ThrowAsync<WrongDatabaseException>(() => LookAsync(older))).Message.ShouldContain("20261122010000_AuditSeal");
        (await Should.ThrowAsync<WrongDatabaseException>(() => LookAsync(newer))).Message.ShouldContain("29990101000000_Later");
    }

    private static async Task LookAsync(TestDatabase tables)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(tables.Settings).AddInMemoryCollection([KeyValuePair.Create("Database:Migrate", (string?)"verify")]).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(configuration).BuildServiceProvider();
        await services.MigrateDatabaseAsync(Ct);
    }
}
