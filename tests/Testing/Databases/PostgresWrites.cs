using Npgsql;

namespace Marketplace.Testing.Databases;

/// <summary>By triggers; who is trapped waits for a lock that the trap holds.</summary>
internal sealed class PostgresWrites(string connectionString, Func<Task<IReadOnlyDictionary<string, IReadOnlyList<string>>>> tables) : Writes
{
    private const int Key = 4713;
    private const string Held = "FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = 4713 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    public override async Task NoteAsync() => await PostgresTestDatabase.RunAsync(
        connectionString,
        """
        CREATE TABLE test_writes (id bigserial PRIMARY KEY, row text NOT NULL);
        CREATE FUNCTION test_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO test_writes (row) VALUES (TG_TABLE_NAME || ' ' || TG_OP); RETURN NULL; END $$;
        """ + string.Concat((await tables()).Keys.Select(table => $"CREATE TRIGGER test_write AFTER INSERT OR UPDATE OR DELETE ON \"{table}\" FOR EACH ROW EXECUTE FUNCTION test_write();")));

    public override async Task<Trap> TrapAsync(Write write)
    {
        var holding = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await holding.OpenAsync();
        await using (var hold = new NpgsqlCommand("SELECT pg_advisory_lock($1)", holding) { Parameters = { new NpgsqlParameter<long> { TypedValue = Key } } }) await hold.ExecuteNonQueryAsync();
        await PostgresTestDatabase.RunAsync(connectionString, $"""
            CREATE SEQUENCE test_rows;
            CREATE FUNCTION test_trap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF nextval('test_rows') = {write.Row} THEN PERFORM pg_advisory_xact_lock({Key}); END IF;
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER test_trap BEFORE {write.How} ON "{write.Table}" FOR EACH ROW EXECUTE FUNCTION test_trap();
            """);
        return new Trap(
            async () => await PostgresTestDatabase.RunAsync(connectionString, $"SELECT EXISTS (SELECT {Held})", command => command.ExecuteScalarAsync()) is true,
            async () =>
            {
                await PostgresTestDatabase.RunAsync(connectionString, $"SELECT pg_terminate_backend(pid, 10000) {Held}"); // which does not notice by itself that nobody listens any more
                await PostgresTestDatabase.RunAsync(connectionString, "DROP FUNCTION test_trap() CASCADE; DROP SEQUENCE test_rows");
                await holding.DisposeAsync();
            });
    }

    protected override async Task<IReadOnlyList<string>> RowsAsync()
    {
        var rows = (string[])(await PostgresTestDatabase.RunAsync(connectionString, "SELECT coalesce(array_agg(row ORDER BY id), '{}') FROM test_writes", command => command.ExecuteScalarAsync()))!;
        await PostgresTestDatabase.RunAsync(connectionString, "DROP FUNCTION test_write() CASCADE; DROP TABLE test_writes");
        return rows;
    }
}
