using System.Net;
using System.Text.Json.Nodes;
using Marketplace.Testing;
using Marketplace.Testing.Schemas;
using Marketplace.WebApi.FunctionalTests.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.OpenApi;

/// <summary>One collection of the description with all that a caller sees in it, and what its filters can be asked with.</summary>
internal sealed class Surveyed(HttpClient client, string path)
{
    private static readonly (string Name, string Value) Walked = ("Accept", CursorTests.Accept);

    private readonly Dictionary<(string Query, int Headers), Answered> _answers = [];

    /// <summary>Each filter with its operators and the schemas of their values.</summary>
    public IReadOnlyList<(string Filter, JsonObject Operators)> Filters { get; } = [..
        from reference in Contract.Operation("GET", path)!["parameters"]!.AsArray()
        let parameter = Contract.Validator.Resolve((string)reference!["$ref"]!)
        where ((string)parameter["name"]!).StartsWith("filter[", StringComparison.Ordinal)
        select (((string)parameter["name"]!)[7..^1], parameter["schema"]!["properties"]!.AsObject())];

    /// <summary>What the collection holds for this caller; null where it holds nothing, or is not for this caller.</summary>
    public async Task<string?> Type() => await Get("") is { Status: HttpStatusCode.OK, Items: [{ } first, ..] } ? (string)first["type"]! : null;

    /// <summary>
    /// The ids that a query leaves. They are walked by cursors, where its order can be, and nothing else
    /// is asked for: neither a total nor a field.
    /// </summary>
    public async Task<HashSet<string>> Ids(string query)
    {
        var answer = await Get("");
        if (answer.Items is [{ } first, ..])
        {
            var bare = $"{query}&fields[{first["type"]}]=";
            answer = await Get(bare, Walked);
            if (answer.Status == HttpStatusCode.BadRequest) answer = await Get(bare);
        }

        HashSet<string> ids = [.. IdsOn(answer)];
        while (answer.Link("next") is { } next) ids.UnionWith(IdsOn(answer = await client.Get(next)));
        return ids;

        static IEnumerable<string> IdsOn(Answered page) => page.ShouldBe(200).Items.Select(item => (string)item!["id"]!);
    }

    /// <summary>A value that some resource of the collection has; null where none shows one.</summary>
    public async Task<string?> Seen(string filter)
    {
        if (filter == "id") return (string)(await Get("")).Items[0]!["id"]!;

        var steps = filter.Split('.', 2);
        var plain = await Get("");
        var wide = await Get($"include={steps[0]}");
        foreach (var item in plain.Items.Concat(wide.Status == HttpStatusCode.OK ? wide.Items : []))
        {
            if (steps is [var name] && ValueOf(item!, name) is { } own) return own;
            if (steps is [var relation, var rest] && Linked(item!, relation, wide) is { } other && ValueOf(other, rest) is { } far) return far;
        }

        return null;
    }

    private static string? ValueOf(JsonNode resource, string name)
    {
        if (name == "id") return (string?)resource["id"];
        if (resource["attributes"]?[name] is { } value) return value is JsonObject money ? (string?)money["amount"] : Text(value);

        return resource["relationships"]?[name]?["data"] switch
        {
            JsonObject one => (string?)one["id"],
            JsonArray { Count: > 0 } many => (string?)many[0]!["id"],
            _ => null,
        };
    }

    /// <summary>Of a list, what it holds first.</summary>
    private static string? Text(JsonNode value) => value is JsonArray { Count: > 0 } list ? Text(list[0]!) : value.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string?)value : value.ToJsonString();

    private static JsonNode? Linked(JsonNode item, string relation, Answered wide) =>
        wide.Body?["included"] is JsonArray included && ValueOf(item, relation) is { } id ? included.FirstOrDefault(resource => (string?)resource!["id"] == id) : null;

    private async Task<Answered> Get(string query, params (string Name, string Value)[] headers)
    {
        var asked = (query, headers.Length);
        if (!_answers.TryGetValue(asked, out var answer)) _answers.Add(asked, answer = await client.Get($"{path}?page[size]=100&{query}", headers));
        return answer;
    }
}
