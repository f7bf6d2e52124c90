using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Marketplace.Testing.Databases;

internal sealed class SqliteTestDatabase(string folder, string name = "marketplace.db") : TestDatabase
{
    private readonly string _path = Path.Combine(folder, name);

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Database:Path"] = _path,
        ["Database:Synchronous"] = "NORMAL", // a killed process loses nothing that it gave to the operating system
    };

    public override Writes Writes => new SqliteWrites(this, _path);

    public override async Task<TestDatabase> CopyAsync(string folder)
    {
        var copy = new SqliteTestDatabase(folder, File.Exists(Path.Combine(folder, name)) ? $"{Guid.NewGuid():N}.db" : name);
        await RunAsync(_path, $"VACUUM INTO '{copy._path}'");
        await RunAsync(copy._path, "SELECT 1"); // with the journal that the program gives it
        return copy;
    }

    public override async Task<int> ForceAsync(string statement)
    {
        foreach (var trigger in await ColumnAsync("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name NOT LIKE 'search_%'")) await RunAsync(_path, $"DROP TRIGGER {trigger}");
        var changed = await RunAsync(_path, statement);
        await RunAsync(_path, "PRAGMA wal_checkpoint(TRUNCATE)");
        return changed;
    }

    public override async Task<string?> TraceAsync() => File.Exists(_path) ? Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(_path))) : null;

    public override async Task<IReadOnlyList<string>> DescribeAsync() =>
    [
        .. await ColumnAsync("SELECT t.name || '.' || c.name || ' ' || c.type || CASE WHEN c.\"notnull\" THEN '' ELSE '?' END FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'"),
        .. await ColumnAsync("""
            SELECT CASE WHEN i."unique" THEN 'unique ' ELSE '' END || 'index ' || t.name || ' (' || (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) || ')' || CASE WHEN instr(s.sql, ' WHERE ') > 0 THEN ' where ' || substr(s.sql, instr(s.sql, ' WHERE ') + 7) ELSE '' END
            FROM sqlite_master t, pragma_index_list(t.name) i JOIN sqlite_master s ON s.type = 'index' AND s.name = i.name WHERE t.type = 'table' AND i.origin = 'c'
            """),
        .. await ColumnAsync("""
            SELECT 'reference ' || name || ': (' || group_concat("from", ', ') || ') to ' || "table" || ' (' || group_concat("to", ', ') || ') on delete ' || on_delete
            FROM (SELECT t.name, r.* FROM sqlite_master t, pragma_foreign_key_list(t.name) r WHERE t.type = 'table' ORDER BY t.name, r.id, r.seq) GROUP BY name, id
            """),
        .. (await ColumnAsync("SELECT name || ': ' || sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '% CHECK (%'")).SelectMany(ChecksOf),
    ];

    public override async Task<IReadOnlyList<string>> ContentAsync()
    {
        var content = new List<string>();
        foreach (var table in await ColumnAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            content.Add($"{table} {await DigestAsync(table, await ColumnAsync($"SELECT name FROM pragma_table_info('{table}')"))}");
        }

        return content;
    }

    public override async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ColumnsAsync() => (await ColumnAsync("""
        SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.sql NOT LIKE 'CREATE VIRTUAL%'
        AND NOT EXISTS (SELECT 1 FROM sqlite_master v WHERE v.sql LIKE 'CREATE VIRTUAL%' AND t.name LIKE v.name || '\_%' ESCAPE '\') ORDER BY 1
        """)).Select(line => line.Split('.')).GroupBy(parts => parts[0], parts => parts[1], StringComparer.Ordinal).ToDictionary(table => table.Key, table => (IReadOnlyList<string>)[.. table], StringComparer.Ordinal);

    public override async Task<string> DigestAsync(string table, IEnumerable<string> columns)
    {
        var rows = await ColumnAsync($"SELECT {string.Join(" || ',' || ", columns.Select(column => $"quote(\"{column}\")"))} FROM \"{table}\" ORDER BY 1");
        return $"{rows.Count} {Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', rows))))}";
    }

    public override Task FillFromAsync(TestDatabase other, IReadOnlyDictionary<string, IReadOnlyList<string>> tables) => RunAsync(
        _path,
        $"ATTACH DATABASE '{((SqliteTestDatabase)other)._path}' AS other; " + string.Concat(tables.Select(table =>
        {
            var names = string.Join(", ", table.Value.Select(column => $"\"{column}\""));
            return $"DELETE FROM main.\"{table.Key}\"; INSERT INTO main.\"{table.Key}\" ({names}) SELECT {names} FROM other.\"{table.Key}\"; ";
        })));

    /// <summary>Of the whole file, as there is one writer.</summary>
    public override async Task<HeldTable> HoldAsync(string table)
    {
        var connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        await connection.OpenAsync();
        await using (var hold = connection.CreateCommand())
        {
            hold.CommandText = "BEGIN IMMEDIATE";
            await hold.ExecuteNonQueryAsync();
        }

        return new HeldTable(() => Task.FromResult(IsOpen(_path + ".migrating")), async () => await connection.DisposeAsync());
    }

    public override Task DestroyAsync()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_path)!, Path.GetFileName(_path) + "*")) File.Delete(file);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }

    private static bool IsOpen(string file)
    {
        try
        {
            if (File.Exists(file)) new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>There is no pragma for them.</summary>
    private static IEnumerable<string> ChecksOf(string table)
    {
        var parts = table.Split(" CHECK ");
        foreach (var part in parts[1..])
        {
            var (depth, end) = (0, 0);
            do depth += part[end++] switch { '(' => 1, ')' => -1, _ => 0 };
            while (depth > 0);
            yield return $"check {table[..table.IndexOf(':', StringComparison.Ordinal)]}: {part[..end]}";
        }
    }

    internal async Task<List<string>> ColumnAsync(string query)
    {
        await using var connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        await connection.OpenAsync();
#pragma warning disable CA2100 // the statements stand above
        await using var command = new SqliteCommand(query, connection);
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync()) found.Add(rows.GetString(0));
        return found;
    }

    internal static async Task<int> RunAsync(string path, string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA ignore_check_constraints = 1";
        await command.ExecuteNonQueryAsync();
#pragma warning disable CA2100 // the statements stand in the tests
        command.CommandText = statement;
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    }
}
