using Microsoft.Data.Sqlite;

namespace Marketplace.Bench.Databases;

internal sealed class SqliteBulk : Bulk
{
    private readonly Dictionary<string, SqliteCommand> _inserts = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;
    private readonly List<string> _removed = [];

    private SqliteBulk(SqliteConnection connection) => _connection = connection;

    public static async Task<SqliteBulk> BeginAsync(string path, CancellationToken ct)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync(ct);
        var bulk = new SqliteBulk(connection);
        await bulk.RunAsync("PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY", ct);
        const string Filled = "(tbl_name LIKE 'search\\_%' ESCAPE '\\' OR tbl_name IN ('catalog_products', 'catalog_variants', 'catalog_product_tags', 'catalog_listings', 'catalog_prices', 'inventory_stock_items', 'inventory_stock_movements'))";
        foreach (var (type, name, sql) in await bulk.ListAsync($"SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND {Filled}", ct))
        {
            bulk._removed.Add(sql);
            await bulk.RunAsync($"DROP {type} \"{name}\"", ct);
        }

        await bulk.RunAsync("BEGIN", ct);
        return bulk;
    }

    public override async Task WriteAsync(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        // The text is all that its index is made of here.
        var count = columns[^1] == "document" ? columns.Count - 1 : columns.Count;
        if (!_inserts.TryGetValue(table, out var insert))
        {
            insert = _connection.CreateCommand();
#pragma warning disable CA2100 // names of this program's tables and columns
            insert.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns.Take(count).Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", Enumerable.Range(0, count).Select(i => $"$p{i}"))})";
#pragma warning restore CA2100
            for (var i = 0; i < count; i++) insert.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
            _inserts.Add(table, insert);
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < count; i++) insert.Parameters[i].Value = row[i] is { } value ? SqliteSession.Stored(value) : DBNull.Value;
            await insert.ExecuteNonQueryAsync(ct);
        }
    }

    public override async Task EndAsync(CancellationToken ct)
    {
        await RunAsync("COMMIT", ct);
        foreach (var sql in _removed) await RunAsync(sql, ct);
        await RunAsync(Counts, ct);
        await RunAsync("UPDATE search_revisions SET value = 1", ct);
        await RunAsync("INSERT INTO search_text (search_text) VALUES ('rebuild')", ct);
        await RunAsync("DELETE FROM platform_outbox; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)", ct);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var insert in _inserts.Values) await insert.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // statements of this program
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<List<(string Type, string Name, string Sql)>> ListAsync(string sql, CancellationToken ct)
    {
        await using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // statements of this program
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<(string, string, string)>();
        while (await rows.ReadAsync(ct)) found.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return found;
    }
}
