using System.Text.Json.Nodes;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>
/// The filter grammar (api.md 10) in the terms of OpenAPI: <c>filter[path]=v</c> is a member of the deep object <c>filter</c>, and
/// <c>filter[path][op]=v</c> a member of the deep object <c>filter[path]</c>.
/// </summary>
internal static class FilterSchemas
{
    public static JsonObject Plain(IReadOnlyList<FilterDefinition> filters) => Deep(
        "filter",
        "Conditions that all must hold, at most 20. A value equals; several, divided by commas or sent as filter[path][], are alternatives.",
        new JsonObject(filters.Select(filter => KeyValuePair.Create(filter.Path, (JsonNode?)(filter.IsNamed ? Value(filter) : List(filter, filter.Expected))))));

    public static JsonObject WithOperators(FilterDefinition filter)
    {
        var operators = new JsonObject { ["eq"] = Value(filter), ["ne"] = Value(filter), ["in"] = List(filter, "Any of these, divided by commas."), ["nin"] = List(filter, "None of these, divided by commas.") };
        if (filter.Allows(Application.Common.Reading.Operator.Gt))
        {
            foreach (var name in (string[])["gt", "gte", "lt", "lte"]) operators[name] = Value(filter);
        }

        if (filter.Allows(Application.Common.Reading.Operator.Contains))
        {
            foreach (var name in (string[])["contains", "startsWith", "endsWith"]) operators[name] = SchemaNodes.Text("Without regard to case.");
        }

        if (filter.Allows(Application.Common.Reading.Operator.IsNull)) operators["isNull"] = new JsonObject { ["type"] = "boolean" };
        return Deep($"filter[{filter.Path}]", $"A condition on '{filter.Path}' by operator: filter[{filter.Path}][operator].", operators);
    }

    /// <summary>Only the kind and the words are told: a filter does not refuse a value that is too long to be found.</summary>
    private static JsonObject Value(FilterDefinition filter)
    {
        var schema = new JsonObject();
        var full = filter.Schema is null ? TypeSchemas.Id() : SchemaNodes.Of(filter.Schema);
        foreach (var keyword in (string[])["type", "format", "enum"])
        {
            if (full[keyword] is { } value) schema[keyword] = value.DeepClone();
        }

        if (!schema.ContainsKey("type")) schema["type"] = "string";
        return SchemaNodes.Described(schema, Sentence(filter.Expected));
    }

    /// <summary>Deep objects hold no lists, so alternatives are text; a word alone is described as what it is.</summary>
    private static JsonObject List(FilterDefinition filter, string description) =>
        SchemaNodes.Text(description == filter.Expected ? $"{Sentence(description)} Or several, divided by commas." : $"{description} Each is {filter.Expected}.");

    private static JsonObject Deep(string name, string description, JsonObject members)
    {
        var schema = SchemaNodes.Members(members);
        schema["additionalProperties"] = false;
        return new JsonObject { ["name"] = name, ["in"] = "query", ["description"] = description, ["style"] = "deepObject", ["explode"] = true, ["schema"] = schema };
    }

    private static string Sentence(string expected) => char.ToUpperInvariant(expected[0]) + expected[1..] + ".";
}
