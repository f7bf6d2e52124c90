using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Marketplace.Infrastructure.Search.Sqlite;

/// <summary>Read without the checks and conversions of ADO.NET.</summary>
/// <param name="rows">Stands on one row after another; this is always the row on which it stands.</param>
internal sealed class SqliteRow(SqliteDataReader rows) : SearchRow
{
    /// <summary>The compiler refuses the property itself: it speaks of a version of SQLitePCLRaw that we do not run (docs/adr/0003).</summary>
    private static readonly Func<SqliteDataReader, sqlite3_stmt> HandleOf =
        typeof(SqliteDataReader).GetProperty("Handle")!.GetMethod!.CreateDelegate<Func<SqliteDataReader, sqlite3_stmt>>();

    private readonly sqlite3_stmt _statement = HandleOf(rows);

    public override ValueTask<bool> NextAsync(CancellationToken ct) => ValueTask.FromResult(rows.Read());

    public override bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public override long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    public override string? OptionalText(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public override Guid? OptionalId(int column) => raw.sqlite3_column_blob(_statement, column) is { Length: > 0 } text ? Guid.Parse(text) : null;

    public override T? Json<T>(int column)
        where T : class =>
        raw.sqlite3_column_blob(_statement, column) is { Length: > 0 } text ? FromJson<T>(text) : null;
}
