using System.Text;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.Realtime;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Authorization;

/// <summary>
/// Every method of every route × every kind of caller, compared with the policy that was reviewed: <c>policy.txt</c> beside this file. A new route is not in it
/// and fails. <c>UPDATE_SNAPSHOTS=1</c> writes what is there now, to be read before it is committed.
/// </summary>
public sealed class AuthorizationMatrixTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private static readonly string Missing = Guid.CreateVersion7().ToString();

    [Fact]
    [Trait("Rule", "R-07")]
    [Trait("Rule", "JA-304")]
    public async Task Who_gets_past_the_door_is_what_was_reviewed()
    {
        var callers = await CallersAsync();
        var lines = new List<string>();
        foreach (var (method, route) in Routes())
        {
            var outcomes = new List<(string Caller, int Status)>();
            foreach (var (name, client) in callers) outcomes.Add((name, await AskAsync(client, method, route)));
            lines.Add(Line(method, route, outcomes));
        }

        var found = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") await File.WriteAllTextAsync(PolicyPath(), found, TestContext.Current.CancellationToken);
        found.ShouldBe(await File.ReadAllTextAsync(PolicyPath(), TestContext.Current.CancellationToken), "The policy has changed: read the differences, then set UPDATE_SNAPSHOTS=1.");
    }

    private IEnumerable<(string Method, string Route)> Routes() => api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<JsonApiEndpointMetadata>() is not null)
        .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Where(method => method != "HEAD").Select(method => (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))))
        .Concat(HubDoor.All.SelectMany(door => door.Surfaces.Select(surface => ("GET", $"{door.Path}?surface={surface.ToString().ToLowerInvariant()}"))))
        .OrderBy(route => route.Item2, StringComparer.Ordinal).ThenBy(route => route.Item1, StringComparer.Ordinal);

    private async Task<IReadOnlyList<(string Name, HttpClient Client)>> CallersAsync()
    {
        var guest = (await api.Anonymous.Post("/api/v1/carts", Documents.Of("carts"))).ShouldBe(201).Data["meta"]!["guestToken"]!.GetValue<string>();
        return
        [
            ("anonymous", api.Anonymous),
            ("guest", api.WithToken(guest)),
            ("buyer", api.BuyerA),
            ("staff", await api.MemberAsync("staff")),
            ("manager", await api.MemberAsync("manager")),
            ("owner", await api.MemberAsync("owner")),
            ("sellerKey", api.SellerA),
            ("support", await api.AdminOfAsync("support")),
            ("catalogue", await api.AdminOfAsync("catalogue")),
            ("super", api.Admin),
        ];
    }

    /// <summary>With an empty resource and an id that nothing has: past the door, that is 4xx of another kind.</summary>
    private static async Task<int> AskAsync(HttpClient client, string method, string route)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(route.Replace("{id}", Missing, StringComparison.Ordinal), UriKind.Relative));
        if (method is "POST" or "PATCH" or "DELETE")
        {
            var isBatch = route.EndsWith("/operations", StringComparison.Ordinal);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(isBatch ? "{\"atomic:operations\":[]}" : "{\"data\":null}"));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", isBatch ? JsonApiClient.Atomic : JsonApiClient.MediaType);
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var status = (int)answer.StatusCode;
        status.ShouldBeLessThan(500, $"{method} {route}");
        return status;
    }

    private static string Line(string method, string route, List<(string Caller, int Status)> outcomes)
    {
        string Those(Func<int, bool> which) => string.Join(' ', outcomes.Where(outcome => which(outcome.Status)).Select(outcome => outcome.Caller)) is { Length: > 0 } names ? names : "-";
        return $"{method,-6} {route}  in: {Those(status => status is not (401 or 403))}  403: {Those(status => status == 403)}  401: {Those(status => status == 401)}";
    }

    private static string PolicyPath([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "policy.txt");
}
