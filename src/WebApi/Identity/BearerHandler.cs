using System.Security.Claims;
using System.Text.Encodings.Web;
using Marketplace.Application.Identity;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.Realtime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.Identity;

/// <summary>
/// <c>Authorization: Bearer …</c> with an access token or a key, or the cookie of a browser's session. A credential that is sent must be good, also where
/// none is needed (JA-300); a cookie that is no good any more is as none, since a browser sends it without being asked.
/// </summary>
internal sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, RateGate gate)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0 && HubPaths.TokenOf(Request) is { } token) header = $"Bearer {token}";
        var cookie = header.Length == 0 ? SessionCookies.AccessTokenOf(Request) : null;
        if (header.Length == 0 && cookie is null) return AuthenticateResult.NoResult();
        if (cookie is null && !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) throw Refused("invalid_api_key", "Credentials are sent as 'Authorization: Bearer …'.");

        var credentials = Context.RequestServices.GetRequiredService<Credentials>();
        var shown = cookie ?? header["Bearer ".Length..].Trim();
        var (bearer, fault) = await credentials.FindAsync(shown, HttpCaller.SurfaceOf(Request), Context.RequestAborted);
        if (bearer is null)
        {
            if (cookie is not null) return AuthenticateResult.NoResult();
            await gate.CountRefusalAsync(Context);
            throw fault is CredentialFault.Expired ? Refused("token_expired", "The credential has expired.") : Refused("invalid_api_key", "The token or key is unknown, or was revoked.");
        }

        if (cookie is not null) CrossSite.Check(Request);
        Context.Features.Set(bearer);
        if (HubPaths.IsHub(Request.Path)) Context.Features.Set(new ShownCredential(shown, IsCookie: cookie is not null));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, bearer.Credential)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    private static ApiException Refused(string code, string detail) => new(new ApiError(code, detail) { Header = "Authorization" });
}
