using System.Net;
using System.Text.Json.Nodes;
using Marketplace.Testing;
using Marketplace.Testing.Schemas;

namespace Marketplace.WebApi.FunctionalTests.OpenApi;

/// <summary>
/// Asks what the description offers and holds the answers against it (JA-320): every collection with its sorts, filters and includes, every
/// resource found there, every URL below that. The client compares each answer with its schema.
/// </summary>
public sealed class RealAnswersTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>, IAsyncLifetime
{
    private HttpClient _guest = null!;

    public async ValueTask InitializeAsync()
    {
        var mug = await api.Product();
        (_guest, var cart) = await api.GuestCart();
        (await _guest.AddToCart(cart, mug.Listing, 2)).ShouldBe(201);
        (await _guest.CheckOut(cart, "20.00")).ShouldBe(201);
        await api.SellerA.Shipping("0.00");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/api/v1/", 5)]
    [InlineData("/api/v1/seller/", 10)]
    [InlineData("/api/v1/admin/", 10)]
    public async Task Every_reading_URL_answers_as_described(string surface, int atLeast)
    {
        var (client, shown) = (ClientOf(surface, api, _guest), 0);
        foreach (var path in Collections(surface))
        {
            if (await Read(client, path) is not { } collection) continue;
            foreach (var item in collection.Items.Take(2))
            {
                shown++;
                foreach (var below in Below(path)) await Read(client, below.Replace("{id}", (string)item!["id"]!, StringComparison.Ordinal));
            }
        }

        shown.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    [Theory]
    [InlineData("/api/v1/")]
    [InlineData("/api/v1/seller/")]
    [InlineData("/api/v1/admin/")]
    public async Task Every_parameter_that_is_described_is_known(string surface)
    {
        var (client, asked, wrong) = (ClientOf(surface, api, _guest), 0, new List<string>());
        foreach (var path in Collections(surface))
        {
            foreach (var query in Queries(Contract.Operation("GET", path)!))
            {
                var answer = await client.Get($"{path}?{query}");

                // Amounts need a currency where a collection holds several; everything else is an answer.
                var isFine = answer.Status is HttpStatusCode.OK or HttpStatusCode.Forbidden
                    || (answer.Status == HttpStatusCode.BadRequest && (string)answer.Body!["errors"]![0]!["code"]! == "invalid_filter_value");
                if (!isFine) wrong.Add($"{path}?{query}: {(int)answer.Status} {answer.Body!["errors"]![0]!["detail"]}");
                asked++;
            }
        }

        wrong.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(50);
    }

    internal static HttpClient ClientOf(string surface, MarketplaceApi api, HttpClient guest) => surface switch
    {
        "/api/v1/seller/" => api.SellerA,
        "/api/v1/admin/" => api.Admin,
        _ => guest,
    };

    /// <returns>Null where the URL is not for this caller.</returns>
    private static async Task<Answered?> Read(HttpClient client, string url)
    {
        var answer = await client.Get(url);
        return answer.Status == HttpStatusCode.Forbidden ? null : answer.ShouldBe(200);
    }

    internal static IEnumerable<string> Collections(string surface) =>
        from path in Contract.Document["paths"]!.AsObject()
        where path.Key.StartsWith(surface, StringComparison.Ordinal) && path.Key.LastIndexOf('/') == surface.Length - 1 && path.Value!["get"] is not null
        where !path.Key.EndsWith(".json", StringComparison.Ordinal) && path.Key is not ("/api/v1/seller" or "/api/v1/admin")
        select path.Key;

    private static IEnumerable<string> Below(string path) =>
        Contract.Document["paths"]!.AsObject().Where(item => item.Key.StartsWith(path + "/{id}", StringComparison.Ordinal) && item.Value!["get"] is not null).Select(item => item.Key);

    private static IEnumerable<string> Queries(JsonObject operation)
    {
        foreach (var reference in operation["parameters"]!.AsArray())
        {
            var parameter = Contract.Validator.Resolve((string)reference!["$ref"]!);
            var (name, schema) = ((string)parameter["name"]!, parameter["schema"]!.AsObject());
            if (schema["items"]?["enum"] is JsonArray words)
            {
                foreach (var some in words.Chunk(5)) yield return $"{name}={string.Join(',', some.Select(word => (string)word!))}{(some.Any(word => (string)word! == "distance") ? "&filter[near]=-20.16,57.50,10" : "")}";
            }
            else if (name == "filter")
            {
                foreach (var (path, value) in schema["properties"]!.AsObject()) yield return $"filter[{path}]={ValueOf(value!.AsObject())}";
            }
            else if ((string?)parameter["style"] == "deepObject")
            {
                yield return string.Join('&', schema["properties"]!.AsObject().Select(op => $"{name}[{op.Key}]={ValueOf(op.Value!.AsObject())}"));
            }
        }

        var hasNumbers = operation["parameters"]!.AsArray().Any(reference => (string)reference!["$ref"]! == "#/components/parameters/page.number");
        yield return hasNumbers ? "page[size]=1&page[number]=1" : "page[size]=1";
    }

    internal static string ValueOf(JsonObject schema) => schema switch
    {
        { } when schema["enum"] is JsonArray words => (string)words[0]!,
        { } when (string?)schema["format"] == "uuid" => Guid.Empty.ToString(),
        { } when (string?)schema["format"] == "date" => "2026-01-31",
        { } when (string)schema["type"]! == "boolean" => "true",
        { } when (string)schema["type"]! == "integer" => "1",
        _ => "12.50",
    };
}
