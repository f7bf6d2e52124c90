using System.Net.WebSockets;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Marketplace.WebApi.FunctionalTests.Realtime;

/// <summary>Who gets into a hub, who does not, and who has to leave .</summary>
public sealed class HubDoorTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Shop = "https://shop.example";

    [Theory]
    [InlineData("/hubs/orders?surface=seller", "buyerA", 403)]
    [InlineData("/hubs/orders?surface=admin", "buyerA", 403)]
    [InlineData("/hubs/orders?surface=admin", "sellerA", 403)]
    [InlineData("/hubs/orders?surface=seller", "admin", 403)]
    [InlineData("/hubs/orders", "sellerA", 403)]
    [InlineData("/hubs/notifications", "buyerA", 404)]
    [InlineData("/hubs/orders?surface=kitchen", "buyerA", 400)]
    [InlineData("/hubs/orders", "nobody", 401)]
    [InlineData("/hubs/chat", "buyerA", 404)]
    [Trait("Rule", "R-24")]
    public async Task A_credential_opens_the_hubs_of_its_own_surface_only(string hub, string who, int status) => (await RefusalAsync(api, hub, who == "nobody" ? null : api.TokenOf(who))).ShouldBe(status);

    [Fact]
    public async Task A_key_listens_where_its_scopes_read()
    {
        async Task<string> KeyAsync(string scope) => (await api.SellerA.Post("/api/v1/seller/apiKeys", Documents.Of("apiKeys", new { name = Seeding.Unique("key"), scopes = new[] { scope } }))).ShouldBe(201).Data["meta"]!["secret"]!.GetValue<string>();

        (await RefusalAsync(api, "/hubs/orders?surface=seller", await KeyAsync("read:products"))).ShouldBe(403);
        await using var listener = await Listener.OnAsync(api, "/hubs/orders?surface=seller", await KeyAsync("read:orders"));
        listener.Closed.ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "R-24")]
    public async Task A_page_of_a_foreign_origin_may_not_connect_with_or_without_the_cookie()
    {
        using var host = api.WithWebHostBuilder(builder => builder.UseSetting("Edge:AllowedOrigins:0", Shop));
        var session = (await api.SignInAsync(People.EmailOf("buyerA"), People.Password, new { transport = "cookie" })).ShouldBe(201);
        var cookies = string.Join("; ", session.Response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

        (await RefusalAsync(host, "/hubs/orders", token: null, ("Cookie", cookies), ("Origin", "https://evil.example"))).ShouldBe(403);
        (await RefusalAsync(host, "/hubs/orders", token: null, ("Cookie", cookies))).ShouldBe(403);
        (await RefusalAsync(host, "/hubs/orders", token: null, ("Cookie", cookies), ("Origin", "null"))).ShouldBe(403);
        (await RefusalAsync(host, "/hubs/orders", api.TokenOf("buyerA"), ("Origin", "https://evil.example"))).ShouldBe(403);
        (await RefusalAsync(host, "/hubs/orders", token: null, ("Cookie", cookies), ("Origin", Shop))).ShouldBeNull();
        (await RefusalAsync(host, "/hubs/orders", token: null, ("Cookie", cookies), ("Origin", "http://localhost"))).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_may_stand_in_the_address_of_a_WebSocket_and_nowhere_else()
    {
        var token = Uri.EscapeDataString(api.TokenOf("buyerA"));

        (await RefusalAsync(api, $"/hubs/orders?access_token={token}", token: null)).ShouldBeNull();
        (await RefusalAsync(api, "/hubs/orders?access_token=guess", token: null)).ShouldBe(401);
        (await api.Anonymous.Get($"/hubs/orders?access_token={token}")).ShouldBeError(401, "unauthenticated");
        (await api.Anonymous.Get($"/api/v1/orders?access_token={token}")).Status.ShouldNotBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_WebSockets_connect_and_nothing_is_negotiated()
    {
        (await api.BuyerA.Get("/hubs/orders")).ShouldBeError(400, "invalid_header", header: "Upgrade");
        (await api.BuyerA.Post("/hubs/orders/negotiate?negotiateVersion=1", new { })).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Rule", "R-06")]
    public async Task A_session_that_ends_and_a_key_that_is_revoked_end_their_connections()
    {
        await using var node = Node(("Realtime:RecheckSeconds", "1"));
        var session = (await api.SignInAsync(People.EmailOf("buyerB"), People.Password)).ShouldBe(201);
        var key = (await api.SellerA.Post("/api/v1/seller/apiKeys", Documents.Of("apiKeys", new { name = "Ends", scopes = new[] { "read:orders" } }))).ShouldBe(201);
        await using var person = await Listener.OnAsync(node, "/hubs/orders", session.Text("accessToken"));
        await using var program = await Listener.OnAsync(node, "/hubs/orders?surface=seller", key.Data["meta"]!["secret"]!.GetValue<string>());
        await using var stays = await Listener.OnAsync(node, "/hubs/orders", api.TokenOf("buyerA"));

        (await api.WithToken(session.Text("accessToken")).Delete($"/api/v1/sessions/{session.Id}", body: null, ("If-Match", "*"))).ShouldBe(204);
        (await api.SellerA.Post($"/api/v1/seller/apiKeys/{key.Id}/transitions", Documents.Of("transitions", new { to = "revoked" }))).ShouldBe(201);

        await person.ShouldBeClosedAsync();
        await program.ShouldBeClosedAsync();
        stays.Closed.ShouldBeFalse();
    }

    [Fact]
    [Trait("Rule", "R-06")]
    public async Task A_role_that_is_taken_away_ends_the_connection()
    {
        await using var node = Node(("Realtime:RecheckSeconds", "1"));
        var role = (await api.Admin.Post("/api/v1/admin/roles", await api.RoleAsync(Seeding.Unique("Listeners"), "read:orders"))).ShouldBe(201);
        var (admin, id) = await api.AdminAsync(role.Id);
        await using var operatorsLine = await Listener.OnAsync(node, "/hubs/orders?surface=admin", admin.DefaultRequestHeaders.Authorization!.Parameter!);

        (await api.Admin.Patch($"/api/v1/admin/users/{id}", Documents.Of("users", relationships: new { roles = new { data = Array.Empty<object>() } }, id: id))).ShouldBe(200);

        await operatorsLine.ShouldBeClosedAsync();
    }

    [Fact]
    [Trait("Rule", "R-06")]
    public async Task A_token_that_expires_ends_its_connection()
    {
        await using var node = Node(("Realtime:RecheckSeconds", "1"), ("Identity:AccessTokenLifetime", "00:00:05"));
        var session = await node.CreateClient().Post("/api/v1/sessions", Documents.Of("sessions", new { email = People.EmailOf("buyerB"), password = People.Password }));
        await using var listener = await Listener.OnAsync(node, "/hubs/orders", session.ShouldBe(201).Text("accessToken"));

        await listener.ShouldBeClosedAsync();
    }

    [Fact]
    [Trait("Rule", "R-24")]
    public async Task A_client_that_floods_is_disconnected()
    {
        await using var node = Node(("Realtime:MessagesPerMinute", "20"));
        await using var flood = await Listener.OnAsync(node, "/hubs/orders", api.TokenOf("buyerA"));

        for (var index = 0; index < 50 && !flood.Closed; index++)
        {
            try
            {
                await flood.CallAsync("Whatever");
            }
            catch (Exception closed) when (closed is WebSocketException or IOException or ObjectDisposedException)
            {
                break; // it is closed already
            }
        }

        await flood.ShouldBeClosedAsync();
    }

    [Fact]
    [Trait("Rule", "R-24")]
    public async Task A_person_has_so_many_connections_and_a_message_so_many_bytes()
    {
        await using var node = Node(("Realtime:ConnectionsPerUser", "2"), ("Realtime:MessageBytes", "500"));
        await using var first = await Listener.OnAsync(node, "/hubs/orders", api.TokenOf("buyerA"));
        await using (await Listener.OnAsync(node, "/hubs/orders", api.TokenOf("buyerA"))) (await RefusalAsync(node, "/hubs/orders", api.TokenOf("buyerA"))).ShouldBe(429);
        await ((Func<Task<bool>>)(async () => await RefusalAsync(node, "/hubs/orders", api.TokenOf("buyerA")) is null)).ShouldBecome(expected: true);

        await first.CallAsync("Whatever", new string('x', 1000));
        await first.ShouldBeClosedAsync();
    }

    [Fact]
    public async Task A_node_without_the_role_has_no_hubs()
    {
        await using var node = Node(("Roles", "api,worker"));

        (await RefusalAsync(node, "/hubs/orders", api.TokenOf("buyerA"))).ShouldBe(404);
    }

    /// <returns>The status of the refusal; null where a WebSocket was opened and the hub shook hands.</returns>
    private static async Task<int?> RefusalAsync(WebApplicationFactory<Program> node, string hub, string? token, params (string Name, string Value)[] headers)
    {
        var client = node.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            if (token is not null) request.Headers.Authorization = $"Bearer {token}";
            foreach (var (name, value) in headers) request.Headers[name] = value;
        };
        try
        {
            await using var listener = await Listener.BeginAsync(await client.ConnectAsync(new Uri("ws://localhost" + hub), TestContext.Current.CancellationToken));
            return null;
        }
        catch (InvalidOperationException refused) when (refused.Message.Contains("status code", StringComparison.Ordinal))
        {
            return int.Parse(refused.Message.Split(' ')[^1].TrimEnd('.'), System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private WebApplicationFactory<Program> Node(params (string Name, string Value)[] settings) => api.WithWebHostBuilder(builder =>
    {
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
    });
}
