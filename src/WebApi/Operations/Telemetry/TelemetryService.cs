using Marketplace.Application.Common;
using Marketplace.Infrastructure.Telemetry;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Marketplace.WebApi.Operations.Telemetry;

/// <summary>Listens to what the program tells of itself, from before anything starts until everything has stopped, and passes it on.</summary>
internal sealed class TelemetryService(IOptions<TelemetryOptions> options, PrometheusExporter prometheus) : IHostedLifecycleService, IDisposable
{
    private const string Requests = "http.server.request.duration";

    /// <summary>Routes × methods × statuses that are told apart; more of them fold into one.</summary>
    private const int MaxRequestLines = 10_000;

    private const int FlushMilliseconds = 3000;

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "Quartz", Measurements.Name];

    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", "Quartz", Measurements.Name, $"{Measurements.Name}.*"];

    private TracerProvider? _tracer;
    private MeterProvider? _meter;

    public static ResourceBuilder Resource(TelemetryOptions settings) =>
        ResourceBuilder.CreateDefault().AddService(settings.ServiceName, serviceVersion: typeof(TelemetryService).Assembly.GetName().Version?.ToString());

    /// <summary>Over HTTP the path is not appended where the address is set by code.</summary>
    public static void Send(OtlpExporterOptions otlp, Uri endpoint, string path)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/v1/{path}");
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource(settings)).AddMeter(Meters).AddView(Requests, new MetricStreamConfiguration
        {
            TagKeys = ["http.request.method", "http.route", "http.response.status_code"],
            CardinalityLimit = MaxRequestLines,
        });
        if (settings.MetricsUrl is not null) metrics.AddReader(prometheus.Reader);
        if (settings.OtlpEndpoint is { } endpoint)
        {
            metrics.AddOtlpExporter(otlp => Send(otlp, endpoint, "metrics"));

            // Who comes from outside carries a trace on, and does not decide whether we write it down.
            var ratio = new TraceIdRatioBasedSampler(settings.TraceRatio);
            _tracer = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource(settings)).AddSource(Sources)
                .SetSampler(new ParentBasedSampler(ratio, remoteParentSampled: ratio, remoteParentNotSampled: null, localParentSampled: null, localParentNotSampled: null))
                .AddOtlpExporter(otlp => Send(otlp, endpoint, "traces")).Build();
        }

        _meter = metrics.Build();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        _tracer?.ForceFlush(FlushMilliseconds);
        if (options.Value.OtlpEndpoint is not null) _meter?.ForceFlush(FlushMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _tracer?.Dispose();
        _meter?.Dispose();
    }
}
