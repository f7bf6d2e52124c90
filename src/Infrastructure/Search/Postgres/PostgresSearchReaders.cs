using System.Data.Common;
using Marketplace.Infrastructure.Persistence.Postgres;
using Npgsql;

namespace Marketplace.Infrastructure.Search.Postgres;

/// <summary>Connections of the pool, which prepares by itself what is run again and again.</summary>
internal sealed class PostgresSearchReaders(PostgresDatabase database) : SearchReaders
{
    public override SearchDialect Dialect { get; } = new PostgresDialect();

    public override async Task<T> ReadAsync<T>(Func<SearchReader, Task<T>> read, CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        using var reader = Within(connection);
        return await read(reader);
    }

    protected override SearchReader Within(DbConnection connection) => new PostgresSearchReader(Dialect, (NpgsqlConnection)connection);
}

internal sealed class PostgresSearchReader(SearchDialect dialect, NpgsqlConnection connection) : SearchReader(dialect)
{
    public override void Dispose()
    {
        // The connection is the pool's or the transaction's.
    }

    protected override async Task<T> RunAsync<T>(string sql, IReadOnlyList<object> values, Func<SearchRow, Task<T>> read, CancellationToken ct)
    {
#pragma warning disable CA2100 // composed of constants; values are parameters
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        for (var i = 0; i < values.Count; i++) command.Parameters.Add(new NpgsqlParameter { Value = values[i] });
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await read(new PostgresRow(rows));
    }
}
