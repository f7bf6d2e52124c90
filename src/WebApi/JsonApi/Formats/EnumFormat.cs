using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Enumerations are camelCase words; unknown input is answered with the list of what there is (JA-254).</summary>
internal sealed class EnumFormat<T> : ValueFormat<T>
    where T : struct, Enum
{
    private static readonly EnumWords Words = new(typeof(T));

    public static IReadOnlyList<string> Names => Words.Names;

    public static EnumFormat<T> Instance { get; } = new();

    public override bool CanFilter => true;

    public override string Expected { get; } = "one of " + string.Join(", ", Names);

    public static string NameOf(T value) => WordOf(value).Value;

    public static T Parse(string word) => TryFind(word, out var value) ? value : throw new KeyNotFoundException($"{typeof(T)} knows no '{word}'.");

    public override void Write(Utf8JsonWriter json, T value) => json.WriteStringValue(WordOf(value));

    public override T Read(JsonElement json, Faults faults, string pointer)
    {
        if (json.ValueKind == JsonValueKind.String && Texts.TryGet(json, out var word) && TryFind(word, out var value)) return value;

        faults.Add("invalid_value", $"Expected {Expected}.", pointer, new Dictionary<string, object?>(StringComparer.Ordinal) { ["allowed"] = Names });
        return default;
    }

    public override bool TryParse(string text, out T value) => TryFind(text, out value);

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteStartArray("enum"u8);
        foreach (var name in Names) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static JsonEncodedText WordOf(T value) => Words[Unsafe.BitCast<T, int>(value)];

    private static bool TryFind(string word, out T value)
    {
        var isKnown = Words.TryFind(word, out var number);
        value = Unsafe.BitCast<int, T>(number);
        return isKnown;
    }
}
