namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// The methods of an address: the answer to OPTIONS (JA-310), and 405 with <c>Allow</c> before anything else is judged (JA-129, JA-312).
/// Routing itself ends a wrong method in an endpoint of its own that only knows the answer's headers.
/// </summary>
internal sealed class AllowedMethods(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        switch (context.GetEndpoint())
        {
            case RouteEndpoint:
                return next(context);
            case { } refusal:
                return RefuseAsync(context, refusal);
            default:
                // An unknown address is 404 for everybody, before credentials are asked for.
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    private static async Task RefuseAsync(HttpContext context, Endpoint endpoint)
    {
        // It writes status and Allow, and no body.
        await endpoint.RequestDelegate!(context);
        if (!HttpMethods.IsOptions(context.Request.Method)) return;

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.Allow = $"{context.Response.Headers.Allow}, OPTIONS";
    }
}
