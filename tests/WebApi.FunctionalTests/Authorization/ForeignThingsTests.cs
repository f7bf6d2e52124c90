using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Application.Common;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Sellers;
using Marketplace.WebApi.JsonApi;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Authorization;

/// <summary>
/// Whatever exists and is another's answers like what never was (JA-301, JA-058): for every type, everything that the admins see is asked for by each caller, and must be
/// there exactly where the caller's own list has it.
/// </summary>
public sealed class ForeignThingsTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private static readonly string[] Changing = ["PATCH", "DELETE"];

    [Fact]
    [Trait("Rule", "JA-301")]
    [Trait("Rule", "JA-058")]
    [Trait("Rule", "R-07")]
    public async Task What_is_anothers_is_not_there()
    {
        await StockTheHouseAsync();
        var (ownerA, ownerB, compared) = (await api.OwnerAsync(People.EmailOf("sellerA"), People.Password), await api.OwnerAsync(People.EmailOf("sellerB"), People.Password), 0); // no key sees papers
        foreach (var type in api.Services.GetRequiredService<ResourceCatalog>().Types.Where(type => type.On(Surface.Admin)?.Has(Methods.List) == true))
        {
            var all = await IdsAsync(api.Admin, $"/api/v1/admin/{type.Name}");
            foreach (var (surface, caller) in (IEnumerable<(Surface, HttpClient)>)[(Surface.Public, api.BuyerA), (Surface.Public, api.BuyerB), (Surface.Seller, ownerA), (Surface.Seller, ownerB)])
            {
                if (type.On(surface) is not { } rule || !rule.Has(Methods.List)) continue;

                var own = await IdsAsync(caller, $"{surface.Prefix}/{type.Name}");
                foreach (var id in all.Except(own)) compared += await EnsureMissingAsync(caller, $"{surface.Prefix}/{type.Name}", type, rule, id);
            }
        }

        compared.ShouldBeGreaterThan(50);
    }

    private static async Task<int> EnsureMissingAsync(HttpClient caller, string collection, ResourceType type, SurfaceRule rule, string id)
    {
        // What a public thing shows (the picture of a product) may be read by its id and is nobody's to change.
        var (status, text) = await AskAsync(caller, "GET", $"{collection}/{id}", body: null);
        if (status == 200 && type.Name == "uploads") return 0;

        status.ShouldBe(404, $"GET {collection}/{id}: {text}");
        var (missing, nothing) = await AskAsync(caller, "GET", $"{collection}/{Guid.CreateVersion7()}", body: null);
        (status, Anonymous(text)).ShouldBe((missing, Anonymous(nothing)));
        var body = System.Text.Json.JsonSerializer.Serialize(Documents.Of(type.Name, new { }, id: id));
        foreach (var method in Changing)
        {
            if (!rule.Has(method == "PATCH" ? Methods.Update : Methods.Delete)) continue;
            (await AskAsync(caller, method, $"{collection}/{id}", body)).Status.ShouldBe(404, $"{method} {collection}/{id}");
        }

        if (rule.Has(Methods.Transition))
        {
            (await AskAsync(caller, "POST", $"{collection}/{id}/transitions", """{"data":{"type":"transitions","attributes":{"to":"archived"}}}""")).Status.ShouldBeOneOf([404, 422]);
        }

        return 1;
    }

    private static string Anonymous(string text)
    {
        var error = JsonNode.Parse(text)!["errors"]![0]!;
        return $"{error["code"]} {error["title"]} {error["detail"]}";
    }

    private static async Task<HashSet<string>> IdsAsync(HttpClient client, string url)
    {
        var (status, text) = await AskAsync(client, "GET", $"{url}?page[size]=100", body: null);
        status.ShouldBe(200, $"{url}: {text}");
        return [.. JsonNode.Parse(text)!["data"]!.AsArray().Select(resource => resource!["id"]!.GetValue<string>())];
    }

    private static async Task<(int Status, string Text)> AskAsync(HttpClient client, string method, string url, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(url, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", JsonApiClient.MediaType);
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Two sellers with goods, two buyers with addresses, carts and orders.</summary>
    private async Task StockTheHouseAsync()
    {
        foreach (var seller in (HttpClient[])[api.SellerA, api.SellerB])
        {
            (await seller.Post("/api/v1/seller/apiKeys", Documents.Of("apiKeys", new { name = "Program", scopes = new[] { "read:products" } }))).ShouldBe(201);
            (await seller.Post("/api/v1/seller/sellerInvitations", Documents.Of("sellerInvitations", new { email = $"{Guid.NewGuid():N}@example.test", role = "staff" }))).ShouldBe(201);
            await seller.Shipping("0.00");
        }

        foreach (var name in (string[])["sellerA", "sellerB"])
        {
            var owner = await api.OwnerAsync(People.EmailOf(name), People.Password);
            var applicant = new Applicant(owner, Seller: "", (await owner.Get("/api/v1/seller/kycCases")).Items[0]!["id"]!.GetValue<string>());
            (await applicant.MoveAsync("collecting")).ShouldBe(201);
            (await applicant.AddAsync("identity")).ShouldBe(201);
        }

        foreach (var buyer in (HttpClient[])[api.BuyerA, api.BuyerB])
        {
            (await buyer.Post("/api/v1/addresses", Documents.Of("addresses", new { name = "A. Buyer", line1 = "1 Quay Road", city = "Port Louis", country = "MU" }))).ShouldBe(201);
            (await buyer.Post("/api/v1/privacyRequests", Documents.Of("privacyRequests", new { kind = "erasure" }))).ShouldBe(202);
            (await buyer.Post("/api/v1/sellerApplications", Documents.Of("sellerApplications", new { businessName = "Ti Lakaz", description = "Baskets", country = "MU", acceptsTerms = true }))).ShouldBe(201);
        }

        foreach (var (seller, buyer) in (IEnumerable<(HttpClient, HttpClient)>)[(api.SellerA, api.BuyerA), (api.SellerB, api.BuyerB)])
        {
            var sold = await api.Product(seller);
            (await buyer.AddToCart(await CartOfAsync(buyer), sold.Listing)).ShouldBe(201);
            (await buyer.CheckOut(await CartOfAsync(buyer), "10.00")).ShouldBe(201);
            (await buyer.AddToCart(await CartOfAsync(buyer), sold.Listing)).ShouldBe(201);
        }
    }

    private static async Task<string> CartOfAsync(HttpClient buyer)
    {
        var open = await buyer.Get("/api/v1/carts/current");
        return (int)open.Status == 200 ? open.Id : (await buyer.Post("/api/v1/carts", Documents.Of("carts"))).ShouldBe(201).Id;
    }
}
