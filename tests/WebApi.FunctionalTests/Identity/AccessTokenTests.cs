using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>What an access token says, and which are refused (ID-03, R-06).</summary>
public sealed class AccessTokenTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Me = "/api/v1/users/me";

    [Fact]
    public async Task An_access_token_is_a_short_lived_jwt_that_says_who_and_where()
    {
        var session = (await api.SignInAsync(People.EmailOf("buyerA"), People.Password)).ShouldBe(201);

        var (header, claims) = Parts(session.Text("accessToken"));
        header["alg"]!.GetValue<string>().ShouldBe("ES256");
        header["kid"]!.GetValue<string>().ShouldNotBeEmpty();
        claims["aud"]!.AsArray().Select(surface => surface!.GetValue<string>()).ShouldBe(["public"]);
        claims["email"]!.GetValue<string>().ShouldBe(People.EmailOf("buyerA"));
        claims["role"]!.GetValue<string>().ShouldBe("buyer");
        (claims["exp"]!.GetValue<long>() - claims["iat"]!.GetValue<long>()).ShouldBe(3600);
        session.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await api.WithToken(session.Text("accessToken")).Get(Me)).ShouldBe(200).Text("email").ShouldBe(People.EmailOf("buyerA"));
    }

    [Fact]
    public async Task Tampered_and_foreign_tokens_are_refused()
    {
        var good = (await api.SignInAsync(People.EmailOf("buyerA"), People.Password)).Text("accessToken");
        var (header, claims) = Parts(good);
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var longer = claims.DeepClone().AsObject();
        longer["exp"] = claims["exp"]!.GetValue<long>() + 1000;
        var wider = claims.DeepClone().AsObject();
        wider["aud"] = new JsonArray("admin");
        var none = header.DeepClone().AsObject();
        none["alg"] = "none";
        var hmac = header.DeepClone().AsObject();
        hmac["alg"] = "HS256";
        string[] bad =
        [
            good[..^4] + "AAAA",
            $"{Encode(header)}.{Encode(longer)}.{good.Split('.')[2]}",
            Signed(header, claims, foreign),
            Signed(header, wider, foreign),
            $"{Encode(none)}.{Encode(claims)}.",
            $"{Encode(hmac)}.{Encode(claims)}.{WebEncoders.Base64UrlEncode(HMACSHA256.HashData(foreign.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes($"{Encode(hmac)}.{Encode(claims)}")))}",
            "a.b.c",
            "..",
            "eyJhbGciOiJFUzI1NiJ9..",
        ];

        foreach (var token in bad) (await api.WithToken(token).Get(Me)).ShouldBeError(401, "invalid_api_key", header: "Authorization");
        (await api.WithToken(good).Get(Me)).ShouldBe(200);
    }

    [Fact]
    public async Task What_is_expired_or_for_somebody_else_is_refused_though_the_signature_is_right()
    {
        var (header, claims) = Parts((await api.SignInAsync(People.EmailOf("buyerA"), People.Password)).Text("accessToken"));
        using var own = ECDsa.Create();
        own.ImportFromPem(TestSecrets.Settings["Identity:SigningKeys:0"]);
        JsonObject With(string name, JsonNode? value)
        {
            var changed = claims.DeepClone().AsObject();
            changed[name] = value;
            return changed;
        }

        (await api.WithToken(Signed(header, claims, own)).Get(Me)).ShouldBe(200);
        (await api.WithToken(Signed(header, With("exp", DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 1), own)).Get(Me)).ShouldBeError(401, "token_expired");
        (await api.WithToken(Signed(header, With("iss", "somebody"), own)).Get(Me)).ShouldBeError(401, "invalid_api_key");
        (await api.WithToken(Signed(header, With("aud", new JsonArray("elsewhere")), own)).Get(Me)).ShouldBeError(401, "invalid_api_key");
        (await api.WithToken(Signed(header, With("sid", Guid.NewGuid().ToString()), own)).Get(Me)).ShouldBeError(401, "invalid_api_key");
    }

    private static (JsonObject Header, JsonObject Claims) Parts(string token)
    {
        var parts = token.Split('.');
        return (Decode(parts[0]), Decode(parts[1]));
    }

    private static JsonObject Decode(string part) => JsonNode.Parse(WebEncoders.Base64UrlDecode(part))!.AsObject();

    private static string Encode(JsonNode part) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(part));

    private static string Signed(JsonNode header, JsonNode claims, ECDsa key)
    {
        var text = $"{Encode(header)}.{Encode(claims)}";
        return $"{text}.{WebEncoders.Base64UrlEncode(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }
}
