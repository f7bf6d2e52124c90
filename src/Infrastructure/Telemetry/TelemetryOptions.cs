using System.ComponentModel.DataAnnotations;
using Marketplace.Application.Common;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Infrastructure.Telemetry;

/// <summary>Who is told what goes on (section <c>Telemetry</c>); nobody, and then nothing is measured.</summary>
public sealed class TelemetryOptions : ICheckedSettings
{
    public const string Section = "Telemetry";

    /// <summary>How this program is called by those who collect.</summary>
    [Required]
    public string ServiceName { get; set; } = "marketplace";

    /// <summary>Where <c>/metrics</c> listens for Prometheus, as <c>http://127.0.0.1:9464</c>: by itself, so that no proxy in front of the API passes it on. Not at all by default.</summary>
    public Uri? MetricsUrl { get; set; }

    /// <summary>Base address of a collector of OTLP over HTTP, as <c>http://localhost:4318</c>, for traces, metrics and logs. Nothing is sent without one.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Which part of the requests is traced.</summary>
    [Range(0.0, 1.0)]
    public double TraceRatio { get; set; } = 0.1;

    public IEnumerable<string> Faults()
    {
        if (MetricsUrl is not null && MetricsUrl is not { IsAbsoluteUri: true, Scheme: "http", PathAndQuery: "/" }) yield return $"{Section}:{nameof(MetricsUrl)} is '{MetricsUrl}'; it has to be an address and a port, as http://127.0.0.1:9464.";
        if (OtlpEndpoint is not null && OtlpEndpoint is not { IsAbsoluteUri: true, Scheme: "http" or "https" }) yield return $"{Section}:{nameof(OtlpEndpoint)} is '{OtlpEndpoint}'; it has to be an address, as http://localhost:4318.";
    }
}

public static class TelemetryChoice
{
    /// <summary>Asked where what measures is put together: what is not there costs nothing.</summary>
    public static bool IsMeasured(this IConfiguration configuration) => Has(configuration, nameof(TelemetryOptions.MetricsUrl)) || configuration.IsExported();

    /// <summary>Whether traces and logs leave for a collector.</summary>
    public static bool IsExported(this IConfiguration configuration) => Has(configuration, nameof(TelemetryOptions.OtlpEndpoint));

    private static bool Has(IConfiguration configuration, string name) => !string.IsNullOrEmpty(configuration[$"{TelemetryOptions.Section}:{name}"]);
}
