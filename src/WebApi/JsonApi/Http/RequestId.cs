using System.Text.RegularExpressions;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Every answer names its request; a valid id of the caller is kept (JA-314).</summary>
internal sealed partial class RequestId(RequestDelegate next)
{
    private const string HeaderName = "X-Request-Id";

    public Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[HeaderName].ToString();
        context.TraceIdentifier = Valid().IsMatch(given) ? given : Guid.CreateVersion7().ToString("N");
        context.Response.Headers[HeaderName] = context.TraceIdentifier;
        return next(context);
    }

    [GeneratedRegex("^[A-Za-z0-9-]{1,64}$(?!\n)", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Valid();
}
