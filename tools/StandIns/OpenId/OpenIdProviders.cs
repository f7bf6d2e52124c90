using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.StandIns.OpenId;

/// <summary>As which program the marketplace is known here.</summary>
public sealed record OpenIdClient(string Id, string Secret);

/// <summary>
/// Two OpenID providers, below <c>/google</c> and <c>/facebook</c>: discovery, keys, a page to say who one is, and codes that are traded for identity tokens once, with
/// their proof key. Facebook's kind names no token endpoint in its description and does not vouch for addresses.
/// </summary>
public static class OpenIdProviders
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    public static void MapOpenIdProviders(this IEndpointRouteBuilder app, OpenIdClient client)
    {
        foreach (var (name, vouches) in ((string, bool)[])[("google", true), ("facebook", false)]) new Provider(name, vouches, client).Map(app);
    }

    private sealed class Provider(string name, bool vouches, OpenIdClient client)
    {
        private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);
        private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N"), CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };

        public void Map(IEndpointRouteBuilder app)
        {
            app.MapGet($"/{name}/.well-known/openid-configuration", Describe);
            app.MapGet($"/{name}/keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
            app.MapGet($"/{name}/authorize", Ask);
            app.MapPost($"/{name}/authorize", AnswerAsync);
            app.MapPost($"/{name}/token", TradeAsync);
        }

        private string IssuerOf(HttpRequest request) => $"{request.Scheme}://{request.Host}/{name}";

        private IResult Describe(HttpRequest request)
        {
            var issuer = IssuerOf(request);
            var description = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["issuer"] = issuer,
                ["authorization_endpoint"] = issuer + "/authorize",
                ["jwks_uri"] = issuer + "/keys",
                ["response_types_supported"] = new[] { "code" },
                ["subject_types_supported"] = new[] { "public" },
                ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
                ["code_challenge_methods_supported"] = new[] { "S256" },
            };
            if (vouches) description["token_endpoint"] = issuer + "/token";
            return Results.Json(description);
        }

        private object PublicKey()
        {
            var key = _key.Rsa.ExportParameters(includePrivateParameters: false);
            return new { kty = "RSA", use = "sig", alg = "RS256", kid = _key.KeyId, n = WebEncoders.Base64UrlEncode(key.Modulus!), e = WebEncoders.Base64UrlEncode(key.Exponent!) };
        }

        private IResult Ask(HttpRequest request)
        {
            if (FaultOf(request.Query) is { } fault) return Results.BadRequest(fault);

            var kept = string.Concat(request.Query.Select(pair => $"<input type=\"hidden\" name=\"{WebUtility.HtmlEncode(pair.Key)}\" value=\"{WebUtility.HtmlEncode(pair.Value)}\">"));
            return Results.Content(
                $$"""
                <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Stand-in for {{name}}</title>
                <style>body{font:16px system-ui;max-width:24rem;margin:4rem auto;padding:0 1rem}label{display:block;margin:.8rem 0}input[type=email],input[type=text]{width:100%;padding:.5rem;font:inherit}button{font:inherit;padding:.5rem 1rem;margin-right:.5rem}</style>
                <h1>Stand-in for {{name}}</h1><p>No password: say who you are.</p>
                <form method="post" action="authorize">{{kept}}
                <label>E-mail address <input type="email" name="email" value="someone@example.test"></label>
                <label>Name <input type="text" name="name" value="Some One"></label>
                <label><input type="checkbox" name="verified" value="true" checked> the address is verified</label>
                <button name="answer" value="yes">Sign in</button><button name="answer" value="no">Refuse</button></form></html>
                """,
                "text/html");
        }

        private async Task<IResult> AnswerAsync(HttpRequest request)
        {
            var form = (await request.ReadFormAsync()).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
            if (FaultOf(new QueryCollectionOf(form)) is { } fault) return Results.BadRequest(fault);

            var back = new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = form["state"] };
            if (form.GetValueOrDefault("answer") == "no")
            {
                back["error"] = "access_denied";
            }
            else
            {
                var code = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
                _grants[code] = new Grant(form["redirect_uri"], form["code_challenge"], form["nonce"], form.GetValueOrDefault("email") ?? "", form.GetValueOrDefault("name") ?? "", form.GetValueOrDefault("verified") == "true", form.GetValueOrDefault("subject"), DateTimeOffset.UtcNow + CodeLifetime);
                back["code"] = code;
            }

            return Results.Redirect(QueryHelpers.AddQueryString(form["redirect_uri"], back));
        }

        private async Task<IResult> TradeAsync(HttpRequest request)
        {
            var form = await request.ReadFormAsync();
            if (form["client_id"] != client.Id || form["client_secret"] != client.Secret) return Refuse("invalid_client", StatusCodes.Status401Unauthorized);
            if (form["grant_type"] != "authorization_code") return Refuse("unsupported_grant_type");

            var proof = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            if (!_grants.TryRemove(form["code"].ToString(), out var grant) || grant.EndsAt < DateTimeOffset.UtcNow || grant.RedirectUri != form["redirect_uri"] || grant.CodeChallenge != proof) return Refuse("invalid_grant");

            return Results.Json(new { access_token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24)), token_type = "Bearer", expires_in = (int)TokenLifetime.TotalSeconds, id_token = TokenOf(IssuerOf(request), grant) });
        }

        private string TokenOf(string issuer, Grant grant)
        {
            var now = DateTimeOffset.UtcNow;
            var claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["iss"] = issuer,
                ["aud"] = client.Id,
                ["sub"] = grant.Subject ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(grant.Email)))[..21],
                ["nonce"] = grant.Nonce,
                ["iat"] = now.ToUnixTimeSeconds(),
                ["exp"] = (now + TokenLifetime).ToUnixTimeSeconds(),
                ["name"] = grant.Name,
            };
            if (grant.Email.Length > 0) claims["email"] = grant.Email;
            if (vouches) claims["email_verified"] = grant.IsVerified;
            return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(JsonSerializer.Serialize(claims), new SigningCredentials(_key, SecurityAlgorithms.RsaSha256));
        }

        private string? FaultOf(IQueryCollection asked)
        {
            if (asked["client_id"] != client.Id) return "unauthorized_client";
            if (asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || !asked["scope"].ToString().Split(' ').Contains("openid", StringComparer.Ordinal)) return "invalid_request";
            return Array.TrueForAll(["redirect_uri", "state", "nonce", "code_challenge"], member => asked[member].Count == 1) ? null : "invalid_request";
        }

        private static IResult Refuse(string error, int status = StatusCodes.Status400BadRequest) => Results.Json(new { error }, statusCode: status);
    }

    private sealed record Grant(string RedirectUri, string CodeChallenge, string Nonce, string Email, string Name, bool IsVerified, string? Subject, DateTimeOffset EndsAt);

    private sealed class QueryCollectionOf(Dictionary<string, string> form) : Microsoft.AspNetCore.Http.QueryCollection(form.ToDictionary(pair => pair.Key, pair => new Microsoft.Extensions.Primitives.StringValues(pair.Value), StringComparer.Ordinal));
}
