using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Catalog;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

/// <summary>What PostgreSQL plans, as it tells itself.</summary>
public sealed class PlannedOnceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_offers_are_planned_once_and_the_connection_is_left_as_it_was()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "SQLite plans when it prepares.");
        await using var database = await Database.CreateAsync();
        await database.WithAsync(async (db, services) =>
        {
            await db.Database.OpenConnectionAsync(Ct);
            for (var i = 0; i < 10; i++) await services.GetRequiredService<OfferStatement>().RunAsync(db, [ListingId.New()], "USD", database.Clock.GetUtcNow(), Ct);

            var plans = await db.Database.SqlQuery<Plans>($"SELECT generic_plans AS \"ForAny\", custom_plans AS \"ForOne\" FROM pg_prepared_statements WHERE statement LIKE '%FROM catalog_listings%'").ToListAsync(Ct);

            plans.ShouldHaveSingleItem().ShouldSatisfyAllConditions(plan => plan.ForAny.ShouldBeGreaterThan(1), plan => plan.ForOne.ShouldBe(0));
            return await ModeShouldBeUsualAsync(db);
        });
    }

    [Fact]
    public async Task A_statement_that_fails_leaves_the_connection_as_it_was()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "SQLite plans when it prepares.");
        await using var database = await Database.CreateAsync();
        await database.WithAsync(async (db, _) =>
        {
            await db.Database.OpenConnectionAsync(Ct);

            (await Should.ThrowAsync<PostgresException>(() => db.Database.SqlQueryRaw<int>($"-- {PlannedOnce.Tag}\nSELECT 1 / 0 AS \"Value\"").ToListAsync(Ct))).SqlState.ShouldBe(PostgresErrorCodes.DivisionByZero);

            return await ModeShouldBeUsualAsync(db);
        });
    }

    private static async Task<bool> ModeShouldBeUsualAsync(MarketplaceDbContext db)
    {
        (await db.Database.SqlQuery<string>($"SELECT current_setting('plan_cache_mode') AS \"Value\"").SingleAsync(Ct)).ShouldBe("auto");
        return true;
    }

    /// <summary>How often a prepared statement was run by a plan for any values, and how often by one for those at hand.</summary>
    private sealed record Plans(long ForAny, long ForOne);
}
