using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Domain.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// Cursors: the position in the order (its key values, not a row), tied by a check sum to the type, the order and the filters that it came
/// from (JA-092). Not secret and not signed: a forged one is only another position in a collection that the caller may read anyway.
/// </summary>
internal static class Cursor
{
    private const int ChecksumLength = 6;

    public static string Encode(object view, QueryPlan plan)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(plan.Type.PositionOf(view, plan.Order).Select(Text).ToArray(), CursorJson.Default.StringArray);
        return Base64Url.EncodeToString([.. Checksum(plan, payload), .. payload]);
    }

    /// <summary>The position of a cursor; null where it is not one of this collection.</summary>
    public static IReadOnlyList<object?>? Decode(string cursor, QueryPlan plan)
    {
        if (cursor.Length is 0 or > 4000 || !Base64Url.IsValid(cursor)) return null;

        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length <= ChecksumLength || !bytes.AsSpan(0, ChecksumLength).SequenceEqual(Checksum(plan, bytes[ChecksumLength..]))) return null;

        try
        {
            var texts = JsonSerializer.Deserialize(bytes.AsSpan(ChecksumLength), CursorJson.Default.StringArray);
            return texts is null || texts.Length != plan.Order.Count ? null : [.. texts.Select((text, i) => Value(text, plan.Order[i].Key.Body.Type))];
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[] Checksum(QueryPlan plan, byte[] payload)
    {
        var context = new StringBuilder(plan.Type.Name).Append('|').Append(plan.Surface).Append('|').Append(plan.OrderText).Append('|').Append(plan.DisplayCurrency);
        foreach (var parameter in plan.Query.Parameters.Where(parameter => parameter.Family == "filter").OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
        {
            context.Append('|').Append(parameter.Name).Append('=').Append(parameter.Value);
        }

        return SHA256.HashData([.. Encoding.UTF8.GetBytes(context.ToString()), .. payload])[..ChecksumLength];
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        DateTimeOffset instant => instant.UtcTicks.ToString(CultureInfo.InvariantCulture),
        IFormattable formattable when value is not Enum && !IsId(value.GetType()) => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ when IsId(value.GetType()) => ((Guid)value.GetType().GetProperty(nameof(IEntityId<>.Value))!.GetValue(value)!).ToString(),
        _ => value.ToString(),
    };

    private static object? Value(string? text, Type type)
    {
        if (text is null) return null;

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string)) return text;
        if (plain == typeof(DateTimeOffset)) return new DateTimeOffset(long.Parse(text, CultureInfo.InvariantCulture), TimeSpan.Zero);
        if (plain.IsEnum) return Enum.Parse(plain, text);
        if (IsId(plain)) return Activator.CreateInstance(plain, Guid.Parse(text));
        return Convert.ChangeType(text, plain, CultureInfo.InvariantCulture);
    }

    private static bool IsId(Type type) => type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEntityId<>));
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class CursorJson : System.Text.Json.Serialization.JsonSerializerContext;
