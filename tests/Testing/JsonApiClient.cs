using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Testing.Schemas;
using Shouldly;
using Xunit;

namespace Marketplace.Testing;

/// <summary>An answer with its body as JSON (null where there is none).</summary>
public sealed record Answered(HttpResponseMessage Response, JsonNode? Body)
{
    public HttpStatusCode Status => Response.StatusCode;

    public JsonNode Data => Body!["data"]!;

    public string Id => Data["id"]!.GetValue<string>();

    public JsonNode Attributes => Data["attributes"]!;

    public JsonArray Items => Data.AsArray();

    public string? ETag => Response.Headers.ETag?.Tag;

    public Answered ShouldBe(int status)
    {
        ((int)Status).ShouldBe(status, Body?.ToJsonString());
        return this;
    }

    /// <summary>The whole promise of an error: status, code, and the place it points at.</summary>
    public JsonNode ShouldBeError(int status, string code, string? pointer = null, string? parameter = null, string? header = null)
    {
        ((int)Status).ShouldBe(status, Body?.ToJsonString());
        Response.Content.Headers.ContentType!.ToString().ShouldBe("application/vnd.api+json");
        var errors = Body!["errors"]!.AsArray();
        var error = errors.FirstOrDefault(candidate => candidate!["code"]!.GetValue<string>() == code && (pointer is null || candidate["source"]?["pointer"]?.GetValue<string>() == pointer))
            ?? throw new ShouldAssertException($"No error '{code}' at '{pointer}' in {Body.ToJsonString()}");
        foreach (var member in (string[])["id", "status", "code", "title", "detail"]) error[member]!.GetValue<string>().ShouldNotBeNullOrEmpty();
        if (parameter is not null) error["source"]!["parameter"]!.GetValue<string>().ShouldBe(parameter);
        if (header is not null) error["source"]!["header"]!.GetValue<string>().ShouldBe(header);
        return error;
    }
}

public static class JsonApiClient
{
    public const string MediaType = "application/vnd.api+json";
    public const string Atomic = MediaType + "; ext=\"https://jsonapi.org/ext/atomic\"";

    extension(HttpClient client)
    {
        public Task<Answered> Get(string url, params (string Name, string Value)[] headers) => client.Call(HttpMethod.Get, url, body: null, MediaType, headers);

        public Task<Answered> Post(string url, object body, params (string Name, string Value)[] headers) => client.Call(HttpMethod.Post, url, Text(body), MediaType, headers);

        public Task<Answered> Patch(string url, object body, params (string Name, string Value)[] headers) => client.Call(HttpMethod.Patch, url, Text(body), MediaType, headers);

        public Task<Answered> Delete(string url, object? body = null, params (string Name, string Value)[] headers) =>
            client.Call(HttpMethod.Delete, url, body is null ? null : Text(body), MediaType, headers);

        public Task<Answered> Operations(string surface, params object[] operations) => client.Call(
            HttpMethod.Post, $"{surface}/operations", Text(new JsonObject { ["atomic:operations"] = new JsonArray([.. operations.Select(operation => JsonNode.Parse(Text(operation)))]) }), Atomic, []);

        public async Task<Answered> Call(HttpMethod method, string url, string? body, string? contentType, (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(method, new Uri(url, UriKind.Relative));
            if (body is not null)
            {
                request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
                if (contentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            }

            foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
            var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return new Answered(response, text.Length == 0 || text[0] is not ('{' or '[') ? null : JsonNode.Parse(text)).ShouldFitSchema();
        }
    }

    private static string Text(object body) => body as string ?? System.Text.Json.JsonSerializer.Serialize(body);
}

/// <summary>Short ways to write documents.</summary>
public static class Documents
{
    public static object Of(string type, object? attributes = null, object? relationships = null, string? id = null)
    {
        var data = new Dictionary<string, object?>(StringComparer.Ordinal) { ["type"] = type };
        if (id is not null) data["id"] = id;
        if (attributes is not null) data["attributes"] = attributes;
        if (relationships is not null) data["relationships"] = relationships;
        return new { data };
    }

    public static object To(string type, string id) => new { data = new { type, id } };

    public static object Money(string amount, string currency = "USD") => new { amount, currency };
}
