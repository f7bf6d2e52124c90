namespace Marketplace.WebApi.JsonApi;

/// <summary>Headers that every answer carries (JA-305, JA-313, JA-317).</summary>
internal sealed class SafeHeaders(RequestDelegate next)
{
    private const string PagePolicy = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var http = (HttpContext)state;
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.XFrameOptions = "DENY";
            if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            {
                headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
                var hasCredentials = http.Request.Headers.Authorization.Count > 0 || http.User.Identity?.IsAuthenticated == true; // a browser sends cookies

                // A shared cache may serve everybody what it fetched for nobody (JA-216). The CORS middleware names Origin only among several allowed ones.
                headers.Append("Vary", hasCredentials ? "Accept, Authorization, Cookie, Origin" : "Accept, Origin");
                if (headers.CacheControl.Count == 0) headers.CacheControl = hasCredentials ? "private, no-cache" : "no-cache";
            }
            else if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = PagePolicy;
            }

            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
