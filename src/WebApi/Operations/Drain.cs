using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.Operations;

/// <summary>
/// Between the signal to leave and the end: the node is not ready any more, serves whoever still comes, and asks each of them to come by another connection,
/// so that none is open when the server stops.
/// </summary>
internal sealed partial class Drain(IHostApplicationLifetime lifetime, IOptions<ShutdownOptions> options, TimeProvider clock, ILogger<Drain> log) : IHostedLifecycleService
{
    public bool HasBegun => lifetime.ApplicationStopping.IsCancellationRequested;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The server and the work in the background stop only after this.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var time = TimeSpan.FromSeconds(options.Value.DrainSeconds);
        if (time == TimeSpan.Zero) return;

        Leaving(options.Value.DrainSeconds);
        await Task.Delay(time, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(3003, LogLevel.Information, "Leaving: not ready any more, and serving for another {Seconds} seconds.")]
    private partial void Leaving(int seconds);
}

internal static class DrainRegistration
{
    public static IServiceCollection AddDrain(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ShutdownOptions>(configuration, ShutdownOptions.Section).AddSingleton<Drain>().AddHostedService(provider => provider.GetRequiredService<Drain>());
        services.AddOptions<HostOptions>().Configure<IOptions<ShutdownOptions>>((host, shutdown) => host.ShutdownTimeout = TimeSpan.FromSeconds(shutdown.Value.TimeoutSeconds));
        return services;
    }

    /// <summary>While leaving, each answer is the last on its connection.</summary>
    public static IApplicationBuilder UseDrain(this IApplicationBuilder app)
    {
        var drain = app.ApplicationServices.GetRequiredService<Drain>();
        return app.Use((context, next) =>
        {
            if (drain.HasBegun && HttpProtocol.IsHttp11(context.Request.Protocol)) context.Response.Headers.Connection = "close";
            return next(context);
        });
    }
}
