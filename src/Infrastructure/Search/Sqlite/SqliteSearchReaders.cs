using System.Collections.Concurrent;
using System.Data.Common;
using Marketplace.Infrastructure.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace Marketplace.Infrastructure.Search.Sqlite;

/// <summary>
/// Connections that are kept open with their prepared statements: preparing costs more than reading twenty rows, and a
/// connection of a pool forgets its statements whenever it is given back.
/// </summary>
internal sealed class SqliteSearchReaders(SqliteDatabase database) : SearchReaders, IDisposable
{
    private readonly ConcurrentBag<SqliteSearchReader> _free = [];
    private volatile bool _isDisposed;

    public override SearchDialect Dialect { get; } = new SqliteDialect();

    public override async Task<T> ReadAsync<T>(Func<SearchReader, Task<T>> read, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!_free.TryTake(out var reader)) reader = Open();
        try
        {
            var result = await read(reader);
            if (_isDisposed) reader.Dispose();
            else _free.Add(reader);
            return result;
        }
        catch
        {
            // A statement that failed may leave its connection in any state.
            reader.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        while (_free.TryTake(out var reader)) reader.Dispose();
    }

    protected override SearchReader Within(DbConnection connection) => new SqliteSearchReader(Dialect, (SqliteConnection)connection, ownsConnection: false);

    private SqliteSearchReader Open()
    {
        var settings = new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false };
        if (settings.Mode is SqliteOpenMode.ReadWriteCreate) settings.Mode = SqliteOpenMode.ReadWrite;
        var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=5000;PRAGMA query_only=ON;PRAGMA temp_store=MEMORY;PRAGMA cache_size=-16000;PRAGMA mmap_size=268435456;";
        command.ExecuteNonQuery();
        return new SqliteSearchReader(Dialect, connection, ownsConnection: true);
    }
}

internal sealed class SqliteSearchReader(SearchDialect dialect, SqliteConnection connection, bool ownsConnection) : SearchReader(dialect)
{
    private const int MaxPrepared = 200;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public override void Dispose()
    {
        Forget();
        if (ownsConnection) connection.Dispose();
    }

    protected override async Task<T> RunAsync<T>(string sql, IReadOnlyList<object> values, Func<SearchRow, Task<T>> read, CancellationToken ct)
    {
        await using var rows = Prepare(sql, values).ExecuteReader();
        return await read(new SqliteRow(rows));
    }

    private SqliteCommand Prepare(string sql, IReadOnlyList<object> values)
    {
        if (_prepared.TryGetValue(sql, out var command))
        {
            for (var i = 0; i < values.Count; i++) command.Parameters[i].Value = values[i];
            return command;
        }

        if (_prepared.Count >= MaxPrepared) Forget();
        command = connection.CreateCommand();
#pragma warning disable CA2100 // composed of constants; values are parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Count; i++) command.Parameters.AddWithValue(SqlText.NameOf(i), values[i]);
        command.Prepare();
        _prepared.Add(sql, command);
        return command;
    }

    private void Forget()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _prepared.Clear();
    }
}
