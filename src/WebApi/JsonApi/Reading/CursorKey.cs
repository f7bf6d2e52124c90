using System.Collections.Concurrent;
using System.Globalization;
using Marketplace.Domain.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>How the values of one sort key stand in a cursor, and come back out of it.</summary>
/// <param name="Read">Fails with a <see cref="FormatException"/> or its like where the text was forged.</param>
internal sealed record CursorKey(Func<object?, string?> Write, Func<string?, object?> Read)
{
    private static readonly ConcurrentDictionary<Type, CursorKey> Known = new();

    public static CursorKey Of(Type type) => Known.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, static plain =>
        plain == typeof(string) ? new(value => (string?)value, text => text)
        : plain == typeof(DateTimeOffset) ? Make(value => ((DateTimeOffset)value).UtcTicks.ToString(CultureInfo.InvariantCulture), text => new DateTimeOffset(long.Parse(text, CultureInfo.InvariantCulture), TimeSpan.Zero))
        : plain.IsEnum ? Make(value => value.ToString()!, text => Enum.Parse(plain, text))
        : IsId(plain) ? (CursorKey)typeof(CursorKey).GetMethod(nameof(OfId))!.MakeGenericMethod(plain).Invoke(null, [])!
        : Make(value => Convert.ToString(value, CultureInfo.InvariantCulture)!, text => Convert.ChangeType(text, plain, CultureInfo.InvariantCulture)));

    public static CursorKey OfId<TId>()
        where TId : struct, IEntityId<TId> => Make(value => ((TId)value).Value.ToString(), text => TId.From(Guid.Parse(text)));

    private static CursorKey Make(Func<object, string> write, Func<string, object> read) =>
        new(value => value is null ? null : write(value), text => text is null ? null : read(text));

    private static bool IsId(Type type) => type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEntityId<>));
}
