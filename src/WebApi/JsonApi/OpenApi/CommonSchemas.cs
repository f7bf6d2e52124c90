using System.Text.Json.Nodes;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>The schemas that do not depend on a type.</summary>
internal static class CommonSchemas
{
    public static void AddTo(Components components)
    {
        foreach (var (name, schema) in JsonNode.Parse(FixedSchemas.Json)!.AsObject()) components.Schema(name, () => schema!.DeepClone().AsObject());
        components.Schema("errorDocument", () => SchemaNodes.Members(
            new JsonObject
            {
                ["jsonapi"] = SchemaNodes.Ref("schemas", "jsonapi"),
                ["errors"] = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Error() },
            },
            "jsonapi", "errors"));
    }

    private static JsonObject Error() => SchemaNodes.Members(
        new JsonObject
        {
            ["id"] = SchemaNodes.Text("The id of the request, as in X-Request-Id; further errors append a number."),
            ["status"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[45][0-9]{2}$" },
            ["code"] = new JsonObject
            {
                ["type"] = "string",
                ["pattern"] = "^[a-z_]+$",
                ["description"] = "What a program branches on. A code never changes its meaning; new ones may appear.",
                ["x-extensible-enum"] = SchemaNodes.Array(ErrorCatalogue.Codes.Order(StringComparer.Ordinal)),
            },
            ["title"] = SchemaNodes.Text("The same for every error of the code."),
            ["detail"] = SchemaNodes.Text("Tells this case."),
            ["source"] = SchemaNodes.Described(
                SchemaNodes.Members(new JsonObject
                {
                    ["pointer"] = SchemaNodes.Text("A JSON Pointer into the body of the request."),
                    ["parameter"] = SchemaNodes.Text("The full name of a query parameter."),
                    ["header"] = SchemaNodes.Text("The name of a request header."),
                }),
                "What of the request is to blame."),
            ["links"] = SchemaNodes.Members(new JsonObject { ["type"] = SchemaNodes.Text("Where the kind of error is documented.") }),
            ["meta"] = SchemaNodes.Ref("schemas", "meta"),
        },
        "id", "status", "code", "title", "detail");
}
