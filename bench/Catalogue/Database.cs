using Microsoft.Data.Sqlite;

namespace Marketplace.Bench.Catalogue;

/// <summary>The generated file, looked at from outside.</summary>
internal static class Database
{
    /// <summary>As the server opens it.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA busy_timeout=5000;PRAGMA temp_store=MEMORY;PRAGMA cache_size=-8000;PRAGMA mmap_size=134217728;");
        return connection;
    }

    /// <summary>The events of the generating itself are nobody's news, and the file begins without a log to read through.</summary>
    public static void Settle(string path)
    {
        using var connection = Open(path);
        Execute(connection, "DELETE FROM platform_outbox; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);");
    }

    /// <summary>What the server still has to deliver from a round of writing would slow down the next one.</summary>
    public static async Task WaitForOutboxAsync(string path, CancellationToken ct)
    {
        await using var connection = Open(path);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM platform_outbox WHERE sent_at IS NULL";
        while (Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) > 0) await Task.Delay(100, ct);
    }

    public static List<string> Strings(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this program
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read()) found.Add(rows.GetString(0));
        return found;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this program
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
