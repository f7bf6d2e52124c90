using System.Text.Encodings.Web;
using System.Text.Json;
using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>What all documents share.</summary>
internal static class Wire
{
    public const string MediaType = "application/vnd.api+json";

    /// <summary>Never shown inside HTML (and sent with <c>nosniff</c>), so text keeps its letters.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void JsonApiMember(Utf8JsonWriter json)
    {
        json.WriteStartObject("jsonapi"u8);
        json.WriteString("version"u8, "1.1"u8);
        json.WriteEndObject();
    }

    /// <summary>The OpenAPI document, under the same public path prefix as the request.</summary>
    public static string DescribedBy(string prefix) => prefix[..(prefix.IndexOf("/api/v1", StringComparison.Ordinal) + "/api/v1".Length)] + "/openapi.json";

    /// <summary>A member of a <c>meta</c> object: plain values, money, lists and objects of them.</summary>
    public static void Value(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        Value(json, value);
    }

    public static void Facets(Utf8JsonWriter json, IReadOnlyList<FacetView> facets)
    {
        json.WriteStartObject("facets"u8);
        foreach (var facet in facets)
        {
            json.WriteStartArray(facet.Name);
            foreach (var bucket in facet.Buckets)
            {
                json.WriteStartObject();
                json.WriteString("value"u8, bucket.Value);
                json.WriteString("label"u8, bucket.Label);
                json.WriteNumber("count"u8, bucket.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void Value(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case Guid id: json.WriteStringValue(id); break;
            case Domain.Common.Money money: MoneyFormat.Instance.Write(json, money); break;
            case DateTimeOffset instant: TimestampFormat.Instance.Write(json, instant); break;
            case IReadOnlyDictionary<string, object?> members:
                json.WriteStartObject();
                foreach (var (name, member) in members) Value(json, name, member);
                json.WriteEndObject();
                break;
            case System.Collections.IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items) Value(json, item);
                json.WriteEndArray();
                break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }
}
