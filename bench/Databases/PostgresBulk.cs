using Npgsql;

namespace Marketplace.Bench.Databases;

internal sealed class PostgresBulk : Bulk
{
    private readonly NpgsqlConnection _connection;
    private readonly List<string> _removed = [];

    private PostgresBulk(NpgsqlConnection connection) => _connection = connection;

    public static async Task<PostgresBulk> BeginAsync(string connectionString, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(ct);
        var bulk = new PostgresBulk(connection);

        // No trigger and no foreign key looks at single rows.
        await bulk.RunAsync("SET session_replication_role = replica", ct);
        foreach (var (name, definition) in await bulk.IndexesAsync(ct))
        {
            bulk._removed.Add(definition);
            await bulk.RunAsync($"DROP INDEX {name}", ct);
        }

        await bulk.RunAsync("CREATE UNLOGGED TABLE bench_texts (id bigint, product_id uuid, name text, keywords text, description text, document text)", ct);
        return bulk;
    }

    public override async Task WriteAsync(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        // What the full text is made of is read by the database.
        var target = columns[^1] == "document" ? "bench_texts" : table;
        await using var writer = await _connection.BeginBinaryImportAsync($"COPY {target} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            foreach (var value in row) await (value is null ? writer.WriteNullAsync(ct) : writer.WriteAsync(value, ct));
        }

        await writer.CompleteAsync(ct);
    }

    public override async Task EndAsync(CancellationToken ct)
    {
        await RunAsync("INSERT INTO search_texts (id, product_id, name, keywords, description, document) OVERRIDING SYSTEM VALUE SELECT id, product_id, name, keywords, description, CAST(document AS tsvector) FROM bench_texts", ct);
        await RunAsync("DROP TABLE bench_texts", ct);
        await RunAsync("INSERT INTO search_words (term) SELECT DISTINCT word FROM search_texts, unnest(tsvector_to_array(document)) AS word", ct);
        await RunAsync(Counts, ct);
        foreach (var table in new[] { "search_texts", "search_products" }) await RunAsync($"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))", ct);
        await RunAsync("SELECT setval('search_revisions', 1)", ct);
        foreach (var sql in _removed) await RunAsync(sql, ct);
        await RunAsync("DELETE FROM platform_outbox", ct);
        await RunAsync("VACUUM (ANALYZE)", ct);
        await RunAsync("CHECKPOINT", ct);
    }

    public override ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<List<(string Name, string Definition)>> IndexesAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
            WHERE t.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)
                AND (t.relname LIKE 'search\_%' OR t.relname IN ('catalog_products', 'catalog_variants', 'catalog_product_tags', 'catalog_listings', 'catalog_prices', 'inventory_stock_items', 'inventory_stock_movements'))
            """,
            _connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<(string, string)>();
        while (await rows.ReadAsync(ct)) found.Add((rows.GetString(0), rows.GetString(1)));
        return found;
    }

    private async Task RunAsync(string sql, CancellationToken ct)
    {
#pragma warning disable CA2100 // statements of this program
        await using var command = new NpgsqlCommand(sql, _connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}
