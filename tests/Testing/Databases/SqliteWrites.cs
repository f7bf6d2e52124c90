using Microsoft.Data.Sqlite;

namespace Marketplace.Testing.Databases;

/// <summary>By triggers; who is trapped counts without end. Nobody sees what it has not committed, but nobody else can write meanwhile.</summary>
internal sealed class SqliteWrites(SqliteTestDatabase database, string path) : Writes
{
    private const string Endless = "WITH RECURSIVE endless(x) AS (SELECT 1 UNION ALL SELECT 1 FROM endless) SELECT count(*) FROM endless";

    private static readonly string[] Ways = ["INSERT", "UPDATE", "DELETE"];

    public override async Task NoteAsync() => await RunAsync(
        "CREATE TABLE test_writes (id INTEGER PRIMARY KEY, row TEXT NOT NULL); "
        + string.Concat((await database.ColumnsAsync()).Keys.SelectMany(_ => Ways, (table, how) => $"CREATE TRIGGER test_{how}_{table} AFTER {how} ON \"{table}\" BEGIN INSERT INTO test_writes (row) VALUES ('{table} {how}'); END; ")));

    public override async Task<Trap> TrapAsync(Write write)
    {
        await RunAsync($"""
            CREATE TABLE test_rows (n INTEGER NOT NULL);
            INSERT INTO test_rows VALUES (0);
            CREATE TRIGGER test_trap BEFORE {write.How} ON "{write.Table}" BEGIN
                UPDATE test_rows SET n = n + 1;
                SELECT ({Endless}) WHERE (SELECT n FROM test_rows) = {write.Row};
            END;
            """);
        return new Trap(IsHeldAsync, () => RunAsync("DROP TRIGGER test_trap; DROP TABLE test_rows"));
    }

    protected override async Task<IReadOnlyList<string>> RowsAsync()
    {
        var rows = await database.ColumnAsync("SELECT row FROM test_writes ORDER BY id");
        var triggers = await database.ColumnAsync("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'test\\_%' ESCAPE '\\'");
        await RunAsync(string.Concat(triggers.Select(trigger => $"DROP TRIGGER {trigger}; ")) + "DROP TABLE test_writes");
        return rows;
    }

    private Task<int> RunAsync(string statement) => SqliteTestDatabase.RunAsync(path, statement);

    /// <summary>Somebody has been writing for longer than anything takes.</summary>
    private async Task<bool> IsHeldAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Default Timeout=1");
        await connection.OpenAsync();
        try
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            return false;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == 5)
        {
            return true;
        }
    }
}
