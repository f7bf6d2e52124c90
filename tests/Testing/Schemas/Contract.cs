using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.WebApi;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.JsonApi.OpenApi;
using Shouldly;

namespace Marketplace.Testing.Schemas;

/// <summary>The OpenAPI description of the program under test, and whether real answers keep it (JA-320).</summary>
public static class Contract
{
    private static readonly Lazy<JsonObject> Made = new(Make);
    private static readonly Lazy<(string[] Steps, JsonObject Item)[]> Paths = new(() => [.. Document["paths"]!.AsObject().Select(pair => (pair.Key.Split('/'), pair.Value!.AsObject()))]);
    private static readonly Lazy<SchemaValidator> Schemas = new(() => new SchemaValidator(Document));

    public static JsonObject Document => Made.Value;

    public static SchemaValidator Validator => Schemas.Value;

    /// <summary>The answer's status is described for its URL and method, and its body fits the schema of that. What is no URL of the contract says nothing here.</summary>
    public static Answered ShouldFitSchema(this Answered answered)
    {
        var request = answered.Response.RequestMessage!;
        if (Operation(request.Method.Method, request.RequestUri!.AbsolutePath) is not { } operation) return answered;

        var status = ((int)answered.Status).ToString(CultureInfo.InvariantCulture);
        var where = $"{request.Method} {request.RequestUri!.PathAndQuery} answered {status}";
        if (operation["responses"]![status] is not JsonObject response) throw new ShouldAssertException($"{where}, which the description does not know.");
        if (response["$ref"] is { } reference) response = Validator.Resolve((string)reference!);
        if (answered.Status is HttpStatusCode.NoContent or HttpStatusCode.NotModified || request.Method == HttpMethod.Head) return answered;

        var mediaType = answered.Response.Content.Headers.ContentType!.MediaType!;
        var content = response["content"]?.AsObject().FirstOrDefault(pair => pair.Key.Split(';')[0] == mediaType).Value ?? throw new ShouldAssertException($"{where} as {mediaType}, which the description does not know.");
        var faults = Validator.Validate(answered.Body, content["schema"]!.AsObject());
        if (faults.Count > 0) throw new ShouldAssertException($"{where} with a body that does not fit its schema: {string.Join("; ", faults)}");
        return answered;
    }

    /// <summary>The operation of a URL; null where the contract has none. A literal step is nearer than a parameter.</summary>
    public static JsonObject? Operation(string method, string path)
    {
        var steps = path.TrimEnd('/').Split('/');
        var item = Paths.Value
            .Where(pair => pair.Steps.Length == steps.Length && pair.Steps.Zip(steps).All(step => step.First == step.Second || step.First is ['{', ..]))
            .OrderBy(pair => pair.Steps.Count(step => step is ['{', ..]))
            .Select(pair => pair.Item)
            .FirstOrDefault();
        return item?[(method == "HEAD" ? "GET" : method).ToLowerInvariant()] as JsonObject;
    }

    private static JsonObject Make()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) OpenApiDocument.Write(json, new ResourceCatalog(Resources.All));
        return JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
    }
}
