using System.Security.Cryptography;
using System.Text;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Identity;

/// <summary>
/// Against requests that a foreign site makes a browser send with its cookies: whatever changes something carries the value of a cookie in a header
/// (double submit; OWASP Cross-Site Request Forgery Prevention).
/// </summary>
internal static class CrossSite
{
    public const string Header = "X-CSRF-Token";

    public static void Check(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return;

        var (sent, kept) = (request.Headers[Header].ToString(), request.Cookies[SessionCookies.CsrfName] ?? "");
        if (kept.Length == 0 || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(kept)))
        {
            throw new ApiException(new ApiError("forbidden", $"A request with a session cookie repeats the cookie {SessionCookies.CsrfName} in this header.") { Header = Header });
        }
    }
}
