using System.Text.Json;
using Marketplace.Domain.Catalog;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Catalog;

/// <summary>Structured attributes of the catalogue.</summary>
internal static class CatalogFormats
{
    /// <summary>In what the variants of a product differ: <c>[{"name": "size", "values": ["M", "XL"]}]</c>.</summary>
    public static ValueFormat<IReadOnlyList<OptionAxis>> Axes { get; } = new ListFormat<OptionAxis>(
        ObjectFormat<OptionAxis>.Of(
            static values => new OptionAxis(values.Get<string>("name")!, values.Get<IReadOnlyList<string>>("values")!),
            static axis =>
            {
                var word = new StringFormat(Product.MaxAxisLength, minLength: 1);
                axis.With("name", static value => value.Name, word, required: true);
                axis.With("values", static value => value.Values, new ListFormat<string>(word, Product.MaxAxisValues), required: true);
            }),
        Product.MaxAxes);

    public static ValueFormat<IReadOnlyDictionary<string, string>> Options { get; } = new TextMapFormat(Product.MaxAxes, Product.MaxAxisLength, Product.MaxAxisLength);

    public static ValueFormat<IReadOnlyDictionary<string, JsonElement>> Specs { get; } = new SpecsFormat();

    /// <summary>Facts by code: texts, numbers, switches, or lists of texts. Kept as they were sent.</summary>
    private sealed class SpecsFormat : ValueFormat<IReadOnlyDictionary<string, JsonElement>>
    {
        private const int MaxValueLength = 1000;

        public override string Expected => "an object of texts, numbers and switches";

        public override void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, JsonElement> value)
        {
            json.WriteStartObject();
            foreach (var (code, fact) in value)
            {
                json.WritePropertyName(code);
                fact.WriteTo(json);
            }

            json.WriteEndObject();
        }

        public override IReadOnlyDictionary<string, JsonElement>? Read(JsonElement json, Faults faults, string pointer)
        {
            if (json.ValueKind != JsonValueKind.Object) return Wrong(faults, pointer);

            var facts = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var fact in json.EnumerateObject())
            {
                var at = pointer + "/" + Pointers.Escape(fact.Name);
                if (fact.Name.Length is 0 or > Product.MaxSpecCodeLength || !Texts.IsClean(fact.Name)) faults.Add("too_long", $"A code has 1 to {Product.MaxSpecCodeLength} characters.", at);
                else if (!IsFact(fact.Value)) faults.Add("invalid_format", $"Expected a text of at most {MaxValueLength} characters, a number, true or false.", at);
                else facts[fact.Name] = fact.Value.Clone();
            }

            if (facts.Count > Product.MaxSpecs) faults.Add("too_long", $"At most {Product.MaxSpecs} specs are possible.", pointer);
            return facts;
        }

        public override void WriteSchema(Utf8JsonWriter json)
        {
            json.WriteString("type"u8, "object"u8);
            json.WriteNumber("maxProperties"u8, Product.MaxSpecs);
            json.WriteStartObject("additionalProperties"u8);
            json.WriteStartArray("type"u8);
            json.WriteStringValue("string"u8);
            json.WriteStringValue("number"u8);
            json.WriteStringValue("boolean"u8);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        private static bool IsFact(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => true,
            JsonValueKind.Number => value.TryGetDecimal(out _),
            JsonValueKind.String => Texts.TryGet(value, out var text) && text.Length <= MaxValueLength,
            _ => false,
        };
    }
}
