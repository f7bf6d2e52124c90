using System.Globalization;
using Marketplace.Testing;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Marketplace.WebApi.FunctionalTests.Edge;

/// <summary>How often who may ask (api.md 22; RL-01 to RL-03).</summary>
public sealed class RateLimitTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Public = "/api/v1/categories";

    [Fact]
    [Trait("Rule", "JA-230")]
    [Trait("Rule", "JA-231")]
    public async Task Over_the_limit_it_is_429_and_the_headers_tell_when_to_come_back()
    {
        using var host = Limited(("PerAddress", "5"));
        using var client = host.CreateClient();

        for (var left = 4; left >= 0; left--)
        {
            var answer = (await client.Get(Public)).ShouldBe(200).Response.Headers;
            answer.GetValues("RateLimit-Policy").ShouldHaveSingleItem().ShouldBe("\"address\";q=5;w=60");
            answer.GetValues("RateLimit").ShouldHaveSingleItem().ShouldStartWith($"\"address\";r={left.ToString(CultureInfo.InvariantCulture)};t=");
        }

        var refused = await client.Get(Public);
        refused.ShouldBeError(429, "rate_limited");
        refused.Response.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    [Trait("Rule", "JA-232")]
    public async Task Each_credential_has_its_own_and_signing_in_the_smallest()
    {
        using var host = Limited(("PerAddress", "3"), ("SignIns", "2"), ("PerKey", "50"));
        using var client = host.CreateClient();
        for (var i = 0; i < 2; i++) (await SignIn(client)).ShouldBeError(401, "invalid_credentials");

        (await SignIn(client)).ShouldBeError(429, "rate_limited");
        using var seller = host.CreateClient();
        seller.DefaultRequestHeaders.Authorization = api.SellerA.DefaultRequestHeaders.Authorization;
        (await seller.Get("/api/v1/seller/products")).ShouldBe(200).Response.Headers.GetValues("RateLimit-Policy").ShouldHaveSingleItem().ShouldBe("\"key\";q=50;w=60");
    }

    [Fact]
    [Trait("Rule", "JA-233")]
    public async Task What_is_refused_counts_and_health_does_not()
    {
        using var host = Limited(("PerAddress", "3"));
        using var client = host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "mk_admin_guess");

        for (var i = 0; i < 3; i++) (await client.Get(Public)).ShouldBeError(401, "invalid_api_key");
        (await client.Get(Public)).ShouldBeError(429, "rate_limited");
        client.DefaultRequestHeaders.Authorization = null;
        (await client.Get(Public)).ShouldBeError(429, "rate_limited");
        for (var i = 0; i < 10; i++) ((int)(await client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task What_providers_tell_has_a_limit_of_its_own_and_takes_nothing_from_buyers()
    {
        using var host = Limited(("Webhooks", "3"), ("PerAddress", "2"));
        using var client = host.CreateClient();

        for (var told = 0; told < 3; told++) ((int)(await TellAsync(client)).StatusCode).ShouldBe(404); // no provider is there
        using var refused = await TellAsync(client);

        (refused.StatusCode, refused.Headers.RetryAfter!.Delta).ShouldSatisfyAllConditions(told => told.StatusCode.ShouldBe(System.Net.HttpStatusCode.TooManyRequests), told => told.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero));
        (await client.Get(Public)).ShouldBe(200);
    }

    [Fact]
    [Trait("Rule", "JA-232")]
    public async Task Codes_are_guessed_no_faster_by_quotes_of_prices()
    {
        using var host = Limited(("SignIns", "5"));
        using var client = host.CreateClient();
        var sold = await api.Product();
        Task<Answered> Quote(params string[] codes) => client.Post("/api/v1/priceQuotes", Documents.Of("priceQuotes", new { quantity = 1, currency = "USD", couponCodes = codes }, new { listing = Documents.To("listings", sold.Listing) }));

        for (var i = 0; i < 10; i++) (await Quote()).ShouldBe(201);
        (await Quote("GUESS-1", "GUESS-2", "GUESS-3")).ShouldBe(201);
        (await Quote("GUESS-4", "GUESS-5", "GUESS-6")).ShouldBeError(429, "rate_limited");
        (await Quote()).ShouldBe(201);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::9", "2001:db8:1:2::/64")]
    public void A_network_of_IPv6_is_counted_as_one(string address, string counted) => Household.Of(System.Net.IPAddress.Parse(address)).ShouldBe(counted);

    private static async Task<HttpResponseMessage> TellAsync(HttpClient client)
    {
        using var forged = new StringContent("{}");
        return await client.PostAsync(new Uri("/webhooks/stripe", UriKind.Relative), forged, TestContext.Current.CancellationToken);
    }

    private WebApplicationFactory<Program> Limited(params (string Name, string Value)[] limits) => api.WithWebHostBuilder(host =>
    {
        host.UseSetting("RateLimits:Enabled", "true");
        foreach (var (name, value) in limits) host.UseSetting($"RateLimits:{name}", value);
    });

    private static Task<Answered> SignIn(HttpClient client) => client.Post("/api/v1/sessions", Documents.Of("sessions", new { email = "nobody@example.test", password = "guess guess" }));
}
