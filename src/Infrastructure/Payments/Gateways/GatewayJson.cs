using System.Globalization;
using System.Text.Json;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Payments.Gateways;

/// <summary>Reads answers of providers by the path of a member; what is missing or of another kind is null.</summary>
internal static class GatewayJson
{
    extension(JsonElement element)
    {
        public JsonElement? At(params ReadOnlySpan<string> path)
        {
            var found = element;
            foreach (var name in path)
            {
                if (found.ValueKind is not JsonValueKind.Object || !found.TryGetProperty(name, out found)) return null;
            }

            return found.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : found;
        }

        public string? Text(params ReadOnlySpan<string> path) => element.At(path) is { ValueKind: JsonValueKind.String } text && TryGet(text, out var read) ? read : null;

        public long? Number(params ReadOnlySpan<string> path) => element.At(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

        public bool Flag(params ReadOnlySpan<string> path) => element.At(path) is { ValueKind: JsonValueKind.True };

        public IReadOnlyList<JsonElement> Items(params ReadOnlySpan<string> path) => element.At(path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

        /// <summary>Seconds since 1970.</summary>
        public DateTimeOffset? Instant(params ReadOnlySpan<string> path) => element.Number(path) is { } seconds and > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

        /// <summary>A moment as RFC 3339 writes it.</summary>
        public DateTimeOffset? Moment(params ReadOnlySpan<string> path) =>
            DateTimeOffset.TryParse(element.Text(path), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

        /// <summary>Our payment's id, where a provider keeps it as text.</summary>
        public PaymentId? Key(params ReadOnlySpan<string> path) => Guid.TryParse(element.Text(path), out var id) ? new PaymentId(id) : null;

        public Uri? Address(params ReadOnlySpan<string> path) => Uri.TryCreate(element.Text(path), UriKind.Absolute, out var address) ? address : null;
    }

    /// <summary>False for what is no Unicode: half a pair of surrogates, or bytes that are no UTF-8.</summary>
    private static bool TryGet(JsonElement text, out string? read)
    {
        try
        {
            read = text.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            read = null;
            return false;
        }
    }

    /// <summary>A body as an object of JSON; null where it is none.</summary>
    public static JsonElement? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind is JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
