using Npgsql;

namespace Marketplace.Testing.Databases;

/// <summary>The rows of a PostgreSQL database by their tables and columns, past the program and its rules.</summary>
internal static class PostgresTables
{
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ColumnsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("""
            SELECT c.table_name, array_agg(c.column_name::text ORDER BY c.column_name) FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
            WHERE c.table_schema = 'public' AND c.is_generated = 'NEVER' GROUP BY c.table_name
            """, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        while (await rows.ReadAsync()) found[rows.GetString(0)] = rows.GetFieldValue<string[]>(1);
        return found;
    }

#pragma warning disable CA2100 // names of tables and columns, as the database itself tells them
    public static async Task<string> DigestAsync(NpgsqlConnection connection, string table, IEnumerable<string> columns)
    {
        await using var command = new NpgsqlCommand($"SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE \"C\")), '') FROM (SELECT {Names(columns)} FROM \"{table}\") t", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>No foreign key, check of another table or trigger stops it.</summary>
    public static async Task CopyAsync(NpgsqlConnection from, NpgsqlConnection to, IReadOnlyDictionary<string, IReadOnlyList<string>> tables)
    {
        await RunAsync(to, "SET session_replication_role = replica");
        foreach (var (table, columns) in tables)
        {
            await RunAsync(to, $"DELETE FROM \"{table}\"");
            await using (var read = await from.BeginRawBinaryCopyAsync($"COPY (SELECT {Names(columns)} FROM \"{table}\") TO STDOUT (FORMAT BINARY)"))
            await using (var write = await to.BeginRawBinaryCopyAsync($"COPY \"{table}\" ({Names(columns)}) FROM STDIN (FORMAT BINARY)"))
            {
                await read.CopyToAsync(write);
            }
        }

        foreach (var (sequence, last) in await SequencesAsync(from)) await RunAsync(to, $"SELECT setval(to_regclass('\"{sequence}\"'), {last})"); // where there is one
    }

    private static async Task<IReadOnlyList<(string Name, long Last)>> SequencesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT sequencename::text, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<(string, long)>();
        while (await rows.ReadAsync()) found.Add((rows.GetString(0), rows.GetInt64(1)));
        return found;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
#pragma warning restore CA2100

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));
}
