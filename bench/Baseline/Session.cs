using System.Collections.Concurrent;
using Marketplace.Bench.Catalogue;
using Microsoft.Data.Sqlite;

namespace Marketplace.Bench.Baseline;

/// <summary>A connection with the statements that were prepared on it; one request has it at a time.</summary>
internal sealed class Session(string path) : IDisposable
{
    private readonly SqliteConnection _connection = Database.Open(path);
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public int Execute(string sql, params object?[] values) => Command(sql, values).ExecuteNonQuery();

    public object? Scalar(string sql, params object?[] values) => Command(sql, values).ExecuteScalar();

    public SqliteDataReader Query(string sql, params object?[] values) => Command(sql, values).ExecuteReader();

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Command(string sql, object?[] values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // constants of this program; values are parameters
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = Names[i] });
            command.Prepare();
            _prepared[sql] = command;
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private static readonly string[] Names = [.. Enumerable.Range(1, 32).Select(i => $"${i.ToString(System.Globalization.CultureInfo.InvariantCulture)}")];
}

/// <summary>Sessions that wait for work, and the turn of the one writer that SQLite has.</summary>
internal sealed class Sessions(string path) : IDisposable
{
    private readonly ConcurrentBag<Session> _idle = [];
    private readonly SemaphoreSlim _turn = new(1, 1);

    public T Read<T>(Func<Session, T> work)
    {
        if (!_idle.TryTake(out var session)) session = new Session(path);
        try
        {
            return work(session);
        }
        finally
        {
            _idle.Add(session);
        }
    }

    public async Task<T> WriteAsync<T>(Func<Session, T> work)
    {
        await _turn.WaitAsync();
        try
        {
            return Read(session =>
            {
                session.Execute("BEGIN IMMEDIATE");
                try
                {
                    var result = work(session);
                    session.Execute("COMMIT");
                    return result;
                }
                catch
                {
                    session.Execute("ROLLBACK");
                    throw;
                }
            });
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var session in _idle) session.Dispose();
        _turn.Dispose();
    }
}
