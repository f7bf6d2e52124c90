using System.Text.Json.Nodes;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>One method of one URL, before it becomes JSON.</summary>
internal sealed record Deed(string Id, string Tag, string Summary, AccessRule Access, Surface Surface, Refusals Refusals, string ErrorKind)
{
    public bool IsWrite { get; init; }

    public string? Description { get; init; }

    public IEnumerable<JsonObject> Parameters { get; init; } = [];

    /// <summary>The body as a JSON:API document; null where there is none, or only a form.</summary>
    public JsonObject? Body { get; init; }

    public string BodyMediaType { get; init; } = Wire.MediaType;

    public CreationForm? Form { get; init; }

    public required IReadOnlyList<(int Status, JsonObject Response)> Answers { get; init; }
}

/// <summary>Turns a deed into an operation object.</summary>
internal sealed class OperationDescriber(Components components, ErrorResponses errors)
{
    public JsonObject Describe(Deed deed)
    {
        var operation = new JsonObject
        {
            ["operationId"] = deed.Id,
            ["tags"] = SchemaNodes.Array([deed.Tag]),
            ["summary"] = deed.Summary,
            ["description"] = Join(deed.Description, Who(deed)),
            ["security"] = Security(deed.Access),
        };
        var parameters = new JsonArray([.. deed.Parameters]);
        if (parameters.Count > 0) operation["parameters"] = parameters;
        if (deed.Body is not null || deed.Form is not null) operation["requestBody"] = Body(deed);

        var responses = new JsonObject();
        foreach (var (status, response) in deed.Answers) responses[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = response;
        errors.AddTo(responses, deed.ErrorKind, deed.Refusals | (deed.Access.AllowsAnonymous ? Refusals.None : Refusals.Credentials));
        operation["responses"] = responses;
        return operation;
    }

    public JsonObject Answer(string description, JsonObject schema, params IEnumerable<(string Name, JsonObject Header)> headers)
    {
        var response = new JsonObject { ["description"] = description };
        var all = new JsonObject { ["ETag"] = ResponseHeaders.ETag(components) };
        foreach (var (name, header) in headers) all[name] = header;
        response["headers"] = all;
        response["content"] = new JsonObject { [Wire.MediaType] = new JsonObject { ["schema"] = schema } };
        return response;
    }

    public JsonObject Noted() => new()
    {
        ["description"] = "Accepted; whether anything comes of it is not told.",
        ["content"] = new JsonObject { [Wire.MediaType] = new JsonObject { ["schema"] = components.Schema("noted", NotedDocument) } },
    };

    private static JsonObject NotedDocument() =>
        SchemaNodes.Members(new JsonObject { ["jsonapi"] = SchemaNodes.Ref("schemas", "jsonapi"), ["meta"] = SchemaNodes.Ref("schemas", "meta") }, "jsonapi", "meta");

    public static JsonObject Bare(string description) => new() { ["description"] = description };

    private static JsonObject Body(Deed deed)
    {
        var content = new JsonObject();
        if (deed is { Body: not null, Form: null or { OrDocument: true } }) content[deed.BodyMediaType] = new JsonObject { ["schema"] = deed.Body };
        if (deed.Form is { } form)
        {
            var parts = new JsonObject();
            if (form.DocumentPart is { } document) parts[document] = deed.Body!.DeepClone();
            parts[form.FilePart] = form.OrDocument ? SchemaNodes.ListOf(Bytes()) : Bytes();
            content["multipart/form-data"] = new JsonObject { ["schema"] = SchemaNodes.Members(parts, form.OrDocument ? form.DocumentPart! : form.FilePart) };
            if (form.OrRawBytes) content["*/*"] = new JsonObject { ["schema"] = Bytes() };
        }

        return new JsonObject { ["required"] = true, ["content"] = content };
    }

    private static JsonObject Bytes() => new() { ["type"] = "string", ["contentMediaType"] = "application/octet-stream" };

    private static JsonArray Security(AccessRule access)
    {
        var bearer = new JsonObject { ["bearer"] = new JsonArray() };
        return access.AllowsAnonymous ? [new JsonObject(), bearer] : [bearer];
    }

    private static string Who(Deed deed)
    {
        var access = deed.Access;
        if (access.AllowsAnonymous) return "Open to everyone.";
        if (access.PermissionName is { } permission) return $"Needs the scope `{(deed.IsWrite ? "write" : "read")}:{permission}`.";
        if (access.NeedsBuyer) return access.RefusesGuests ? "For signed-in buyers." : "For buyers, and for guests with the token of their cart.";
        return "For every credential of the surface.";
    }

    private static string Join(string? first, string second) => first is null ? second : $"{first} {second}";
}
