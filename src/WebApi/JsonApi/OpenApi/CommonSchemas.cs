using System.Text.Json.Nodes;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>The schemas that do not depend on a type.</summary>
internal static class CommonSchemas
{
    public static void AddTo(Components components)
    {
        foreach (var (name, schema) in JsonNode.Parse(Fixed)!.AsObject()) components.Schema(name, () => schema!.DeepClone().AsObject());
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

    private const string Fixed =
        """
        {
          "jsonapi": {
            "type": "object",
            "properties": { "version": { "type": "string", "const": "1.1" } },
            "required": ["version"]
          },
          "meta": { "type": "object", "description": "Facts beside the data.", "additionalProperties": true },
          "money": {
            "type": "object",
            "description": "An exact amount: a decimal string with the decimals of its currency.",
            "properties": {
              "amount": { "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$", "examples": ["12.50"] },
              "currency": { "type": "string", "pattern": "^[A-Z]{3}$", "description": "ISO 4217.", "examples": ["EUR"] }
            },
            "required": ["amount", "currency"],
            "additionalProperties": false
          },
          "links": {
            "type": "object",
            "properties": {
              "self": { "type": "string", "description": "The URL of this document." },
              "related": { "type": "string", "description": "The URL of the related resources, beside linkage." },
              "describedby": { "type": "string", "description": "The URL of this description." },
              "first": { "type": "string" },
              "prev": { "type": ["string", "null"] },
              "next": { "type": ["string", "null"] },
              "last": { "type": "string" }
            },
            "required": ["self", "describedby"]
          },
          "resourceLinks": {
            "type": "object",
            "properties": { "self": { "type": "string" } },
            "required": ["self"]
          },
          "relationshipLinks": {
            "type": "object",
            "properties": {
              "self": { "type": "string", "description": "The linkage." },
              "related": { "type": "string", "description": "The related resources." },
              "next": { "type": "string", "description": "Further linkage, where only a part is shown." }
            },
            "required": ["self", "related"]
          },
          "relationshipMeta": {
            "type": "object",
            "description": "How many members there are, where only a part is shown.",
            "properties": { "page": { "type": "object", "properties": { "total": { "type": "integer" } } } }
          },
          "version": { "type": "string", "description": "Changes with everything that the caller can see; send it quoted as If-Match.", "examples": ["1f"] },
          "cursor": {
            "type": "object",
            "properties": { "cursor": { "type": "string", "description": "For page[after] and page[before]." } },
            "required": ["cursor"]
          },
          "identifierMeta": { "type": "object", "properties": { "page": { "$ref": "#/components/schemas/cursor" } } },
          "identifier": {
            "type": "object",
            "properties": {
              "type": { "type": "string" },
              "id": { "type": "string", "format": "uuid" },
              "meta": { "$ref": "#/components/schemas/identifierMeta" }
            },
            "required": ["type", "id"]
          },
          "resource": {
            "type": "object",
            "description": "A resource of any type; its type has a schema of its own.",
            "properties": {
              "type": { "type": "string" },
              "id": { "type": "string", "format": "uuid" },
              "attributes": { "type": "object", "additionalProperties": true },
              "relationships": { "type": "object", "additionalProperties": true },
              "links": { "$ref": "#/components/schemas/resourceLinks" },
              "meta": { "$ref": "#/components/schemas/meta" }
            },
            "required": ["type", "id"]
          },
          "collectionMeta": {
            "type": "object",
            "properties": {
              "total": { "type": "integer", "description": "How many there are, if that is known." },
              "page": {
                "type": "object",
                "properties": {
                  "number": { "type": "integer" },
                  "size": { "type": "integer" },
                  "total": { "type": "integer" },
                  "estimatedTotal": { "type": "object", "properties": { "bestGuess": { "type": "integer" } }, "required": ["bestGuess"] }
                },
                "required": ["size"]
              },
              "facets": {
                "type": "object",
                "additionalProperties": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "properties": { "value": { "type": "string" }, "label": { "type": ["string", "null"] }, "count": { "type": "integer" } },
                    "required": ["value", "count"]
                  }
                }
              }
            }
          },
          "rootDocument": {
            "type": "object",
            "properties": {
              "jsonapi": { "$ref": "#/components/schemas/jsonapi" },
              "links": { "$ref": "#/components/schemas/links" },
              "meta": { "$ref": "#/components/schemas/meta" }
            },
            "required": ["jsonapi", "links", "meta"]
          },
          "operationReference": {
            "type": "object",
            "description": "Names a resource by id, or by the lid of an earlier operation; with a relationship, its linkage.",
            "properties": {
              "type": { "type": "string" },
              "id": { "type": "string", "format": "uuid" },
              "lid": { "type": "string" },
              "relationship": { "type": "string" }
            },
            "required": ["type"]
          },
          "operationsRequest": {
            "type": "object",
            "properties": {
              "atomic:operations": {
                "type": "array",
                "minItems": 1,
                "maxItems": 100,
                "items": {
                  "type": "object",
                  "properties": {
                    "op": { "type": "string", "enum": ["add", "update", "remove"] },
                    "ref": { "$ref": "#/components/schemas/operationReference" },
                    "data": { "type": ["object", "array", "null"], "description": "A resource object as its own URL takes it, or linkage." },
                    "meta": { "type": "object", "properties": { "ifMatch": { "type": "string", "description": "The version that the resource must have." } } }
                  },
                  "required": ["op"]
                }
              }
            },
            "required": ["atomic:operations"]
          },
          "operationsResults": {
            "type": "object",
            "properties": {
              "jsonapi": { "$ref": "#/components/schemas/jsonapi" },
              "atomic:results": {
                "type": "array",
                "items": { "type": "object", "properties": { "data": { "$ref": "#/components/schemas/resource" } } }
              }
            },
            "required": ["jsonapi", "atomic:results"]
          }
        }
        """;
}
