using System.Security.Claims;
using System.Text.Encodings.Web;
using Marketplace.Application.Identity;
using Marketplace.WebApi.JsonApi;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.Identity;

/// <summary><c>Authorization: Bearer mk_…</c>. A credential that is sent must be good, also where none is needed (JA-300).</summary>
internal sealed class BearerKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessKeys keys, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0) return AuthenticateResult.NoResult();

        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) throw Refused("invalid_api_key", "Credentials are sent as 'Authorization: Bearer …'.");
        var bearer = await keys.FindAsync(header["Bearer ".Length..].Trim(), Context.RequestAborted);
        if (bearer is null or { RevokedAt: not null }) throw Refused("invalid_api_key", "The key is unknown or was revoked.");
        if (bearer.ExpiresAt <= clock.GetUtcNow()) throw Refused("token_expired", "The key has expired.");

        Context.Features.Set(bearer);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, bearer.KeyId.Value.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    private static ApiException Refused(string code, string detail) => new(new ApiError(code, detail) { Header = "Authorization" });
}
