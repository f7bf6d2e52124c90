using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>Brings the database up to date, or only looks whether it is; safe to call from several processes at once.</summary>
internal static class DatabaseMigrator
{
    public static async Task RunAsync(MarketplaceDbContext context, IMigrationGate gate, MigrationMode mode, CancellationToken ct)
    {
        if (mode is MigrationMode.Verify)
        {
            await VerifyAsync(context, ct);
            return;
        }

        await using var held = await gate.EnterAsync(context, ct);
        if ((await context.Database.GetPendingMigrationsAsync(ct)).Any()) await context.Database.MigrateAsync(ct); // which compares whole models before it looks
    }

    private static async Task VerifyAsync(MarketplaceDbContext context, CancellationToken ct)
    {
        if (!await context.Database.CanConnectAsync(ct)) throw new WrongDatabaseException("The database cannot be reached, and this start may not make one (Database:Migrate=Verify).");

        List<string> missing = [.. await context.Database.GetPendingMigrationsAsync(ct)];
        List<string> unknown = [.. (await context.Database.GetAppliedMigrationsAsync(ct)).Except(context.Database.GetMigrations(), StringComparer.Ordinal)];
        if (missing.Count > 0) throw new WrongDatabaseException($"The database lacks {string.Join(", ", missing)}, and this start may not apply them (Database:Migrate=Verify).");
        if (unknown.Count > 0) throw new WrongDatabaseException($"The database is of a newer version: it has {string.Join(", ", unknown)}.");
    }
}

/// <summary>The database is not the one that this program needs, and the program may not change that.</summary>
public sealed class WrongDatabaseException(string message) : Exception(message);

/// <summary>Lets one process migrate at a time. EF Core's own lock is not enough on either database.</summary>
internal interface IMigrationGate
{
    Task<IAsyncDisposable> EnterAsync(MarketplaceDbContext context, CancellationToken ct);
}
