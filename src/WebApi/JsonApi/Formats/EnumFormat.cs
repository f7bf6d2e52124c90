using System.Collections.Frozen;
using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Enumerations are camelCase words; unknown input is answered with the list of what there is (JA-254).</summary>
internal sealed class EnumFormat<T> : ValueFormat<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, JsonEncodedText> Words = Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonEncodedText.Encode(Camel(value)));

    private static readonly FrozenDictionary<string, T> Values = Enum.GetValues<T>().ToFrozenDictionary(Camel, value => value, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<T>().Select(Camel)];

    public static EnumFormat<T> Instance { get; } = new();

    public override bool CanFilter => true;

    public override string Expected { get; } = "one of " + string.Join(", ", Names);

    public static string NameOf(T value) => Words[value].Value;

    public static T Parse(string word) => Values[word];

    public override void Write(Utf8JsonWriter json, T value) => json.WriteStringValue(Words[value]);

    public override T Read(JsonElement json, Faults faults, string pointer)
    {
        if (json.ValueKind == JsonValueKind.String && Texts.TryGet(json, out var word) && Values.TryGetValue(word, out var value)) return value;

        faults.Add("invalid_value", $"Expected {Expected}.", pointer, new Dictionary<string, object?>(StringComparer.Ordinal) { ["allowed"] = Names });
        return default;
    }

    public override bool TryParse(string text, out T value) => Values.TryGetValue(text, out value);

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteStartArray("enum"u8);
        foreach (var name in Names) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static string Camel(T value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
