using System.Diagnostics;
using Marketplace.Application.Identity;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.Operations.Logs;

/// <summary>A line for a request that may have changed something, took long or failed: by its route, since addresses name people and open files.</summary>
internal sealed partial class RequestLog(RequestDelegate next, IOptions<LogOptions> options, ILogger<RequestLog> log)
{
    private readonly LoggedRequests _which = options.Value.Requests;
    private readonly double _slow = options.Value.SlowMilliseconds;

    public Task InvokeAsync(HttpContext context) => _which is LoggedRequests.None || !log.IsEnabled(LogLevel.Information) ? next(context) : FollowAsync(context);

    private async Task FollowAsync(HttpContext context)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (IsWanted(context, milliseconds))
            {
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
                Answered(context.Request.Method, route, context.Response.StatusCode, Math.Round(milliseconds, 1), CredentialOf(context));
            }
        }
    }

    private bool IsWanted(HttpContext context, double milliseconds) =>
        _which is LoggedRequests.All || context.Response.StatusCode >= StatusCodes.Status500InternalServerError || milliseconds >= _slow
        || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method));

    private static string CredentialOf(HttpContext context) => context.Features.Get<Bearer>() switch
    {
        null => "none",
        { IsGuest: true } => "guest",
        { KeyId: not null } => "key",
        _ => "session",
    };

    [LoggerMessage(1003, LogLevel.Information, "{Method} {Route} answered {Status} in {Milliseconds} ms ({Credential})")]
    private partial void Answered(string method, string route, int status, double milliseconds, string credential);
}
