using System.Data.Common;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Bench.Databases;

/// <summary>
/// A connection with the statements that were prepared on it; one request has it at a time. Values are ids (<see cref="Guid"/>), instants in UTC, texts,
/// whole numbers and bytes; each database gets them in its own form.
/// </summary>
internal abstract class Session : IAsyncDisposable
{
    public static async Task<Session> OpenAsync(DatabaseProvider provider, string address) =>
        provider is DatabaseProvider.Postgres ? await PostgresSession.OpenAsync(address) : SqliteSession.Open(address);

    public abstract DatabaseProvider Provider { get; }

    public abstract Task<int> ExecuteAsync(string sql, params object[] values);

    public abstract Task<object?> ScalarAsync(string sql, params object[] values);

    public abstract Task<DbDataReader> QueryAsync(string sql, params object[] values);

    public abstract Task BeginAsync();

    /// <summary>A statement of which nobody needs to know anything before the end: where each costs a round trip, they go together.</summary>
    /// <param name="one">It must change exactly one row, else nothing is stored.</param>
    public abstract Task LaterAsync(string sql, bool one, params object[] values);

    public abstract Task CommitAsync();

    public abstract Task RollbackAsync();

    public abstract ValueTask DisposeAsync();

    public async Task<List<T>> ListAsync<T>(string sql, Func<DbDataReader, T> read, params object[] values)
    {
        await using var rows = await QueryAsync(sql, values);
        var found = new List<T>();
        while (await rows.ReadAsync()) found.Add(read(rows));
        return found;
    }
}
