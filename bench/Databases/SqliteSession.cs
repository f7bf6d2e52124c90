using System.Data.Common;
using System.Globalization;
using Marketplace.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;

namespace Marketplace.Bench.Databases;

internal sealed class SqliteSession(SqliteConnection connection) : Session
{
    private static readonly string[] Names = [.. Enumerable.Range(1, 32).Select(i => $"${i.ToString(CultureInfo.InvariantCulture)}")];

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>As the server opens it.</summary>
    public static SqliteSession Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA busy_timeout=5000;PRAGMA temp_store=MEMORY;PRAGMA cache_size=-8000;PRAGMA mmap_size=134217728;";
        command.ExecuteNonQuery();
        return new SqliteSession(connection);
    }

    public override DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public override Task<int> ExecuteAsync(string sql, params object[] values) => Task.FromResult(Command(sql, values).ExecuteNonQuery());

    public override Task<object?> ScalarAsync(string sql, params object[] values) => Task.FromResult(Command(sql, values).ExecuteScalar());

    public override Task<DbDataReader> QueryAsync(string sql, params object[] values) => Task.FromResult<DbDataReader>(Command(sql, values).ExecuteReader());

    public override Task BeginAsync() => ExecuteAsync("BEGIN IMMEDIATE");

    public override Task LaterAsync(string sql, bool one, params object[] values) =>
        Command(sql, values).ExecuteNonQuery() == 1 || !one ? Task.CompletedTask : throw new InvalidOperationException("It was changed meanwhile.");

    public override Task CommitAsync() => ExecuteAsync("COMMIT");

    public override Task RollbackAsync() => ExecuteAsync("ROLLBACK");

    public override async ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values) await command.DisposeAsync();
        await connection.DisposeAsync();
    }

    /// <summary>As it stands in the columns.</summary>
    public static object Stored(object value) => value switch
    {
        Guid id => id.ToString().ToUpperInvariant(),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        _ => value,
    };

    private SqliteCommand Command(string sql, object[] values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this program; values are parameters
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = Names[i] });
            command.Prepare();
            _prepared[sql] = command;
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = Stored(values[i]);
        return command;
    }
}
