using System.Text.Json.Nodes;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>The URLs that belong to no type.</summary>
internal static class ServiceUrls
{
    public const string Tag = "service";

    public const string Path = "/api/v1/openapi.json";

    public static void DescribeRoot(UrlKit kit, JsonObject paths, Surface surface)
    {
        var deed = new Deed($"get{Word(surface)}Root", Tag, "Tell the version, extensions, profiles and limits", AccessRule.Anyone, surface, Refusals.None, "root")
        {
            Answers = [(200, Answer("The facts of the surface.", Wire.MediaType, SchemaNodes.Ref("schemas", "rootDocument")))],
        };
        paths[surface.Prefix] = new JsonObject { ["get"] = kit.Operations.Describe(deed) };
    }

    public static void DescribeOperations(UrlKit kit, JsonObject paths, Surface surface)
    {
        var mediaType = $"{Wire.MediaType};ext=\"{OperationsEndpoint.Extension}\"";
        var access = surface == Surface.Public ? AccessRule.Guest : AccessRule.AnyOf(surface);
        var deed = new Deed($"run{Word(surface)}Operations", Tag, "Do several operations, all or none", access, surface, Refusals.Operations, "operations")
        {
            IsWrite = true,
            Description = "Atomic Operations: each operation is judged as its single request is, and all happen in one transaction.",
            Parameters = [kit.Parameters.IdempotencyKey(isRequired: false)],
            Body = SchemaNodes.Ref("schemas", "operationsRequest"),
            BodyMediaType = mediaType,
            Answers = [(200, Answer("One result for each operation, in order.", mediaType, SchemaNodes.Ref("schemas", "operationsResults")))],
        };
        paths[$"{surface.Prefix}/operations"] = new JsonObject { ["post"] = kit.Operations.Describe(deed) };
    }

    public static void DescribeSelf(JsonObject paths) => paths[Path] = new JsonObject
    {
        ["get"] = new JsonObject
        {
            ["operationId"] = "getOpenApi",
            ["tags"] = SchemaNodes.Array([Tag]),
            ["summary"] = "Read this description",
            ["security"] = new JsonArray(new JsonObject()),
            ["responses"] = new JsonObject
            {
                ["200"] = Answer("OpenAPI 3.1.", "application/json", new JsonObject { ["type"] = "object" }),
                ["304"] = OperationDescriber.Bare("The caller has it already."),
                ["429"] = SchemaNodes.Ref("responses", "error429"),
            },
        },
    };

    private static string Word(Surface surface) => surface == Surface.Public ? "" : surface.ToString();

    private static JsonObject Answer(string description, string mediaType, JsonObject schema) =>
        new() { ["description"] = description, ["content"] = new JsonObject { [mediaType] = new JsonObject { ["schema"] = schema } } };
}
