using Marketplace.Infrastructure.Persistence.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

public sealed class SqliteMarketplaceDbContext(DbContextOptions<SqliteMarketplaceDbContext> options) : MarketplaceDbContext(options)
{
    internal override string ClaimOfOutbox => OutboxClaims.Alone;

    internal override bool HasManyWriters => false;

    /// <summary>Whoever writes has the whole database.</summary>
    protected override Task LockNameAsync(string name, CancellationToken ct) => Task.CompletedTask;

    internal override async Task<IDbContextTransaction?> BeginLookAsync(CancellationToken ct)
    {
        var connection = (SqliteConnection)Database.GetDbConnection();
        if (!File.Exists(connection.DataSource) || (await Database.GetPendingMigrationsAsync(ct)).Any()) return null;

        // A deferred transaction of SQLite only reads, and sees no change of anybody from its first statement on.
        await Database.OpenConnectionAsync(ct);
        return await Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), ct);
    }
}
