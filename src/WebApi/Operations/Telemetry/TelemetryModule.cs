using Marketplace.Infrastructure.Telemetry;
using OpenTelemetry.Logs;

namespace Marketplace.WebApi.Operations.Telemetry;

internal static class TelemetryModule
{
    /// <summary>Nothing of it is there unless somebody is told.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.IsMeasured()) return;

        builder.Services.AddSingleton<PrometheusExporter>().AddSingleton<TelemetryService>().AddHostedService(provider => provider.GetRequiredService<TelemetryService>()).AddHostedService<MetricsServer>();
        if (builder.Configuration.GetSection(TelemetryOptions.Section) is var section && Uri.TryCreate(section[nameof(TelemetryOptions.OtlpEndpoint)], UriKind.Absolute, out var endpoint))
        {
            var settings = new TelemetryOptions { ServiceName = section[nameof(TelemetryOptions.ServiceName)] ?? new TelemetryOptions().ServiceName };
            builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(TelemetryService.Resource(settings)).AddOtlpExporter(otlp => TelemetryService.Send(otlp, endpoint, "logs")));
        }
    }
}
