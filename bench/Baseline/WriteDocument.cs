using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Marketplace.Bench.Baseline;

/// <summary>The answer to a write: one resource whose attributes and relationships its caller writes.</summary>
internal static class WriteDocument
{
    public static ReadOnlyMemory<byte> Of(string type, Guid id, Action<Utf8JsonWriter> attributes, params (string Name, string Type, Guid Id)[] related)
    {
        var buffer = new ArrayBufferWriter<byte>(4 * 1024);
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        var self = $"/api/v1/{type}/{id}";
        json.WriteStartObject();
        json.WriteStartObject("jsonapi");
        json.WriteString("version", "1.1");
        json.WriteEndObject();
        json.WriteStartObject("data");
        json.WriteString("type", type);
        json.WriteString("id", id);
        json.WriteStartObject("attributes");
        attributes(json);
        json.WriteEndObject();
        json.WriteStartObject("relationships");
        foreach (var (name, relatedType, relatedId) in related) Relationship(json, self, name, relatedType, relatedId);
        json.WriteEndObject();
        json.WriteStartObject("links");
        json.WriteString("self", self);
        json.WriteEndObject();
        json.WriteStartObject("meta");
        json.WriteString("version", "1-0123456789abcdef");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    public static void Money(Utf8JsonWriter json, string name, long minor)
    {
        json.WriteStartObject(name);
        json.WriteString("amount", (minor / 100m).ToString("F2", CultureInfo.InvariantCulture));
        json.WriteString("currency", "USD");
        json.WriteEndObject();
    }

    private static void Relationship(Utf8JsonWriter json, string self, string name, string type, Guid id)
    {
        json.WriteStartObject(name);
        json.WriteStartObject("links");
        json.WriteString("self", $"{self}/relationships/{name}");
        json.WriteString("related", $"{self}/{name}");
        json.WriteEndObject();
        json.WriteStartObject("data");
        json.WriteString("type", type);
        json.WriteString("id", id);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
