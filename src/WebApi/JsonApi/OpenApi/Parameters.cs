using System.Text.Json.Nodes;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>The parameters of reading URLs, as <see cref="QueryParser"/> takes them.</summary>
internal sealed class Parameters(Components components, Names names)
{
    /// <summary>The include paths whose every step exists on the surface.</summary>
    public static IEnumerable<string> Includes(ResourceType type, Surface surface) =>
        type.Includes.Where(path => Walk(type, path, surface)).Order(StringComparer.Ordinal);

    public JsonObject Id(ResourceType type, Surface surface)
    {
        if (type.Singleton is not { } singleton || !singleton.Surfaces.Has(surface)) return components.Parameter("id", () => InPath("The id of the resource.", TypeSchemas.Id()));
        return components.Parameter($"{singleton.Word}OrId", () => InPath(
            $"The id of the resource, or '{singleton.Word}' for the caller's own.", SchemaNodes.AnyOf(SchemaNodes.Const(singleton.Word), TypeSchemas.Id())));
    }

    /// <summary><c>include</c>, <c>fields</c> and, where amounts are shown in one currency, that.</summary>
    public IEnumerable<JsonObject> Shape(ResourceType type, Surface surface, RelationshipField? root = null)
    {
        var name = names.Of(type, surface);
        string[] paths = [.. root is null ? Includes(type, surface) : Includes(type, surface).Select(path => $"{root.Name}.{path}").Prepend(root.Name)];
        if (paths.Length > 0)
        {
            yield return components.Parameter(root is null ? $"{name}.include" : $"{name}.include.{root.Name}",
                () => List("include", "Related resources to send along, in the same document.", paths));
        }

        foreach (var shown in Includes(type, surface).SelectMany(path => TypeSchemas.TargetsOf(type, path, surface)).Append(type).Distinct().OrderBy(shown => shown.Name, StringComparer.Ordinal))
        {
            yield return components.Parameter($"{names.Of(shown, surface)}.fields",
                () => List($"fields[{shown.Name}]", $"The fields of '{shown.Name}' to show; all without it. An empty list shows none.", Fields(shown, surface)));
        }

        if (type.HasDisplayCurrency)
        {
            yield return components.Parameter("displayCurrency", () => InQuery("displayCurrency", "The currency in which amounts are shown and compared: ISO 4217.", new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z]{3}$" }));
        }
    }

    /// <summary>Everything that a collection knows.</summary>
    public IEnumerable<JsonObject> Collection(ResourceType type, Surface surface, RelationshipField? root = null)
    {
        foreach (var parameter in Shape(type, surface, root)) yield return parameter;

        var name = names.Of(type, surface);
        string[] sorts = [.. type.Sorts.Values.Where(sort => sort.IsOn(surface)).Select(sort => sort.Name).Order(StringComparer.Ordinal).SelectMany(sort => new[] { sort, "-" + sort })];
        if (sorts.Length > 0)
        {
            yield return components.Parameter($"{name}.sort", () => List("sort", $"The order, at most 5 fields; a minus turns one around. Without it: {type.DefaultSort}.{Needs(type, surface)}", sorts));
        }

        var filters = type.Filters.Values.Where(filter => filter.IsOn(surface)).OrderBy(filter => filter.Path, StringComparer.Ordinal).ToList();
        yield return components.Parameter($"{name}.filter", () => FilterSchemas.Plain(filters));
        foreach (var filter in filters.Where(filter => !filter.IsNamed)) yield return components.Parameter($"{Names.One(type)}.filter.{filter.Path}", () => FilterSchemas.WithOperators(filter));

        if (type.Facets.Count > 0 && surface == Surface.Public)
        {
            yield return components.Parameter($"{name}.displayFacets", () => List("displayFacets", "Counts over the filtered set, in meta.facets.", type.Facets));
        }

        if (!type.IsFeed) yield return components.Parameter("page.number", () => InQuery("page[number]", $"The page, from 1; not beyond row {ReadingLimits.Default.NumberedRows}.", new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["default"] = 1 }));
        yield return components.Parameter("page.size", () => InQuery("page[size]", "How many items a page has.", new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = Paging.MaxSize, ["default"] = Paging.DefaultSize }));
        yield return components.Parameter("page.after", () => InQuery("page[after]", $"The items behind this cursor (profile {PageParser.Profile}); not together with page[number].", SchemaNodes.Text()));
        yield return components.Parameter("page.before", () => InQuery("page[before]", "The items before this cursor; not together with page[after] or page[number].", SchemaNodes.Text()));
    }

    /// <summary>What only the creation of the type knows.</summary>
    public IEnumerable<JsonObject> OfCreation(ResourceType type) => type.CreateParameters.Order(StringComparer.Ordinal)
        .Select(name => components.Parameter(name, () => InQuery(name, "See the description of the operation.", SchemaNodes.Text())));

    public JsonObject IfNoneMatch() => components.Parameter("ifNoneMatch", () => InHeader("If-None-Match", "The ETag of what the caller has; 304 if that is still so.", isRequired: false));

    public JsonObject IfMatch(bool isRequired) => components.Parameter(isRequired ? "ifMatchRequired" : "ifMatch",
        () => InHeader("If-Match", "The quoted version that the resource must have.", isRequired));

    public JsonObject IdempotencyKey(bool isRequired) => components.Parameter(isRequired ? "idempotencyKeyRequired" : "idempotencyKey",
        () => InHeader("Idempotency-Key", "A name for this request, of 1 to 255 characters: sent again, it is answered as before and not done again.", isRequired));

    /// <summary>What orders ask for that mean nothing alone.</summary>
    private static string Needs(ResourceType type, Surface surface) =>
        string.Concat(type.Sorts.Values.Where(sort => sort.Needs is not null && sort.IsOn(surface)).Select(sort => $" {sort.Name} needs filter[{sort.Needs}]."));

    private static string[] Fields(ResourceType type, Surface surface) =>
    [
        .. type.Attributes.Where(field => field.IsOn(surface) && !field.IsWriteOnly).Select(field => field.Name),
        .. type.Relationships.Where(field => type.FindRelationship(field.Name, surface) is not null).Select(field => field.Name),
    ];

    private static bool Walk(ResourceType type, string path, Surface surface)
    {
        foreach (var step in path.Split('.'))
        {
            if (type.FindRelationship(step, surface) is not { } relationship) return false;
            type = relationship.Target;
        }

        return true;
    }

    private static JsonObject List(string name, string description, IEnumerable<string> words)
    {
        var parameter = InQuery(name, description, SchemaNodes.ListOf(SchemaNodes.Words(words)));
        (parameter["style"], parameter["explode"]) = ("form", false);
        return parameter;
    }

    private static JsonObject InQuery(string name, string description, JsonObject schema) =>
        new() { ["name"] = name, ["in"] = "query", ["description"] = description, ["schema"] = schema };

    private static JsonObject InPath(string description, JsonObject schema) =>
        new() { ["name"] = "id", ["in"] = "path", ["required"] = true, ["description"] = description, ["schema"] = schema };

    private static JsonObject InHeader(string name, string description, bool isRequired) =>
        new() { ["name"] = name, ["in"] = "header", ["required"] = isRequired, ["description"] = description, ["schema"] = SchemaNodes.Text() };
}
