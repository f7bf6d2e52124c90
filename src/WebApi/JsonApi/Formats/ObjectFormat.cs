using System.Text.Json;
using Marketplace.WebApi.JsonApi.OpenApi;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// A structured attribute: an object with declared members. Each member has a format of its own; unknown ones are refused, faults point inside.
/// </summary>
internal sealed class ObjectFormat<T> : ValueFormat<T>
{
    private readonly List<Member> _members = [];
    private readonly Func<MemberValues, T> _make;

    private ObjectFormat(Func<MemberValues, T> make) => _make = make;

    public override string Expected => "an object with " + string.Join(", ", _members.Select(member => member.Name));

    public static ObjectFormat<T> Of(Func<MemberValues, T> make, Action<ObjectFormat<T>> declare)
    {
        var format = new ObjectFormat<T>(make);
        declare(format);
        return format;
    }

    public void With<TMember>(string name, Func<T, TMember?> value, ValueFormat<TMember> format, bool required = false)
        where TMember : class =>
        _members.Add(new Member(name, required, (json, owner) => WriteOrNull(json, value(owner), format), (json, faults, pointer) => format.Read(json, faults, pointer), format.WriteSchema));

    public void With<TMember>(string name, Func<T, TMember?> value, ValueFormat<TMember> format, bool required = false)
        where TMember : struct =>
        _members.Add(new Member(name, required, (json, owner) =>
        {
            if (value(owner) is { } found) format.Write(json, found);
            else json.WriteNullValue();
        }, (json, faults, pointer) => format.Read(json, faults, pointer), format.WriteSchema));

    public override void Write(Utf8JsonWriter json, T value)
    {
        json.WriteStartObject();
        foreach (var member in _members)
        {
            json.WritePropertyName(member.Encoded);
            member.Write(json, value);
        }

        json.WriteEndObject();
    }

    public override T? Read(JsonElement json, Faults faults, string pointer)
    {
        if (json.ValueKind != JsonValueKind.Object) return Wrong(faults, pointer);

        var before = faults.Count;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            var at = pointer + "/" + Pointers.Escape(property.Name);
            if (_members.Find(candidate => candidate.Name == property.Name) is not { } member) faults.Add("unknown_field", $"There is no member '{property.Name}'.", at);
            else if (property.Value.ValueKind != JsonValueKind.Null) values[member.Name] = member.Read(property.Value, faults, at);
            else if (member.IsRequired) faults.Add("required", $"'{member.Name}' cannot be empty.", at);
            else values[member.Name] = null;
        }

        foreach (var member in _members.Where(member => member.IsRequired && !json.TryGetProperty(member.Name, out _))) faults.Missing("required", member.Name, pointer);
        return faults.Count == before ? _make(new MemberValues(values)) : default;
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "object"u8);
        json.WriteStartObject("properties"u8);
        foreach (var member in _members)
        {
            json.WritePropertyName(member.Encoded);
            SchemaNodes.Of(member.Schema, isNullable: !member.IsRequired).WriteTo(json);
        }

        json.WriteEndObject();
        if (_members.Exists(member => member.IsRequired))
        {
            json.WriteStartArray("required"u8);
            foreach (var member in _members.Where(member => member.IsRequired)) json.WriteStringValue(member.Encoded);
            json.WriteEndArray();
        }

        json.WriteBoolean("additionalProperties"u8, value: false);
    }

    private static void WriteOrNull<TMember>(Utf8JsonWriter json, TMember? value, ValueFormat<TMember> format)
        where TMember : class
    {
        if (value is null) json.WriteNullValue();
        else format.Write(json, value);
    }

    private sealed record Member(
        string Name, bool IsRequired, Action<Utf8JsonWriter, T> Write, Func<JsonElement, Faults, string, object?> Read, Action<Utf8JsonWriter> Schema)
    {
        public JsonEncodedText Encoded { get; } = JsonEncodedText.Encode(Name);
    }
}

/// <summary>The values of an object's members, as they were read.</summary>
internal sealed class MemberValues(IReadOnlyDictionary<string, object?> values)
{
    public T? Get<T>(string name) => values.TryGetValue(name, out var value) && value is T typed ? typed : default;
}
