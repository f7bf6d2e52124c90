using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

/// <summary>
/// EF Core's lock is a row that a killed process leaves behind, and every later start then waits for it for ever. A lock of the
/// operating system on a file beside the database ends with its process; whoever holds it may delete such a row.
/// </summary>
internal sealed class SqliteMigrationGate : IMigrationGate
{
    public async Task<IAsyncDisposable> EnterAsync(MarketplaceDbContext context, CancellationToken ct)
    {
        var settings = new SqliteConnectionStringBuilder(context.Database.GetConnectionString());
        var gate = await LockFileAsync(settings.DataSource + ".migrating", ct);
        var locks = await context.Database.SqlQueryRaw<int>("select count(*) as Value from sqlite_master where name = '__EFMigrationsLock'").SingleAsync(ct);
        if (locks > 0) await context.Database.ExecuteSqlRawAsync("delete from \"__EFMigrationsLock\"", ct);
        return gate;
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
