using System.Text.Json;

namespace Marketplace.Application.Payments;

/// <summary>What came from a provider, as a JSON object that can be kept and shown.</summary>
internal static class RawAnswers
{
    public static string AsObject(string raw)
    {
        var clean = raw.Replace("\0", "", StringComparison.Ordinal); // no text column keeps it
        try
        {
            using var document = JsonDocument.Parse(clean);
            if (document.RootElement.ValueKind is JsonValueKind.Object) return clean;
        }
        catch (JsonException)
        {
            // A form, a page, or nothing.
        }

        return JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = clean });
    }
}
