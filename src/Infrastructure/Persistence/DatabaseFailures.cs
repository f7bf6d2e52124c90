using Marketplace.Infrastructure.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>Failures of the database that are nobody's fault and pass.</summary>
public static class DatabaseFailures
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>Whether another try may succeed: the database was busy for longer than we wait.</summary>
    public static bool IsPassing(Exception failure)
    {
        for (var at = failure; at is not null; at = at.InnerException)
        {
            if (at is SqliteException { SqliteErrorCode: Busy or Locked } or WriterTimeoutException) return true;
        }

        return false;
    }
}
