using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace Marketplace.WebApi.FunctionalTests.Platform;

/// <summary>Nothing secret reaches the logs, not even at their most talkative (ID-17, SEC).</summary>
public sealed class LogTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);

    [Fact]
    public async Task What_opens_a_door_is_never_written_down()
    {
        await using var host = api.WithWebHostBuilder(builder => builder
            .UseSetting("Logging:LogLevel:Default", "Trace")
            .UseSetting("Logging:LogLevel:Microsoft", "Debug")
            .ConfigureLogging(logging => logging.AddProvider(new Listener(_lines))));

        await UseAccountsAsync(host);
        await UseKeysAsync(host);
        await FailAsync(host);

        _lines.Count.ShouldBeGreaterThan(500);
        _lines.ShouldContain(line => line.StartsWith("POST /api/v1/emailVerifications answered 202 in ", StringComparison.Ordinal) && line.EndsWith("(session)", StringComparison.Ordinal));
        foreach (var secret in _secrets) _lines.ShouldNotContain(line => Holds(line, secret), $"A log holds {secret[..4]}… of {secret.Length} characters.");
    }

    private async Task UseAccountsAsync(WebApplicationFactory<Program> host)
    {
        var (email, password) = (Accounts.NewEmail(), Secret("a password nobody logs"));
        var registered = (await host.CreateClient().Post("/api/v1/users", Documents.Of("users", new { email, password, name = "Quiet" }))).ShouldBe(201);
        var client = With(host, Secret(registered.TokenOf("accessToken")));
        (await client.Post("/api/v1/emailVerifications", Documents.Of("emailVerifications", new { code = Secret(await api.Mailbox.CodeAsync(email)) }))).ShouldBe(202);
        Secret(await api.Mailbox.WordAsync(email));

        (await client.Post("/api/v1/sessionRenewals", Documents.Of("sessionRenewals", new { refreshToken = Secret(registered.TokenOf("refreshToken")) }))).ShouldBe(201);
        (await client.Post("/api/v1/passwordResets", Documents.Of("passwordResets", new { email }))).ShouldBe(202);
        var code = Secret(await api.Mailbox.WordAsync(email, count: 2));
        (await host.CreateClient().Post("/api/v1/passwordResetConfirmations", Documents.Of("passwordResetConfirmations", new { code, password = Secret("another quiet password") }))).ShouldBe(202);
        var session = (await host.CreateClient().Post("/api/v1/sessions", Documents.Of("sessions", new { email, password = "another quiet password" }))).ShouldBe(201);
        Secret(session.Text("refreshToken"));
        var device = (await With(host, Secret(session.Text("accessToken"))).Post("/api/v1/totpDevices", Documents.Of("totpDevices", new { name = "Phone" }))).ShouldBe(201);
        Secret(device.Data["meta"]!["secret"]!.GetValue<string>());
    }

    private async Task UseKeysAsync(WebApplicationFactory<Program> host)
    {
        var seller = With(host, Secret(api.TokenOf("sellerA")));
        var key = (await seller.Post("/api/v1/seller/apiKeys", Documents.Of("apiKeys", new { name = "Quiet", scopes = new[] { "read:products" } }))).ShouldBe(201);
        (await With(host, Secret(key.Data["meta"]!["secret"]!.GetValue<string>())).Get("/api/v1/seller/products")).ShouldBe(200);
        var cart = (await host.CreateClient().Post("/api/v1/carts", Documents.Of("carts"))).ShouldBe(201);
        (await With(host, Secret(cart.Data["meta"]!["guestToken"]!.GetValue<string>())).Get("/api/v1/carts/current")).ShouldBe(200);
    }

    private async Task FailAsync(WebApplicationFactory<Program> host)
    {
        (await host.CreateClient().Post("/api/v1/sessions", Documents.Of("sessions", new { email = Accounts.NewEmail(), password = Secret("a wrong guess at it") }))).ShouldBeError(401, "invalid_credentials");
        (await With(host, Secret("mk_admin_" + new string('q', 43))).Get("/api/v1/admin/users")).ShouldBeError(401, "invalid_api_key");
        (await host.CreateClient().Post("/api/v1/sessions", "{\"data\":{\"type\":\"sessions\",\"attributes\":{\"password\":\"" + Secret("broken document secret") + "\"")).ShouldBeError(400, "malformed_json");
    }

    /// <summary>Six digits by themselves are a code; in the middle of a longer number or id they are chance.</summary>
    private static bool Holds(string line, string secret) =>
        secret.Length > 6 ? line.Contains(secret, StringComparison.Ordinal) : Regex.IsMatch(line, $"(?<![0-9A-Za-z]){secret}(?![0-9A-Za-z])", RegexOptions.None, TimeSpan.FromSeconds(1));

    private string Secret(string text)
    {
        _secrets.Add(text);
        return text;
    }

    private static HttpClient With(WebApplicationFactory<Program> host, string token)
    {
        var client = host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private sealed class Listener(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
