using Microsoft.EntityFrameworkCore;

namespace Marketplace.Testing;

internal static class DatabaseCopy
{
    /// <summary>A whole copy of a database that is open, its write-ahead log included.</summary>
    public static Task SaveAsync(DbContext db, string path) => db.Database.ExecuteSqlAsync($"VACUUM INTO {path}");
}
