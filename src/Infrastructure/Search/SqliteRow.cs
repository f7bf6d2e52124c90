using System.Text.Json;
using Marketplace.Application.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Marketplace.Infrastructure.Search;

/// <summary>
/// The row on which a statement stands, read without the checks and conversions of ADO.NET: columns hold what the projection wrote into them.
/// </summary>
internal readonly struct SqliteRow
{
    /// <summary>The compiler refuses the property itself: it speaks of a version of SQLitePCLRaw that we do not run (docs/adr/0003).</summary>
    private static readonly Func<SqliteDataReader, sqlite3_stmt> HandleOf =
        typeof(SqliteDataReader).GetProperty("Handle")!.GetMethod!.CreateDelegate<Func<SqliteDataReader, sqlite3_stmt>>();

    private readonly sqlite3_stmt _statement;

    /// <param name="rows">Stands on one row after another; this is always the row on which it stands.</param>
    public SqliteRow(SqliteDataReader rows) => _statement = HandleOf(rows);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    public long? OptionalInteger(int column) => IsNull(column) ? null : Integer(column);

    public bool Flag(int column) => raw.sqlite3_column_int(_statement, column) != 0;

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public string? OptionalText(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public Guid Id(int column) => Guid.Parse(raw.sqlite3_column_blob(_statement, column));

    public Guid? OptionalId(int column) => raw.sqlite3_column_blob(_statement, column) is { Length: > 0 } text ? Guid.Parse(text) : null;

    public DateTimeOffset Instant(int column) => Instants.FromMicroseconds(Integer(column));

    /// <summary>A value kept as JSON; null where the column was not asked for.</summary>
    public T? Json<T>(int column)
        where T : class =>
        raw.sqlite3_column_blob(_statement, column) is { Length: > 0 } text ? JsonSerializer.Deserialize<T>(text, EventJson.Options) : null;
}
