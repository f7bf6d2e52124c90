using Npgsql;

namespace Marketplace.Testing.Databases;

internal sealed class PostgresTestDatabase(string folder, PostgresServer server) : TestDatabase
{
    private readonly string _name = $"test_{Guid.NewGuid():N}";

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Database:Provider"] = "postgres",
        ["Database:ConnectionString"] = ConnectionString,
        ["Database:Path"] = Path.Combine(folder, "marketplace.db"), // what is kept beside the database
    };

    public override Writes Writes => new PostgresWrites(ConnectionString, ColumnsAsync);

    private string ConnectionString => server.ConnectionTo(_name);

    private string Whole => server.ConnectionTo("postgres");

    public override async Task<TestDatabase> CopyAsync(string folder)
    {
        var copy = new PostgresTestDatabase(folder, server);
        for (var attempt = 1; ; attempt++)
        {
            // A database is copied while nobody else looks at it, and PostgreSQL waits five seconds for them to leave by themselves; who comes back waits for the copy.
            await RunAsync(Whole, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name}'");
            try
            {
                await RunAsync(Whole, $"CREATE DATABASE {copy._name} TEMPLATE {_name} STRATEGY file_copy");
                return copy;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse && attempt < 50)
            {
                // Somebody came back at once.
            }
        }
    }

    public override async Task<int> ForceAsync(string statement)
    {
        // Checks are the one thing that cannot be switched off.
        await RunAsync(
            ConnectionString,
            "DO $$ DECLARE found record; BEGIN FOR found IN SELECT conrelid::regclass AS owner, conname FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', found.owner, found.conname); END LOOP; END $$");
        return await RunAsync(ConnectionString, $"SET session_replication_role = replica; {statement}");
    }

    public override async Task<string?> TraceAsync()
    {
        if (await RunAsync(Whole, $"SELECT 1 FROM pg_database WHERE datname = '{_name}'", command => command.ExecuteScalarAsync()) is null) return null;
        return await RunAsync(ConnectionString, "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::text FROM pg_stat_user_tables", command => command.ExecuteScalarAsync()) as string;
    }

    public override async Task<IReadOnlyList<string>> DescribeAsync() => (string[])(await RunAsync(
        ConnectionString,
        """
        SELECT array_agg(line) FROM (
            SELECT t.relname || '.' || c.attname || ' ' || format_type(c.atttypid, c.atttypmod) || CASE WHEN c.attnotnull THEN '' ELSE '?' END AS line
            FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT CASE WHEN i.indisunique THEN 'unique ' ELSE '' END || 'index ' || t.relname || ' (' || (
                SELECT string_agg(c.attname, ', ' ORDER BY k.place) FROM unnest(i.indkey) WITH ORDINALITY AS k(number, place) JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum = k.number) || ')' || coalesce(' where ' || pg_get_expr(i.indpred, i.indrelid), '')
            FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid WHERE t.relnamespace = 'public'::regnamespace AND NOT i.indisprimary
            UNION ALL
            SELECT CASE r.contype WHEN 'f' THEN 'reference ' ELSE 'check ' END || t.relname || ': ' || pg_get_constraintdef(r.oid)
            FROM pg_constraint r JOIN pg_class t ON t.oid = r.conrelid WHERE r.contype IN ('f', 'c') AND t.relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT 'sequence ' || relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace) AS described
        """,
        command => command.ExecuteScalarAsync()))!;

    public override async Task<IReadOnlyList<string>> ContentAsync()
    {
        var content = new List<string>();
        foreach (var table in (string[])(await RunAsync(ConnectionString, "SELECT array_agg(tablename::text ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'", command => command.ExecuteScalarAsync()))!)
        {
            content.Add((string)(await RunAsync(ConnectionString, $"SELECT '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE \"C\")), '') FROM \"{table}\" t", command => command.ExecuteScalarAsync()))!);
        }

        return content;
    }

    public override Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ColumnsAsync() => ConnectedAsync(PostgresTables.ColumnsAsync);

    public override Task<string> DigestAsync(string table, IEnumerable<string> columns) => ConnectedAsync(connection => PostgresTables.DigestAsync(connection, table, columns));

    public override Task FillFromAsync(TestDatabase other, IReadOnlyDictionary<string, IReadOnlyList<string>> tables) =>
        ((PostgresTestDatabase)other).ConnectedAsync(from => ConnectedAsync(async to =>
        {
            await PostgresTables.CopyAsync(from, to, tables);
            return true;
        }));

    public override async Task<HeldTable> HoldAsync(string table)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
#pragma warning disable CA2100 // the name stands in the tests
        await using (var hold = new NpgsqlCommand($"LOCK TABLE \"{table}\" IN ROW EXCLUSIVE MODE", connection, transaction)) await hold.ExecuteNonQueryAsync();
#pragma warning restore CA2100
        return new HeldTable(
            async () => await RunAsync(ConnectionString, $"SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = '\"{table}\"'::regclass)", command => command.ExecuteScalarAsync()) is true,
            async () => await connection.DisposeAsync());
    }

    public override async Task DestroyAsync() => await DisposeAsync();

    public override async ValueTask DisposeAsync() => await RunAsync(Whole, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    internal static Task<int> RunAsync(string connectionString, string statement) => RunAsync(connectionString, statement, command => command.ExecuteNonQueryAsync());

    private async Task<T> ConnectedAsync<T>(Func<NpgsqlConnection, Task<T>> use)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return await use(connection);
    }

    internal static async Task<T> RunAsync<T>(string connectionString, string statement, Func<NpgsqlCommand, Task<T>> run)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // the statements stand in the tests
        await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        return await run(command);
    }
}
