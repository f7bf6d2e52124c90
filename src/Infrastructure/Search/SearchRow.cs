using System.Text.Json;
using Marketplace.Application.Common;

namespace Marketplace.Infrastructure.Search;

/// <summary>The row on which a statement stands; columns hold what the projection wrote into them.</summary>
internal abstract class SearchRow
{
    /// <summary>Goes to the next row; false after the last one.</summary>
    public abstract ValueTask<bool> NextAsync(CancellationToken ct);

    public abstract bool IsNull(int column);

    public abstract long Integer(int column);

    public abstract string? OptionalText(int column);

    public abstract Guid? OptionalId(int column);

    /// <summary>A value kept as JSON; null where the column was not asked for.</summary>
    public abstract T? Json<T>(int column)
        where T : class;

    public long? OptionalInteger(int column) => IsNull(column) ? null : Integer(column);

    public bool Flag(int column) => Integer(column) != 0;

    public string Text(int column) => OptionalText(column)!;

    public Guid Id(int column) => OptionalId(column)!.Value;

    public DateTimeOffset Instant(int column) => Instants.FromMicroseconds(Integer(column));

    protected static T? FromJson<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, EventJson.Options);
}
