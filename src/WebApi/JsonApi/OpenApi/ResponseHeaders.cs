using System.Text.Json.Nodes;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>The headers of answers.</summary>
internal static class ResponseHeaders
{
    public static JsonObject Header(string description) => new() { ["description"] = description, ["schema"] = SchemaNodes.Text() };

    public static JsonObject RetryAfter() => new() { ["description"] = "Seconds to wait.", ["schema"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0 } };

    public static JsonObject ETag(Components components) => components.Header("eTag", () => Header("For If-None-Match; that of a resource without a query also for If-Match."));

    public static JsonObject Location(Components components) => components.Header("location", () => Header("The URL of what was made."));

    public static JsonObject ContentLocation(Components components) => components.Header("contentLocation", () => Header("The URL at which to ask how far it is."));

    public static JsonObject Replayed(Components components) => components.Header("idempotencyReplayed", () => Header("?1 where the answer is one that was given before to the same Idempotency-Key."));
}
