using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Every answer names its request: by the caller's own valid id, or by that of the trace, <c>traceparent</c> included (JA-314).</summary>
internal sealed partial class RequestId(RequestDelegate next)
{
    private const string HeaderName = "X-Request-Id";

    public Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[HeaderName].ToString();
        context.TraceIdentifier = given.Length > 0 && Valid().IsMatch(given) ? given : Activity.Current?.TraceId.ToHexString() ?? Guid.CreateVersion7().ToString("N");
        context.Response.Headers[HeaderName] = context.TraceIdentifier;
        return next(context);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Valid();
}
