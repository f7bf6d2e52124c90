using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Marketplace.Application.Identity;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.Infrastructure.Identity;

/// <summary>Google and Facebook by OpenID Connect Core 1.0: authorization code with proof key (RFC 7636), identity tokens judged by the provider's published keys.</summary>
internal sealed partial class OpenIdProviders(IHttpClientFactory clients, IOptions<ExternalOptions> options, TimeProvider clock, ILogger<OpenIdProviders> log) : IExternalProviders
{
    public const string ClientName = "openId";

    /// <summary>How long a description and keys are believed; a key that is not among them is looked for at once, but not more often than that.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256];

    private static readonly DomainError DoesNotAnswer = new(ErrorKind.Upstream, "upstream_failed", "The provider does not answer. Try again, or sign in another way.", "provider");

    private readonly ConcurrentDictionary<ExternalProvider, Known> _known = new();
    private readonly JsonWebTokenHandler _handler = new();

    public bool IsOffered(ExternalProvider provider) => Of(provider).ClientId is not null;

    public bool MaySendTo(string redirectUri) => options.Value.RedirectUris.Contains(redirectUri, StringComparer.Ordinal);

    public async Task<Uri> AuthorizationUrlAsync(ExternalLoginAttempt attempt, CancellationToken ct)
    {
        var known = await KnownAsync(attempt.Provider, freshKeys: false, ct);
        return new Uri(QueryHelpers.AddQueryString(known.Description.AuthorizationEndpoint, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["response_type"] = "code",
            ["client_id"] = Of(attempt.Provider).ClientId,
            ["redirect_uri"] = attempt.RedirectUri,
            ["scope"] = attempt.Provider is ExternalProvider.Facebook ? "openid email public_profile" : "openid email profile",
            ["state"] = attempt.State,
            ["nonce"] = attempt.Nonce,
            ["code_challenge"] = attempt.CodeChallenge,
            ["code_challenge_method"] = "S256",
        }));
    }

    public async Task<ExternalIdentity?> IdentifyAsync(ExternalLoginAttempt attempt, string code, string verifier, CancellationToken ct)
    {
        var known = await KnownAsync(attempt.Provider, freshKeys: false, ct);
        var token = await TradeAsync(attempt, known, code, verifier, ct);
        if (token is null) return null;

        if (Judge(attempt, known, token) is { } identity) return identity;
        if (known.ReadAt > clock.GetUtcNow() - LookAgain) return null;

        return Judge(attempt, await KnownAsync(attempt.Provider, freshKeys: true, ct), token); // the provider may have new keys
    }

    private ProviderOptions Of(ExternalProvider provider) => provider is ExternalProvider.Google ? options.Value.Google : options.Value.Facebook;

    /// <summary>The identity token; null where the provider does not take the code.</summary>
    private async Task<string?> TradeAsync(ExternalLoginAttempt attempt, Known known, string code, string verifier, CancellationToken ct)
    {
        var own = Of(attempt.Provider);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = attempt.RedirectUri,
            ["client_id"] = own.ClientId!,
            ["client_secret"] = own.ClientSecret!,
            ["code_verifier"] = verifier,
        });
        return await AskAsync(attempt.Provider, async client =>
        {
            using var answer = await client.PostAsync(new Uri(known.Description.TokenEndpoint ?? own.TokenEndpoint ?? throw new JsonException("The provider names no token endpoint.")), form, ct);
            if ((int)answer.StatusCode is >= 400 and < 500) return null;

            answer.EnsureSuccessStatusCode();
            return (await JsonSerializer.DeserializeAsync<TokenAnswer>(await answer.Content.ReadAsStreamAsync(ct), cancellationToken: ct))?.IdToken;
        });
    }

    private ExternalIdentity? Judge(ExternalLoginAttempt attempt, Known known, string token)
    {
        try
        {
            if (!_handler.CanReadToken(token) || !Algorithms.Contains(new JsonWebToken(token).Alg, StringComparer.Ordinal)) return null;

            var judged = _handler.ValidateToken(token, new TokenValidationParameters
            {
                ValidIssuer = known.Description.Issuer,
                ValidAudience = Of(attempt.Provider).ClientId,
                IssuerSigningKeys = known.Keys,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                ClockSkew = TimeSpan.FromMinutes(1),
            });
            if (!judged.IsValid) return null;

            var said = (JsonWebToken)judged.SecurityToken;
            if (Said(said, "nonce") != attempt.Nonce || said.Subject is not { Length: > 0 } subject) return null;

            return new ExternalIdentity(attempt.Provider, subject, Said(said, "email"), string.Equals(Said(said, "email_verified"), "true", StringComparison.OrdinalIgnoreCase), Said(said, "name"));
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or SecurityTokenException or Newtonsoft.Json.JsonException)
        {
            return null;
        }
    }

    private static string? Said(JsonWebToken token, string claim) => token.Claims.FirstOrDefault(candidate => candidate.Type == claim)?.Value;

    private async Task<Known> KnownAsync(ExternalProvider provider, bool freshKeys, CancellationToken ct)
    {
        if (!freshKeys && _known.TryGetValue(provider, out var known) && known.ReadAt > clock.GetUtcNow() - Remembered) return known;

        return _known[provider] = await AskAsync(provider, async client =>
        {
            var description = JsonSerializer.Deserialize<Description>(await client.GetStringAsync(new Uri(Of(provider).Authority.TrimEnd('/') + "/.well-known/openid-configuration"), ct)) ?? throw new JsonException("The provider describes nothing.");
            var keys = new JsonWebKeySet(await client.GetStringAsync(new Uri(description.JwksUri), ct));
            foreach (var key in keys.Keys) key.CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false }; // they are remembered by key id alone
            return new Known(description, [.. keys.Keys], clock.GetUtcNow());
        });
    }

    private async Task<T> AskAsync<T>(ExternalProvider provider, Func<HttpClient, Task<T>> question)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            return await question(client);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or Newtonsoft.Json.JsonException or ArgumentException or TaskCanceledException { InnerException: TimeoutException })
        {
            NoAnswer(provider, failure);
            throw new DomainException(DoesNotAnswer);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Provider} does not answer as it should.")]
    private partial void NoAnswer(ExternalProvider provider, Exception failure);

    private sealed record Known(Description Description, IReadOnlyList<SecurityKey> Keys, DateTimeOffset ReadAt);

    private sealed record Description(
        [property: JsonPropertyName("issuer"), JsonRequired] string Issuer,
        [property: JsonPropertyName("authorization_endpoint"), JsonRequired] string AuthorizationEndpoint,
        [property: JsonPropertyName("token_endpoint")] string? TokenEndpoint,
        [property: JsonPropertyName("jwks_uri"), JsonRequired] string JwksUri);

    private sealed record TokenAnswer([property: JsonPropertyName("id_token")] string? IdToken);
}
