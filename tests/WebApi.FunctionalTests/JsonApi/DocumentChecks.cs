using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>What can be checked on any document, from the document alone.</summary>
internal static class DocumentChecks
{
    private static readonly string[] TopLevel = ["data", "errors", "meta", "jsonapi", "links", "included"];
    private static readonly string[] OfResource = ["type", "id", "attributes", "relationships", "links", "meta"];
    private static readonly string[] OfRelationship = ["links", "data", "meta"];

    public static string Key(JsonNode identifier) => $"{identifier["type"]}/{identifier["id"]}";

    public static IEnumerable<JsonNode> Primary(this Answered answer) => answer.Body!["data"] switch
    {
        JsonArray many => many.OfType<JsonNode>(),
        JsonObject one => [one],
        _ => [],
    };

    public static IEnumerable<JsonNode> AllIncluded(this Answered answer) => answer.Body!["included"]?.AsArray().OfType<JsonNode>() ?? [];

    public static string[] Ids(this Answered answer) => [.. answer.Primary().Select(resource => resource["id"]!.GetValue<string>())];

    public static string[] Names(this Answered answer) => [.. answer.Primary().Select(resource => resource["attributes"]!["name"]!.GetValue<string>())];

    public static string? Link(this Answered answer, string name) => answer.Body!["links"]![name]?.GetValue<string>();

    /// <summary>The linkage that a resource shows.</summary>
    public static IEnumerable<JsonNode> Linkage(JsonNode resource) =>
        (resource["relationships"]?.AsObject() ?? []).SelectMany(relationship => relationship.Value!["data"] switch
        {
            JsonArray many => many.OfType<JsonNode>(),
            JsonObject one => [one],
            _ => Enumerable.Empty<JsonNode>(),
        });

    /// <summary>The members of a document, of its resource objects and of their relationships (JA-020 to JA-037).</summary>
    public static void ShouldBeWellFormed(this Answered answer)
    {
        var body = answer.Body!.AsObject();
        Members(body).ShouldBeSubsetOf(TopLevel);
        Members(body).Intersect(["data", "errors", "meta"]).ShouldNotBeEmpty();
        (body.ContainsKey("data") && body.ContainsKey("errors")).ShouldBeFalse();
        (body.ContainsKey("included") && !body.ContainsKey("data")).ShouldBeFalse();
        body["jsonapi"]!["version"]!.GetValue<string>().ShouldBe("1.1");
        foreach (var meta in Everywhere(body, "meta")) meta.ShouldBeOfType<JsonObject>();
        if (!body.ContainsKey("errors")) foreach (var resource in answer.Primary().Concat(answer.AllIncluded())) ShouldBeWellFormed(resource);
    }

    /// <summary>Everything included is reached from the primary data by linkage that is shown, and stands there once (JA-061, JA-062).</summary>
    public static void ShouldBeFullyLinked(this Answered answer)
    {
        var included = answer.AllIncluded().ToList();
        answer.Primary().Where(resource => resource["links"] is not null).Concat(included).Select(Key).ShouldBeUnique();
        var byKey = included.ToDictionary(Key);
        var reached = new HashSet<string>(answer.Primary().Select(Key), StringComparer.Ordinal);
        var waiting = new Queue<JsonNode>(answer.Primary().Select(identifier => byKey.GetValueOrDefault(Key(identifier), identifier)));
        while (waiting.TryDequeue(out var resource))
        {
            foreach (var key in Linkage(resource).Select(Key))
            {
                if (reached.Add(key) && byKey.TryGetValue(key, out var next)) waiting.Enqueue(next);
            }
        }

        byKey.Keys.Except(reached).ShouldBeEmpty();
    }

    /// <summary>Every link of the document but the description, wherever it stands.</summary>
    public static IReadOnlyList<string> Links(this Answered answer) =>
    [
        .. Everywhere(answer.Body!, "links").SelectMany(links => links!.AsObject())
            .Where(link => link.Key != "describedby" && link.Value is not null)
            .Select(link => link.Value is JsonObject detailed ? detailed["href"]!.GetValue<string>() : link.Value!.GetValue<string>())
            .Distinct(StringComparer.Ordinal),
    ];

    public static IEnumerable<JsonNode?> Everywhere(JsonNode node, string member) => node switch
    {
        JsonObject some => some.SelectMany(pair => pair.Key == member ? [pair.Value] : pair.Value is null ? [] : Everywhere(pair.Value, member)),
        JsonArray many => many.OfType<JsonNode>().SelectMany(item => Everywhere(item, member)),
        _ => [],
    };

    private static void ShouldBeWellFormed(JsonNode resource)
    {
        Members(resource.AsObject()).ShouldBeSubsetOf(OfResource);
        resource["type"]!.GetValue<string>().ShouldMatch("^[a-z][A-Za-z0-9]*s$");
        resource["id"]!.GetValue<string>().ShouldNotBeEmpty();
        if (resource["links"] is null) return; // an identifier

        resource["meta"]!["version"]!.GetValue<string>().ShouldNotBeEmpty();
        var attributes = Members(resource["attributes"]?.AsObject() ?? []);
        var relationships = Members(resource["relationships"]?.AsObject() ?? []);
        attributes.Concat(relationships).Concat(["id", "type"]).ShouldBeUnique();
        foreach (var name in attributes.Concat(relationships)) name.ShouldMatch("^[a-z][A-Za-z0-9]*$");
        foreach (var relationship in (resource["relationships"]?.AsObject() ?? []).Select(pair => pair.Value!.AsObject()))
        {
            Members(relationship).ShouldNotBeEmpty();
            Members(relationship).ShouldBeSubsetOf(OfRelationship);
            if (relationship["data"] is JsonArray many) many.Select(member => Key(member!)).ShouldBeUnique();
        }
    }

    private static string[] Members(JsonObject some) => [.. some.Select(pair => pair.Key)];
}
