using System.Net;
using Marketplace.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Edge;

/// <summary>Who may say what the client's address, its scheme and the public prefix are: a proxy that is configured, and nobody else.</summary>
public sealed class ProxyTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Known = "192.0.2.7";
    private const string Stranger = "198.51.100.9";

    private static readonly (string, string)[] Forwarded =
        [("X-Forwarded-For", "203.0.113.5"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Prefix", "/shop")];

    [Theory]
    [Trait("Rule", "JA-047")]
    [InlineData(Known, "/shop/api/v1")]
    [InlineData(Stranger, "/api/v1")]
    public async Task The_prefix_of_a_configured_proxy_begins_every_link_and_location(string sender, string prefix)
    {
        var seen = new Seen(IPAddress.Parse(sender));
        using var client = Client(seen, Known);
        var category = await api.Category();

        foreach (var url in new[] { "", "/categories?page[size]=1", $"/categories/{category}?include=parent,children", $"/categories/{category}/relationships/children", $"/categories/{category}/children" })
        {
            var answer = (await client.Get("/api/v1" + url, Forwarded)).ShouldBe(200);
            var links = JsonApi.DocumentChecks.Everywhere(answer.Body!, "links").SelectMany(links => links!.AsObject()).Where(link => link.Value is not null).ToList();
            links.ShouldNotBeEmpty();
            links.ShouldAllBe(link => link.Value!.GetValue<string>().StartsWith(prefix, StringComparison.Ordinal));
            answer.Body!["links"]!["self"]!.GetValue<string>().ShouldBe(prefix + url);
        }

        var cart = (await client.Post("/api/v1/carts", Documents.Of("carts"), Forwarded)).ShouldBe(201);
        cart.Response.Headers.Location!.OriginalString.ShouldBe($"{prefix}/carts/{cart.Id}");
    }

    [Theory]
    [Trait("Rule", "R-13")]
    [Trait("Rule", "JA-317")]
    [InlineData(Known, Known, "203.0.113.5", true)]
    [InlineData(Stranger, Known, Stranger, false)]
    [InlineData(Known, null, Known, false)]
    public async Task The_clients_address_and_scheme_come_from_a_configured_proxy_only(string sender, string? known, string address, bool isHttps)
    {
        var seen = new Seen(IPAddress.Parse(sender));
        using var client = Client(seen, known);

        var answer = (await client.Get("/api/v1/categories", Forwarded)).ShouldBe(200);

        seen.After.ShouldBe((IPAddress.Parse(address), isHttps));
        answer.Response.Headers.Contains("Strict-Transport-Security").ShouldBe(isHttps);
    }

    [Fact]
    [Trait("Rule", "R-13")]
    public async Task Of_a_chain_of_addresses_only_what_the_proxy_itself_saw_counts()
    {
        var seen = new Seen(IPAddress.Parse(Known));
        using var client = Client(seen, Known);

        await client.Get("/api/v1/categories", ("X-Forwarded-For", "203.0.113.66, 203.0.113.5"));

        seen.After.Address.ShouldBe(IPAddress.Parse("203.0.113.5"));
    }

    private HttpClient Client(Seen seen, string? known) => api.WithWebHostBuilder(builder =>
    {
        if (known is not null) builder.UseSetting("Edge:KnownProxies:0", known);
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(seen));
    }).CreateClient();

    /// <summary>Stands before everything: gives the connection an address, and looks afterwards at what became of it.</summary>
    private sealed class Seen(IPAddress sender) : IStartupFilter
    {
        public (IPAddress Address, bool IsHttps) After { get; private set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (HttpContext context, RequestDelegate rest) =>
            {
                context.Connection.RemoteIpAddress = sender;
                await rest(context);
                After = (context.Connection.RemoteIpAddress!, context.Request.IsHttps);
            });
            next(app);
        };
    }
}
