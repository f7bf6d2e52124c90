using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Marketplace.WebApi.Operations.Telemetry;

/// <summary>Names the span of a request by its route and tells how it ended. Addresses are not told: they may hold what opens a file.</summary>
internal sealed class RequestSpan(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span ? FollowAsync(context, span) : next(context);

    private async Task FollowAsync(HttpContext context, Activity span)
    {
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
            span.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode).SetTag("marketplace.request.id", context.TraceIdentifier);
            if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError) span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
