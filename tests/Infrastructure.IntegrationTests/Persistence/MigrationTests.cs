using Marketplace.Domain.Catalog;
using Marketplace.Infrastructure.Persistence;
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
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Database:Path"] = Path.Combine(folder, "new", "marketplace.db") }).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPersistence(configuration).BuildServiceProvider();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => services.MigrateDatabaseAsync(Ct)));

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        db.Database.HasPendingModelChanges().ShouldBeFalse();
        db.Tags.Add(Tag.Create("Linen", "linen"));
        (await db.SaveChangesAsync(Ct)).ShouldBe(1);
    }
}
