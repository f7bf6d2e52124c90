using System.Security.Cryptography;
using Marketplace.Domain.Identity;
using Marketplace.StandIns;
using Marketplace.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>A marketplace that takes sign-ins of two providers, and the providers, reached over HTTP.</summary>
public sealed class ProviderWorld : IAsyncLifetime
{
    public const string RedirectUri = "https://shop.example.test/signed-in";

    private const string ClientId = "marketplace";

    private readonly string _secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false });
    private WebApplication _providers = null!;
    private WebApplicationFactory<Program> _host = null!;

    public MarketplaceApi Api { get; } = new();

    public HttpClient Anonymous => _host.CreateClient();

    public async ValueTask InitializeAsync()
    {
        _providers = Entry.Build(["--urls", "http://127.0.0.1:0", "--StandIns:ClientId", ClientId, "--StandIns:ClientSecret", _secret]);
        await _providers.StartAsync();
        var address = _providers.Urls.Single();
        await Api.InitializeAsync();
        _host = Api.WithWebHostBuilder(builder => builder
            .UseSetting("Identity:External:RedirectUris:0", RedirectUri)
            .UseSetting("Identity:External:Google:ClientId", ClientId)
            .UseSetting("Identity:External:Google:ClientSecret", _secret)
            .UseSetting("Identity:External:Google:Authority", address + "/google")
            .UseSetting("Identity:External:Facebook:ClientId", ClientId)
            .UseSetting("Identity:External:Facebook:ClientSecret", _secret)
            .UseSetting("Identity:External:Facebook:Authority", address + "/facebook")
            .UseSetting("Identity:External:Facebook:TokenEndpoint", address + "/facebook/token"));
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _host.DisposeAsync();
        await Api.DisposeAsync();
        await _providers.DisposeAsync();
    }

    public Task StopProvidersAsync() => _providers.StopAsync();

    public HttpClient WithToken(string token)
    {
        var client = Anonymous;
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public static string NewVerifier() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(48));

    public static Task<Answered> BeginAsync(HttpClient client, string verifier, string provider = "google", string redirectUri = RedirectUri) =>
        client.Post("/api/v1/externalLoginAttempts", Documents.Of("externalLoginAttempts", new { provider, redirectUri, codeChallenge = ExternalLoginAttempt.ChallengeOf(verifier) }));

    /// <summary>What a person does at the provider; what comes back is what the browser is sent back with.</summary>
    public async Task<IDictionary<string, string>> GoAsync(string authorizationUrl, string email, bool verified = true, Func<string, string, string>? tamper = null)
    {
        var page = new Uri(authorizationUrl);
        var form = QueryHelpers.ParseQuery(page.Query).ToDictionary(pair => pair.Key, pair => tamper?.Invoke(pair.Key, pair.Value.ToString()) ?? pair.Value.ToString(), StringComparer.Ordinal);
        (await _browser.GetAsync(page)).EnsureSuccessStatusCode();
        (form["email"], form["name"], form["answer"]) = (email, "Ada", "yes");
        if (verified) form["verified"] = "true";
        using var body = new FormUrlEncodedContent(form);
        var sent = await _browser.PostAsync(new Uri(page.GetLeftPart(UriPartial.Path)), body);
        return QueryHelpers.ParseQuery(sent.Headers.Location!.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
    }

    /// <summary>The whole way there and back.</summary>
    public async Task<(string Code, string Verifier)> ProveAsync(string email, string provider = "google", bool verified = true, HttpClient? client = null)
    {
        var verifier = NewVerifier();
        var attempt = (await BeginAsync(client ?? Anonymous, verifier, provider)).ShouldBe(201);
        return ((await GoAsync(attempt.Text("authorizationUrl"), email, verified))["code"], verifier);
    }

    public Task<Answered> SignInAsync((string Code, string Verifier) proof, string provider = "google", object? more = null, string redirectUri = RedirectUri)
    {
        var attributes = System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        (attributes["provider"], attributes["authorizationCode"], attributes["codeVerifier"], attributes["redirectUri"]) = (provider, proof.Code, proof.Verifier, redirectUri);
        return Anonymous.Post("/api/v1/sessions", Documents.Of("sessions", attributes));
    }

    public static Task<Answered> LinkAsync(HttpClient client, (string Code, string Verifier) proof, string provider = "google") => client.Post(
        "/api/v1/externalLogins", Documents.Of("externalLogins", new { provider, authorizationCode = proof.Code, codeVerifier = proof.Verifier, redirectUri = RedirectUri }));
}
