using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>
/// Brings the database up to date; safe to call from several processes at once. EF Core's own lock is a row that a killed process
/// leaves behind, and every later start then waits for it for ever. A lock of the operating system on a file beside the database
/// ends with its process; whoever holds it may delete such a row.
/// </summary>
internal static class DatabaseMigrator
{
    public static async Task MigrateAsync(DbContext context, CancellationToken ct)
    {
        var settings = new SqliteConnectionStringBuilder(context.Database.GetConnectionString());
        await using var gate = await LockFileAsync(settings.DataSource + ".migrating", ct);
        var locks = await context.Database.SqlQueryRaw<int>("select count(*) as Value from sqlite_master where name = '__EFMigrationsLock'").SingleAsync(ct);
        if (locks > 0) await context.Database.ExecuteSqlRawAsync("delete from \"__EFMigrationsLock\"", ct);

        await context.Database.MigrateAsync(ct);
    }

    private static async Task<FileStream> LockFileAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(100, ct);
            }
        }
    }
}
