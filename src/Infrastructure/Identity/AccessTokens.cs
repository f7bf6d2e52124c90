using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Application.Identity;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.Infrastructure.Identity;

/// <summary>
/// Issues and checks access tokens (JWT signed with ES256). Version 5.7 of the library caches signature providers by key id, so that a second key of the
/// same id would never be asked: the cache is off, and a key's id is a digest of the key. It has no list of valid algorithms either: the header is
/// looked at first.
/// </summary>
internal sealed class AccessTokens : IAccessTokens, IDisposable
{
    private static readonly Dictionary<string, Audience> Surfaces = Enum.GetValues<Audience>().ToDictionary(States.Name, StringComparer.Ordinal);

    private const int MaxLength = 8 * 1024;
    private const int MaxRemembered = 10_000;

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MaxLength, SetDefaultTimesOnTokenCreation = false };
    private readonly List<ECDsaSecurityKey> _keys;
    private readonly IdentityOptions _options;
    private readonly TimeProvider _clock;

    /// <summary>A signature stays right, and checking it costs more than all the rest of a request: what was found good is remembered until it expires.</summary>
    private readonly ConcurrentDictionary<string, GoodToken> _good = new(StringComparer.Ordinal);

    public AccessTokens(IOptions<IdentityOptions> options, TimeProvider clock)
    {
        (_options, _clock) = (options.Value, clock);
        _keys = [.. _options.SigningKeys.Select(KeyOf)];
    }

    public IssuedToken Issue(TokenClaims claims)
    {
        var now = _clock.GetUtcNow();
        var ends = DateTimeOffset.FromUnixTimeSeconds((now + _options.AccessTokenLifetime).ToUnixTimeSeconds()); // exp counts seconds
        var payload = JsonSerializer.Serialize(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["iss"] = _options.Issuer,
            ["aud"] = claims.Audience.Select(States.Name).ToArray(),
            ["sub"] = claims.UserId.Value,
            ["email"] = claims.Email,
            ["role"] = claims.Role,
            ["sid"] = claims.SessionId.Value,
            ["seller"] = claims.SellerId?.Value,
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = ends.ToUnixTimeSeconds(),
        });
        return new IssuedToken(_handler.CreateToken(payload, new SigningCredentials(_keys[0], SecurityAlgorithms.EcdsaSha256)), ends);
    }

    public (GoodToken? Token, TokenFault Fault) Check(string token)
    {
        if (token.Length is 0 or > MaxLength || token.Count(letter => letter == '.') != 2) return (null, TokenFault.Invalid);

        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (_good.TryGetValue(digest, out var known)) return known.ExpiresAt > _clock.GetUtcNow() ? (known, TokenFault.None) : (null, TokenFault.Expired);

        var (found, fault) = Judge(token);
        if (found is null) return (null, fault);

        if (_good.Count >= MaxRemembered) _good.Clear();
        _good[digest] = found;
        return (found, TokenFault.None);
    }

    public void Dispose() => _keys.ForEach(key => key.ECDsa.Dispose());

    private (GoodToken? Token, TokenFault Fault) Judge(string token)
    {
        try
        {
            if (!_handler.CanReadToken(token) || new JsonWebToken(token) is not { Alg: SecurityAlgorithms.EcdsaSha256, Typ: JwtConstants.HeaderType }) return (null, TokenFault.Invalid);

            var judged = _handler.ValidateToken(token, new TokenValidationParameters
            {
                ValidIssuer = _options.Issuer,
                ValidAudiences = Surfaces.Keys,
                IssuerSigningKeys = _keys,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                LifetimeValidator = IsInTime,
            });
            if (!judged.IsValid) return (null, judged.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNoExpirationException ? TokenFault.Expired : TokenFault.Invalid);

            var said = (JsonWebToken)judged.SecurityToken;
            if (!Guid.TryParse(ValueOf(said, "sid"), out var session)) return (null, TokenFault.Invalid);
            SellerId? seller = Guid.TryParse(ValueOf(said, "seller"), out var id) ? new SellerId(id) : null;
            return (new GoodToken(new(session), [.. said.Audiences.Where(Surfaces.ContainsKey).Select(name => Surfaces[name])], seller, new DateTimeOffset(said.ValidTo, TimeSpan.Zero)), TokenFault.None);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or SecurityTokenException or Newtonsoft.Json.JsonException)
        {
            return (null, TokenFault.Invalid);
        }
    }

    private static string? ValueOf(JsonWebToken token, string claim) => token.Claims.FirstOrDefault(candidate => candidate.Type == claim)?.Value;

    /// <summary>No clock skew: issuer and judge are the same program, give or take a node's clock.</summary>
    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end && (notBefore is not { } start || start <= now.AddSeconds(5));
    }

    private static ECDsaSecurityKey KeyOf(string pem)
    {
        var key = SigningKey.Read(pem);
        return new ECDsaSecurityKey(key) { KeyId = Signatures.IdOf(key), CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
    }
}
