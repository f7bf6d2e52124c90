using System.Diagnostics;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Search;

/// <summary>Lends connections that only read.</summary>
internal abstract class SearchReaders
{
    public abstract SearchDialect Dialect { get; }

    public abstract Task<T> ReadAsync<T>(Func<SearchReader, Task<T>> read, CancellationToken ct);

    /// <summary>Within a transaction its own connection: others do not see yet what it has written. Where a copy is asked, that.</summary>
    public async Task<T> ReadAsync<T>(OpenContext open, Func<SearchReader, Task<T>> read, CancellationToken ct)
    {
        if (open.Copy is { } copy)
        {
            await using var connection = await copy.OpenConnectionAsync(ct);
            using var copied = Within(connection);
            return await read(copied);
        }

        if (open.Context?.Database is not { CurrentTransaction: not null } database) return await ReadAsync(read, ct);

        using var reader = Within(database.GetDbConnection());
        return await read(reader);
    }

    protected abstract SearchReader Within(System.Data.Common.DbConnection connection);
}

/// <summary>A connection, and the statements that were prepared on it.</summary>
internal abstract class SearchReader(SearchDialect dialect) : IDisposable
{
    public const string SourceName = "Marketplace.Search";

    /// <summary>Tells of every statement that is run.</summary>
    private static readonly ActivitySource Source = new(SourceName);

    public SearchDialect Dialect => dialect;

    public async Task<T> RunAsync<T>(SqlText sql, Func<SearchRow, Task<T>> read, CancellationToken ct)
    {
        var text = sql.ToString();
        using var activity = Source.StartActivity("search.statement");
        activity?.SetTag("db.query.text", text);
        return await RunAsync(text, sql.Values, read, ct);
    }

    public abstract void Dispose();

    protected abstract Task<T> RunAsync<T>(string sql, IReadOnlyList<object> values, Func<SearchRow, Task<T>> read, CancellationToken ct);
}
