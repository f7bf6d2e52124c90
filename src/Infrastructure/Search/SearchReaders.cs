using System.Collections.Concurrent;
using System.Diagnostics;
using Marketplace.Infrastructure.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace Marketplace.Infrastructure.Search;

/// <summary>
/// Connections that only read, kept open with their prepared statements: preparing costs more than reading twenty rows, and a
/// connection of a pool forgets its statements whenever it is given back.
/// </summary>
internal sealed class SearchReaders(SqliteDatabase database) : IDisposable
{
    private readonly ConcurrentBag<SearchReader> _free = [];
    private volatile bool _isDisposed;

    public T Read<T>(Func<SearchReader, T> read)
    {
        if (!_free.TryTake(out var reader)) reader = Open();
        try
        {
            var result = read(reader);
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

    private SearchReader Open()
    {
        var settings = new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false };
        if (settings.Mode is SqliteOpenMode.ReadWriteCreate) settings.Mode = SqliteOpenMode.ReadWrite;
        var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout=5000;PRAGMA query_only=ON;PRAGMA temp_store=MEMORY;PRAGMA cache_size=-16000;PRAGMA mmap_size=268435456;";
        command.ExecuteNonQuery();
        return new SearchReader(connection, ownsConnection: true);
    }
}

/// <summary>A connection and the statements that were prepared on it.</summary>
internal sealed class SearchReader(SqliteConnection connection, bool ownsConnection) : IDisposable
{
    public const string SourceName = "Marketplace.Search";

    /// <summary>Tells of every statement that is run.</summary>
    private static readonly ActivitySource Source = new(SourceName);

    private const int MaxPrepared = 200;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public T Run<T>(SqlText sql, Func<SqliteDataReader, T> read)
    {
        var text = sql.ToString();
        using var activity = Source.StartActivity("search.statement");
        activity?.SetTag("db.query.text", text);
        var command = Prepare(text, sql.Values);
        using var rows = command.ExecuteReader();
        return read(rows);
    }

    public void Dispose()
    {
        Forget();
        if (ownsConnection) connection.Dispose();
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
