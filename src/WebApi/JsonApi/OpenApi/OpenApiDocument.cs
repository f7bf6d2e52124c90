using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>
/// The OpenAPI 3.1 description of the whole contract (JA-320), made from the declarations that also make the routes, the parsers and the documents.
/// The order is fixed, so that the copy in the repository changes only where the contract does.
/// </summary>
internal static class OpenApiDocument
{
    private const string About =
        """
        A multi-vendor marketplace over JSON:API 1.1 on three surfaces: `/api/v1` for buyers and the public, `/api/v1/seller` for the one seller of the
        credential, `/api/v1/admin` for those who run the store. A type has the same name on each; its fields differ.

        Every GET also answers HEAD, every URL answers OPTIONS, and a method that a URL does not have is answered 405 `method_not_allowed`. Brackets in
        the names of query parameters may be sent encoded or not. Errors are documents with a stable `code`.
        """;

    public static void Write(Utf8JsonWriter json, ResourceCatalog catalog) => Build(catalog).WriteTo(json);

    private static JsonObject Build(ResourceCatalog catalog)
    {
        var kit = new UrlKit(catalog);
        ResourceType[] types = [.. catalog.Types.OrderBy(type => type.Name, StringComparer.Ordinal)];
        var paths = new JsonObject();
        foreach (var surface in Enum.GetValues<Surface>())
        {
            ServiceUrls.DescribeRoot(kit, paths, surface);
            foreach (var type in types)
            {
                if (type.On(surface) is { } rule) new TypeUrls(kit, paths, catalog, type, surface, rule).Describe();
            }

            ServiceUrls.DescribeOperations(kit, paths, surface);
        }

        ServiceUrls.DescribeSelf(paths);
        var components = kit.Components.ToJson();
        AddExamples(paths, components);
        components["securitySchemes"] = new JsonObject
        {
            ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A token of a user, or an API key; it names its surface and its scopes." },
        };
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Marketplace",
                ["version"] = "1",
                ["summary"] = "The HTTP contract of the marketplace.",
                ["description"] = About,
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/", ["description"] = "The server that gives out this description." }),
            ["tags"] = Tags(types),
            ["paths"] = paths,
            ["components"] = components,
        };
    }

    private static JsonArray Tags(IEnumerable<ResourceType> types)
    {
        var tags = new JsonArray(new JsonObject { ["name"] = ServiceUrls.Tag, ["description"] = "What is no resource: the roots, batches of operations, this description." });
        foreach (var type in types.Where(type => type.Surfaces.Count > 0))
        {
            tags.Add((JsonNode)new JsonObject { ["name"] = type.Name, ["description"] = type.Description ?? $"Resources of the type '{type.Name}'." });
        }

        return tags;
    }

    private static void AddExamples(JsonObject paths, JsonObject components)
    {
        foreach (var (_, item) in paths)
        {
            foreach (var (_, operation) in item!.AsObject().Where(member => member.Value is JsonObject))
            {
                if (operation!["requestBody"]?["content"]?[Wire.MediaType] is not JsonObject body) continue;
                if (Examples.Of(body["schema"]!.AsObject(), Resolve) is { } example) body["example"] = example;
            }
        }

        JsonObject Resolve(string reference)
        {
            var steps = reference.Split('/');
            return components[steps[^2]]![steps[^1]]!.AsObject();
        }
    }
}
