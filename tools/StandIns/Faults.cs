using System.Collections.Concurrent;

namespace Marketplace.StandIns;

/// <summary>
/// Makes a service fail on demand: <c>POST /faults/{service}?kind=error&amp;times=2</c>. Kinds: <c>error</c> (500), <c>busy</c> (503), <c>slow</c> (no answer until the caller hangs up), <c>drop</c> (the connection ends
/// without an answer), <c>half</c> (it ends in the middle of the answer), <c>none</c>.
/// </summary>
internal sealed class Faults
{
    private readonly ConcurrentDictionary<string, (string Kind, int Left)> _waiting = new(StringComparer.Ordinal);

    public void MapTo(WebApplication app)
    {
        app.Use(StrikeAsync);
        app.MapPost("/faults/{service}", (string service, string kind, int? times) =>
        {
            if (kind is "none") _waiting.TryRemove(service, out _);
            else _waiting[service] = (kind, times ?? int.MaxValue);
        });
    }

    private async Task StrikeAsync(HttpContext context, RequestDelegate next)
    {
        var kind = context.Request.Path.StartsWithSegments("/faults", StringComparison.Ordinal) ? null : Take(ServiceOf(context.Request));
        switch (kind)
        {
            case "error": context.Response.StatusCode = StatusCodes.Status500InternalServerError; break;
            case "busy": context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable; break;
            case "slow": await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default); break;
            case "drop": context.Abort(); break;
            case "half": await HalfAsync(context, next); break;
            default: await next(context); break;
        }
    }

    /// <summary>The first part of the path, or of the host where a bucket stands in that.</summary>
    private static string ServiceOf(HttpRequest request) =>
        request.Host.Host.Split('.') is [_, "s3", ..] ? "s3" : request.Path.Value!.Split('/', 3)[1];

    private string? Take(string service)
    {
        while (_waiting.TryGetValue(service, out var waiting))
        {
            if (waiting.Left == 0) return null;
            if (_waiting.TryUpdate(service, waiting with { Left = waiting.Left - 1 }, waiting)) return waiting.Kind;
        }

        return null;
    }

    private static async Task HalfAsync(HttpContext context, RequestDelegate next)
    {
        var wire = context.Response.Body;
        using var whole = new MemoryStream();
        context.Response.Body = whole;
        await next(context);
        context.Response.Body = wire;
        context.Response.ContentLength = whole.Length;
        await wire.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length / 2));
        await wire.FlushAsync();
        context.Abort();
    }
}
