using System.Security.Cryptography;
using Marketplace.Application.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.WebApi.Identity;

/// <summary>
/// The session of a browser, in cookies that no script can read and no other host can set (<c>__Host-</c>, RFC 6265bis, 4.1.3.2). Beside them one that scripts
/// must read: its value comes back in a header, which no foreign site can send.
/// </summary>
internal sealed class SessionCookies(IHttpContextAccessor accessor) : ISessionCookies
{
    public const string AccessName = "__Host-access";
    public const string RefreshName = "__Host-refresh";
    public const string CsrfName = "__Host-csrf";

    private const int CsrfBytes = 32;

    public string? RefreshToken
    {
        get
        {
            if (Context?.Request is not { } request || request.Cookies[RefreshName] is not { Length: > 0 } token) return null;

            CrossSite.Check(request); // a foreign site must not renew either
            return token;
        }
    }

    private HttpContext? Context => accessor.HttpContext;

    public static string? AccessTokenOf(HttpRequest request) => request.Cookies[AccessName] is { Length: > 0 } token ? token : null;

    /// <summary>Sent once the request has succeeded: what was not saved is no session.</summary>
    public void Set(SessionTokens tokens)
    {
        var response = Response;
        response.OnStarting(() =>
        {
            if (response.StatusCode < StatusCodes.Status400BadRequest) Append(response.Cookies, tokens);
            return Task.CompletedTask;
        });
    }

    private static void Append(IResponseCookies cookies, SessionTokens tokens)
    {
        cookies.Append(AccessName, tokens.AccessToken, Kept(tokens.ExpiresAt, forScripts: false));
        cookies.Append(RefreshName, tokens.RefreshToken, Kept(tokens.RefreshExpiresAt, forScripts: false));
        cookies.Append(CsrfName, WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(CsrfBytes)), Kept(tokens.RefreshExpiresAt, forScripts: true));
    }

    public void Clear()
    {
        foreach (var name in (string[])[AccessName, RefreshName, CsrfName]) Response.Cookies.Delete(name, Kept(expires: null, forScripts: false));
    }

    private HttpResponse Response => (Context ?? throw new InvalidOperationException("Cookies belong to a request.")).Response;

    private static CookieOptions Kept(DateTimeOffset? expires, bool forScripts) => new()
    {
        Secure = true,
        HttpOnly = !forScripts,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        Expires = expires,
        IsEssential = true,
    };
}
