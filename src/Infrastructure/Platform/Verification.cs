using Marketplace.Application.Platform.Contracts;
using Marketplace.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Platform;

/// <summary>Asks every module whether its books agree, on one view of the database and without writing: the program may go on beside it.</summary>
public static class Verification
{
    /// <returns>Every violation; null where there is no database of this version to look at.</returns>
    public static async Task<IReadOnlyList<Violation>?> VerifyAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().Database;
        var connection = (SqliteConnection)database.GetDbConnection();
        if (!File.Exists(connection.DataSource) || (await database.GetPendingMigrationsAsync(ct)).Any()) return null;

        // A deferred transaction of SQLite only reads, and sees no change of anybody from its first statement on.
        await database.OpenConnectionAsync(ct);
        await using var transaction = connection.BeginTransaction(deferred: true);
        await using var used = await database.UseTransactionAsync(transaction, ct);
        var found = new List<Violation>();
        foreach (var check in scope.ServiceProvider.GetServices<IBooksCheck>()) found.AddRange(await check.FindAsync(ct));
        return found;
    }
}
