using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>The links of a type's resources under one prefix as they stand in the answer, ready but for the id.</summary>
internal sealed class ResourceLinks
{
    private readonly string _collection;
    private readonly Dictionary<RelationshipField, JsonTemplate> _relationships = [];

    public ResourceLinks(string prefix, ResourceType type)
    {
        _collection = $"{prefix}/{type.Name}";
        var resource = $"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(prefix)}/{type.Name}/{JsonTemplate.Id}";
        Own = new JsonTemplate($$"""{"self":"{{resource}}"}""");
        foreach (var field in type.Relationships)
        {
            _relationships.Add(field, new JsonTemplate($$"""{"self":"{{resource}}/relationships/{{field.Name}}","related":"{{resource}}/{{field.Name}}"}"""));
        }
    }

    public JsonTemplate Own { get; }

    public string Resource(Guid id) => $"{_collection}/{id}";

    public JsonTemplate Of(RelationshipField field) => _relationships[field];
}

/// <summary>JSON text in which the same id stands once or more.</summary>
internal sealed class JsonTemplate
{
    /// <summary>Holds the place of the id.</summary>
    public const string Id = "00000000-0000-0000-0000-000000000000";

    private const int MaxOnStack = 512;

    private readonly byte[] _text;
    private readonly List<int> _places = [];

    public JsonTemplate(string text)
    {
        _text = Encoding.UTF8.GetBytes(text);
        var id = Encoding.UTF8.GetBytes(Id);
        for (var at = 0; _text.AsSpan(at).IndexOf(id) is >= 0 and var found; at += found + id.Length) _places.Add(at + found);
    }

    public void Write(Utf8JsonWriter json, Guid id)
    {
        var text = _text.Length <= MaxOnStack ? stackalloc byte[MaxOnStack] : new byte[_text.Length];
        _text.CopyTo(text);
        foreach (var place in _places) Utf8Formatter.TryFormat(id, text[place..], out _);
        json.WriteRawValue(text[.._text.Length], skipInputValidation: true);
    }
}
