using Microsoft.Data.Sqlite;
using Npgsql;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>Failures of the database that are nobody's fault and pass.</summary>
public static class DatabaseFailures
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int CannotOpen = 14;

    /// <summary>Whether another try may succeed: the database was busy for longer than we wait, or away.</summary>
    public static bool IsPassing(Exception failure) => Any(failure, static at => at is SqliteException { SqliteErrorCode: Busy or Locked } or WriterTimeoutException or NpgsqlException { IsTransient: true } || IsBroken(at));

    /// <summary>Whether the database did not let us in at all: it is away, or refuses who or what we name.</summary>
    public static bool IsUnreachable(Exception failure) => Any(failure, static at => at is NpgsqlException or SqliteException { SqliteErrorCode: CannotOpen });

    /// <summary>Whether the server hung up on us, as it does on everybody when it goes away, or the connection cannot be trusted any more.</summary>
    internal static bool IsCut(Exception failure) =>
        Any(failure, static at => at is NpgsqlException { InnerException: IOException } or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } || HasStumbled(at));

    /// <summary>Whether the database itself called the transaction off, because of others at the same time: it can be repeated at once.</summary>
    internal static bool IsLostRace(Exception failure) =>
        Any(failure, static at => at is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected });

    /// <summary>A connection that breaks is nobody's fault; what the database itself says of a statement is.</summary>
    private static bool IsBroken(Exception failure) => failure is NpgsqlException and not PostgresException || HasStumbled(failure);

    /// <summary>
    /// A connection that breaks while a command or the end of a transaction begins on it: Npgsql then stumbles over what it has just put away, takes one answer for another, or
    /// has lost count of what the server has prepared.
    /// </summary>
    private static bool HasStumbled(Exception failure) => failure switch
    {
        NpgsqlOperationInProgressException => true, // EF Core refuses by itself what is ours to blame
        PostgresException { SqlState: PostgresErrorCodes.DuplicatePreparedStatement or PostgresErrorCodes.InvalidSqlStatementName } => true,
        ObjectDisposedException => failure.StackTrace?.Contains("   at Npgsql.", StringComparison.Ordinal) == true,
        InvalidOperationException or NullReferenceException => failure.StackTrace?.StartsWith("   at Npgsql.", StringComparison.Ordinal) == true,
        _ => false,
    };

    private static bool Any(Exception failure, Func<Exception, bool> such)
    {
        for (var at = failure; at is not null; at = at.InnerException)
        {
            if (such(at)) return true;
        }

        return false;
    }
}
