using Marketplace.Infrastructure.Telemetry;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.Operations.Telemetry;

/// <summary>Answers <c>/metrics</c> on a port of its own: whatever stands in front of the API, nobody reaches it by way of that.</summary>
internal sealed class MetricsServer(IOptions<TelemetryOptions> options, PrometheusExporter exporter) : IHostedService, IAsyncDisposable
{
    private WebApplication? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.MetricsUrl is not { } url) return;

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton<IHostLifetime, Quiet>();
        _server = builder.Build();
        _server.Urls.Add(url.GetLeftPart(UriPartial.Authority));
        _server.Run(SendAsync);
        await _server.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task SendAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Path != "/metrics")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        return context.Response.WriteAsync(exporter.Scrape(), context.RequestAborted);
    }

    /// <summary>Signals are for the program around it.</summary>
    private sealed class Quiet : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
