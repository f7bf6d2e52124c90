namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>The schemas that are the same for every marketplace, as they stand in the document.</summary>
internal static class FixedSchemas
{
    public const string Json =
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
              "last": { "type": ["string", "null"] }
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
          "identifierMeta": { "type": "object", "properties": { "page": { "$ref": "#/components/schemas/cursor" }, "group": { "type": "string", "description": "Of a file: which group of options it answers." } } },
          "quantityMeta": {
            "type": "object",
            "description": "How many of it are meant.",
            "properties": { "quantity": { "type": "integer", "minimum": 1 }, "page": { "$ref": "#/components/schemas/cursor" } }
          },
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
