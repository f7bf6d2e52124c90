using Npgsql;

namespace Marketplace.Infrastructure.Search.Postgres;

/// <param name="rows">Stands on one row after another; this is always the row on which it stands.</param>
internal sealed class PostgresRow(NpgsqlDataReader rows) : SearchRow
{
    public override ValueTask<bool> NextAsync(CancellationToken ct) => new(rows.ReadAsync(ct));

    public override bool IsNull(int column) => rows.IsDBNull(column);

    public override long Integer(int column) => rows.GetInt64(column);

    public override string? OptionalText(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    public override Guid? OptionalId(int column) => rows.IsDBNull(column) ? null : rows.GetGuid(column);

    public override T? Json<T>(int column)
        where T : class =>
        rows.IsDBNull(column) ? null : FromJson<T>(rows.GetFieldValue<ReadOnlyMemory<byte>>(column).Span);
}
