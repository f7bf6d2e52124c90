using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>An array whose items have one format.</summary>
internal sealed class ListFormat<T>(ValueFormat<T> items, int maxItems) : ValueFormat<IReadOnlyList<T>>
{
    public override string Expected => "an array";

    public override void Write(Utf8JsonWriter json, IReadOnlyList<T> value)
    {
        json.WriteStartArray();
        foreach (var item in value) items.Write(json, item);
        json.WriteEndArray();
    }

    public override IReadOnlyList<T>? Read(JsonElement json, Faults faults, string pointer)
    {
        if (json.ValueKind != JsonValueKind.Array) return Wrong(faults, pointer);
        if (json.GetArrayLength() > maxItems)
        {
            faults.Add("too_long", $"At most {maxItems} items are possible.", pointer);
            return null;
        }

        return [.. json.EnumerateArray().Select((item, i) => items.Read(item, faults, $"{pointer}/{i}")!)];
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "array"u8);
        json.WriteNumber("maxItems"u8, maxItems);
        json.WriteStartObject("items"u8);
        items.WriteSchema(json);
        json.WriteEndObject();
    }
}

/// <summary>An object from free words to text: <c>options</c>, <c>specs</c>.</summary>
internal sealed class TextMapFormat(int maxMembers, int maxKey, int maxValue) : ValueFormat<IReadOnlyDictionary<string, string>>
{
    private readonly StringFormat _value = new(maxValue);

    public override string Expected => "an object of texts";

    public override void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, string> value)
    {
        json.WriteStartObject();
        foreach (var (name, text) in value) json.WriteString(name, text);
        json.WriteEndObject();
    }

    public override IReadOnlyDictionary<string, string>? Read(JsonElement json, Faults faults, string pointer)
    {
        if (json.ValueKind != JsonValueKind.Object) return Wrong(faults, pointer);

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            var at = pointer + "/" + Pointers.Escape(property.Name);
            if (property.Name.Length == 0 || property.Name.Length > maxKey || !Texts.IsClean(property.Name)) faults.Add("too_long", $"A name has 1 to {maxKey} characters.", at);
            else if (_value.Read(property.Value, faults, at) is { } text) values[property.Name] = text;
        }

        if (values.Count > maxMembers) faults.Add("too_long", $"At most {maxMembers} members are possible.", pointer);
        return values;
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "object"u8);
        json.WriteNumber("maxProperties"u8, maxMembers);
        json.WriteStartObject("additionalProperties"u8);
        _value.WriteSchema(json);
        json.WriteEndObject();
    }
}

/// <summary>JSON text that the system made itself and gives out as it is; never read from a client.</summary>
internal sealed class RawJsonFormat(bool isArray) : ValueFormat<string>
{
    public static RawJsonFormat Object { get; } = new(isArray: false);

    public static RawJsonFormat Array { get; } = new(isArray: true);

    public override string Expected => isArray ? "an array" : "an object";

    public override void Write(Utf8JsonWriter json, string value) => json.WriteRawValue(value, skipInputValidation: true);

    public override string? Read(JsonElement json, Faults faults, string pointer) =>
        json.ValueKind == (isArray ? JsonValueKind.Array : JsonValueKind.Object) ? json.GetRawText() : Wrong(faults, pointer);

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, isArray ? "array"u8 : "object"u8);
        if (!isArray) return;
        json.WriteStartObject("items"u8);
        json.WriteEndObject();
    }
}
