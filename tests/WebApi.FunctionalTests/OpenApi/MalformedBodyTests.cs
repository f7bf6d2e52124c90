using System.Net;
using System.Text.Json.Nodes;
using Marketplace.Testing;
using Marketplace.Testing.Schemas;

namespace Marketplace.WebApi.FunctionalTests.OpenApi;

/// <summary>
/// Sends every operation that takes a body its own example, spoiled in one place after the other: whatever is wrong is a fault of the request, and never ours. The client compares each answer with its schema.
/// </summary>
public sealed class MalformedBodyTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>, IAsyncLifetime
{
    /// <summary>Stands for half a surrogate pair, which no writer of JSON writes, until the document is text.</summary>
    private const string Half = "\"half a pair\"";

    private static readonly string[] Wrong = ["null", Half, "[{}]"];

    public async ValueTask InitializeAsync()
    {
        var mug = await api.Product();
        for (var orders = 0; orders < 2; orders++)
        {
            var cart = (await api.BuyerA.Get("/api/v1/carts/current")).ShouldBe(200).Id;
            (await api.BuyerA.AddToCart(cart, mug.Listing)).ShouldBe(201);
            var total = (await api.BuyerA.Get("/api/v1/carts/current")).ShouldBe(200).Attributes["grandTotal"]!["amount"]!.GetValue<string>(); // of what earlier cases left in it, too
            if (orders == 0) (await api.BuyerA.CheckOut(cart, total)).ShouldBe(201);
        }

        await api.SellerA.Shipping("0.00");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [Trait("Rule", "R-08")]
    [InlineData("/api/v1/", 500)]
    [InlineData("/api/v1/seller/", 1000)]
    [InlineData("/api/v1/admin/", 1000)]
    public async Task Whatever_is_wrong_with_a_body_is_a_fault_and_no_failure(string surface, int atLeast)
    {
        var (client, judged, failed) = (RealAnswersTests.ClientOf(surface, api, api.BuyerA), 0, new List<string>());
        foreach (var (method, path, example) in Operations(surface))
        {
            if (await TargetAsync(client, path) is not { } url) continue;
            if (method == HttpMethod.Patch && example["data"] is JsonObject data && data["id"] is not null) data["id"] = url.Split('/')[^1];
            foreach (var body in Spoiled(example))
            {
                var answer = await client.Call(method, url, body, JsonApiClient.MediaType, [("Idempotency-Key", Guid.NewGuid().ToString()), .. method == HttpMethod.Patch ? [("If-Match", "*")] : Array.Empty<(string, string)>()]);
                if ((int)answer.Status >= 500) failed.Add($"{method} {url} {body}: {answer.Body}");
                if (answer.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)) judged++;
            }
        }

        failed.ShouldBeEmpty();
        judged.ShouldBeGreaterThan(atLeast);
    }

    private static IEnumerable<(HttpMethod Method, string Path, JsonObject Example)> Operations(string surface) =>
        from path in Contract.Document["paths"]!.AsObject()
        where path.Key.StartsWith(surface, StringComparison.Ordinal) && (surface != "/api/v1/" || !IsElsewhere(path.Key))
        from operation in path.Value!.AsObject()
        let example = operation.Key is "post" or "patch" or "delete" ? operation.Value!["requestBody"]?["content"]?[JsonApiClient.MediaType]?["example"] as JsonObject : null
        where example is not null
        select (new HttpMethod(operation.Key.ToUpperInvariant()), path.Key, example.DeepClone().AsObject());

    private static bool IsElsewhere(string path) => path.StartsWith("/api/v1/seller/", StringComparison.Ordinal) || path.StartsWith("/api/v1/admin/", StringComparison.Ordinal);

    /// <summary>The address of one that is there; null where there is none.</summary>
    private static async Task<string?> TargetAsync(HttpClient client, string path)
    {
        if (!path.Contains("{id}", StringComparison.Ordinal)) return path;

        var collection = path[..path.IndexOf("/{id}", StringComparison.Ordinal)];
        if (Contract.Operation("GET", collection) is null) return null;

        var found = await client.Get(collection + "?page[size]=1");
        return found.Status is HttpStatusCode.OK && found.Items is [{ } first, ..] ? path.Replace("{id}", (string)first["id"]!, StringComparison.Ordinal) : null;
    }

    /// <summary>The document with each of its parts replaced, and with all attributes, and all relationships, replaced at once.</summary>
    private static IEnumerable<string> Spoiled(JsonObject example)
    {
        foreach (var wrong in Wrong)
        {
            foreach (var place in Places(example, []))
            {
                var spoiled = example.DeepClone();
                Replace(spoiled, place, wrong);
                yield return Text(spoiled);
            }

            foreach (var group in (string[])["attributes", "relationships"])
            {
                if (example["data"] is not JsonObject data || data[group] is not JsonObject members) continue;

                var spoiled = example.DeepClone();
                foreach (var (name, _) in members) Replace(spoiled, ["data", group, name], wrong);
                yield return Text(spoiled);
            }
        }
    }

    private static IEnumerable<object[]> Places(JsonNode? node, object[] place)
    {
        if (place.Length > 0) yield return place;
        var parts = node switch
        {
            JsonObject members => members.Select(member => ((object)member.Key, member.Value)),
            JsonArray items => items.Select((item, index) => ((object)index, item)),
            _ => [],
        };
        foreach (var (step, part) in parts)
        {
            foreach (var below in Places(part, [.. place, step])) yield return below;
        }
    }

    private static void Replace(JsonNode root, object[] place, string wrong)
    {
        var parent = place[..^1].Aggregate(root, (at, step) => step is int index ? at[index]! : at[(string)step]!);
        if (place[^1] is int last) parent[last] = JsonNode.Parse(wrong);
        else parent[(string)place[^1]] = JsonNode.Parse(wrong);
    }

    private static string Text(JsonNode document) => document.ToJsonString().Replace(Half, "\"\\ud800\"", StringComparison.Ordinal);
}
