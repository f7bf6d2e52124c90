using System.Text.Json.Nodes;
using Marketplace.Testing.Schemas;

namespace Marketplace.WebApi.FunctionalTests.OpenApi;

/// <summary>The judge is judged: each keyword refuses something.</summary>
public sealed class SchemaValidatorTests
{
    private static readonly SchemaValidator Validator = new(JsonNode.Parse("""{"parts": {"word": {"type": "string"}}}""")!.AsObject());

    [Theory]
    [InlineData("""{"type": "string"}""", "\"a\"", "1")]
    [InlineData("""{"type": ["string", "null"]}""", "null", "true")]
    [InlineData("""{"type": "integer"}""", "1.0", "1.5")]
    [InlineData("""{"type": "integer", "minimum": 1, "maximum": 2}""", "2", "3")]
    [InlineData("""{"type": "integer", "minimum": 1}""", "1", "0")]
    [InlineData("""{"const": "a"}""", "\"a\"", "\"b\"")]
    [InlineData("""{"enum": ["a", null]}""", "null", "\"b\"")]
    [InlineData("""{"$ref": "#/parts/word"}""", "\"a\"", "1")]
    [InlineData("""{"anyOf": [{"type": "string"}, {"type": "null"}]}""", "null", "1")]
    [InlineData("""{"oneOf": [{"type": "number"}, {"type": "integer"}]}""", "1.5", "1")]
    [InlineData("""{"required": ["a"]}""", """{"a": 1}""", """{"b": 1}""")]
    [InlineData("""{"properties": {"a": {"type": "string"}}}""", """{"a": "b"}""", """{"a": 1}""")]
    [InlineData("""{"properties": {"a": {}}}""", """{"a": 1}""", """{"b": 1}""")]
    [InlineData("""{"properties": {"a": {}}, "additionalProperties": {"type": "string"}}""", """{"b": "c"}""", """{"b": 1}""")]
    [InlineData("""{"additionalProperties": false}""", "{}", """{"a": 1}""")]
    [InlineData("""{"items": {"type": "string"}}""", """["a"]""", """["a", 1]""")]
    [InlineData("""{"minItems": 1}""", "[1]", "[]")]
    [InlineData("""{"maxItems": 1}""", "[1]", "[1, 2]")]
    [InlineData("""{"maxProperties": 1}""", """{"a": 1}""", """{"a": 1, "b": 2}""")]
    [InlineData("""{"minLength": 1}""", "\"a\"", "\"\"")]
    [InlineData("""{"maxLength": 1}""", "\"a\"", "\"ab\"")]
    [InlineData("""{"pattern": "^a$"}""", "\"a\"", "\"b\"")]
    [InlineData("""{"format": "uuid"}""", "\"01980d2c-6a7b-7c3e-9f10-2b5d8e4a1c77\"", "\"7\"")]
    [InlineData("""{"format": "date-time"}""", "\"2026-01-31T09:30:00Z\"", "\"2026-01-31\"")]
    public void A_keyword_lets_through_what_fits_and_nothing_else(string schema, string fitting, string other)
    {
        Validator.Validate(JsonNode.Parse(fitting), JsonNode.Parse(schema)!.AsObject()).ShouldBeEmpty();
        Validator.Validate(JsonNode.Parse(other), JsonNode.Parse(schema)!.AsObject()).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_keyword_that_is_not_known_is_never_passed_over() =>
        Should.Throw<NotSupportedException>(() => Validator.Validate(JsonNode.Parse("1"), JsonNode.Parse("""{"multipleOf": 2}""")!.AsObject()));
}
