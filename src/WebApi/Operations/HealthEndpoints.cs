using System.Text.Json;
using Marketplace.Infrastructure.Health;

namespace Marketplace.WebApi.Operations;

/// <summary>What machines ask to know whether to send requests here, or to start the program anew.</summary>
internal static class HealthEndpoints
{
    private const string MediaType = "application/json";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/health/live", Methods, LiveAsync).AllowAnonymous();
        app.MapMethods("/health/ready", Methods, ReadyAsync).AllowAnonymous();
    }

    /// <summary>The process answers; whatever else is wrong, to start it anew would not help.</summary>
    private static Task LiveAsync(HttpContext context) => SendAsync(context, StatusCodes.Status200OK, writer => writer.WriteString("status", "live"));

    private static async Task ReadyAsync(HttpContext context, IReadiness readiness, Drain drain)
    {
        if (drain.HasBegun)
        {
            await SendAsync(context, StatusCodes.Status503ServiceUnavailable, writer => writer.WriteString("status", "stopping"));
            return;
        }

        var report = await readiness.LookAsync(context.RequestAborted);
        await SendAsync(context, report.Status is ReadinessStatus.Failed ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK, writer => Write(writer, report));
    }

    private static void Write(Utf8JsonWriter writer, ReadinessReport report)
    {
        writer.WriteString("status", report.Status switch
        {
            ReadinessStatus.Ok => "ready",
            ReadinessStatus.Degraded => "degraded",
            _ => "unready",
        });
        writer.WriteStartObject("checks");
        foreach (var line in report.Lines)
        {
            writer.WriteStartObject(line.Name);
            writer.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(line.Finding.Status.ToString()));
            if (line.Finding.Detail is { } detail) writer.WriteString("detail", detail);
            writer.WriteNumber("milliseconds", line.Milliseconds);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static async Task SendAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        using var body = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = MediaType;
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted);
    }
}
