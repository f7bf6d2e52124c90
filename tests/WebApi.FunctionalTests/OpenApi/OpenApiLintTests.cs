using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Marketplace.Testing.Schemas;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.OpenApi;

/// <summary>The description is sound in itself, whatever types there are.</summary>
public sealed partial class OpenApiLintTests
{
    private static readonly string[] Methods = ["get", "post", "patch", "delete"];

    [Fact]
    public void It_is_OpenAPI_3_1() => ((string)Contract.Document["openapi"]!).ShouldStartWith("3.1.");

    [Fact]
    public void Every_operation_has_a_name_of_its_own()
    {
        var names = Operations().Select(operation => (string)operation.Json["operationId"]!).ToList();

        names.ShouldBeUnique();
        names.ShouldAllBe(name => name.All(char.IsAsciiLetterOrDigit) && char.IsAsciiLetterLower(name[0]));
        names.ShouldContain("listProducts");
        names.ShouldContain("getSellerProduct");
        names.ShouldContain("createAdminCategory");
    }

    [Fact]
    public void Every_tag_is_declared()
    {
        var declared = Contract.Document["tags"]!.AsArray().Select(tag => (string)tag!["name"]!).ToList();

        declared.ShouldBeUnique();
        Operations().SelectMany(operation => operation.Json["tags"]!.AsArray()).Select(tag => (string)tag!).Except(declared).ShouldBeEmpty();
    }

    [Fact]
    public void Every_reference_leads_somewhere_and_every_part_is_used()
    {
        var used = Objects(Contract.Document).Select(found => (string?)found.Json["$ref"]).OfType<string>().ToHashSet(StringComparer.Ordinal);

        foreach (var reference in used) Contract.Validator.Resolve(reference).Count.ShouldBeGreaterThan(0, reference);
        var parts = Contract.Document["components"]!.AsObject().Where(section => section.Key != "securitySchemes")
            .SelectMany(section => section.Value!.AsObject().Select(part => $"#/components/{section.Key}/{part.Key}"));
        parts.Except(used).ShouldBeEmpty();
    }

    [Fact]
    public void Every_parameter_of_a_path_is_declared_and_no_other()
    {
        foreach (var (path, item) in Contract.Document["paths"]!.AsObject())
        {
            var declared = (item!["parameters"] as JsonArray ?? []).Select(parameter => Resolved(parameter!.AsObject())).Where(parameter => (string)parameter["in"]! == "path").Select(parameter => (string)parameter["name"]!);
            declared.ShouldBe(InBraces().Matches(path).Select(match => match.Value), path);
        }
    }

    [Fact]
    public void No_operation_has_a_parameter_twice()
    {
        foreach (var (name, operation) in Operations())
        {
            (operation["parameters"] as JsonArray ?? []).Select(parameter => Resolved(parameter!.AsObject())).Select(parameter => $"{parameter["in"]} {parameter["name"]}").ShouldBeUnique(name);
        }
    }

    [Fact]
    public void Every_operation_tells_what_it_is_and_how_it_can_end()
    {
        foreach (var (name, operation) in Operations())
        {
            ((string?)operation["summary"]).ShouldNotBeNullOrWhiteSpace(name);
            operation["security"].ShouldNotBeNull(name);
            var responses = operation["responses"]!.AsObject();
            responses.Any(response => response.Key[0] == '2').ShouldBeTrue(name);
            responses.Any(response => response.Key[0] == '4').ShouldBeTrue(name);
            foreach (var (status, response) in responses) ((string?)Resolved(response!.AsObject())["description"]).ShouldNotBeNullOrWhiteSpace($"{name} {status}");
        }
    }

    [Fact]
    public void Every_schema_says_what_kind_of_value_it_is()
    {
        string[] kinds = ["type", "$ref", "anyOf", "oneOf"];
        foreach (var (at, schema) in Schemas()) Array.Exists(kinds, schema.ContainsKey).ShouldBeTrue(at);
    }

    [Fact]
    public void Every_example_fits_its_schema()
    {
        var checkedExamples = 0;
        foreach (var (at, found) in Objects(Contract.Document))
        {
            if (found["schema"] is not JsonObject schema || found["example"] is not { } example) continue;
            Contract.Validator.Validate(example, schema).ShouldBeEmpty(at);
            checkedExamples++;
        }

        foreach (var (at, schema) in Schemas().Where(found => found.Schema["examples"] is JsonArray))
        {
            foreach (var example in schema["examples"]!.AsArray()) Contract.Validator.Validate(example, schema).ShouldBeEmpty(at);
        }

        checkedExamples.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Every_code_of_the_catalogue_is_listed()
    {
        var listed = Contract.Document["components"]!["schemas"]!["errorDocument"]!["properties"]!["errors"]!["items"]!["properties"]!["code"]!["x-extensible-enum"]!.AsArray();

        listed.Select(code => (string)code!).ShouldBe(ErrorCatalogue.Codes, ignoreOrder: true);
    }

    private static IEnumerable<(string Name, JsonObject Json)> Operations() =>
        from path in Contract.Document["paths"]!.AsObject()
        from member in path.Value!.AsObject()
        where Methods.Contains(member.Key)
        select ($"{member.Key} {path.Key}", member.Value!.AsObject());

    private static JsonObject Resolved(JsonObject part) => part["$ref"] is { } reference ? Contract.Validator.Resolve((string)reference!) : part;

    /// <summary>All schemas, found by where they stand.</summary>
    private static IEnumerable<(string At, JsonObject Schema)> Schemas()
    {
        var roots = Contract.Document["components"]!["schemas"]!.AsObject().Select(schema => ($"#/{schema.Key}", schema.Value!.AsObject()))
            .Concat(Objects(Contract.Document).Where(found => found.Json["schema"] is JsonObject).Select(found => (found.At + "/schema", found.Json["schema"]!.AsObject())));
        return roots.SelectMany(root => Within(root.Item1, root.Item2));
    }

    private static IEnumerable<(string At, JsonObject Schema)> Within(string at, JsonObject schema)
    {
        yield return (at, schema);
        var inner = (schema["properties"] as JsonObject ?? []).Select(member => ($"{at}/{member.Key}", member.Value))
            .Concat((schema["anyOf"] as JsonArray ?? []).Select(branch => ($"{at}/anyOf", branch)))
            .Append(($"{at}/items", schema["items"])).Append(($"{at}/*", schema["additionalProperties"]));
        foreach (var found in inner.Where(part => part.Item2 is JsonObject).SelectMany(part => Within(part.Item1, part.Item2!.AsObject()))) yield return found;
    }

    private static IEnumerable<(string At, JsonObject Json)> Objects(JsonNode? node, string at = "#")
    {
        if (node is JsonObject found) yield return (at, found);
        var inner = node switch
        {
            JsonObject members => members.Select(member => ($"{at}/{member.Key}", member.Value)),
            JsonArray items => items.Select((item, i) => ($"{at}/{i}", item)),
            _ => [],
        };
        foreach (var deeper in inner.SelectMany(part => Objects(part.Item2, part.Item1))) yield return deeper;
    }

    [GeneratedRegex("(?<={)[a-z]+(?=})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InBraces();
}
