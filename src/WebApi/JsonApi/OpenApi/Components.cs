using System.Text.Json.Nodes;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>The shared parts of the document: made when something first refers to them, written in the order of their names.</summary>
internal sealed class Components
{
    private readonly SortedDictionary<string, SortedDictionary<string, JsonObject>> _sections = new(StringComparer.Ordinal);

    public JsonObject Schema(string name, Func<JsonObject> make) => Part("schemas", name, make);

    public JsonObject Parameter(string name, Func<JsonObject> make) => Part("parameters", name, make);

    public JsonObject Response(string name, Func<JsonObject> make) => Part("responses", name, make);

    public JsonObject Header(string name, Func<JsonObject> make) => Part("headers", name, make);

    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (section, parts) in _sections) json[section] = new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)part.Value)));
        return json;
    }

    private JsonObject Part(string section, string name, Func<JsonObject> make)
    {
        if (!_sections.TryGetValue(section, out var parts)) _sections.Add(section, parts = new(StringComparer.Ordinal));

        // The place is taken first: schemas may refer to each other in circles.
        if (parts.TryAdd(name, [])) parts[name] = make();
        return SchemaNodes.Ref(section, name);
    }
}
