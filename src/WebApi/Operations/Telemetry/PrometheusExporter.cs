using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Marketplace.WebApi.Operations.Telemetry;

/// <summary>What was measured, in the text format of Prometheus.</summary>
internal sealed class PrometheusExporter : IDisposable
{
    private const int CollectMilliseconds = 5000;

    private readonly TextExporter _exporter = new();
    private readonly Lock _gate = new();

    public PrometheusExporter() => Reader = new BaseExportingMetricReader(_exporter) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };

    public MetricReader Reader { get; }

    public string Scrape()
    {
        lock (_gate) return Reader.Collect(CollectMilliseconds) ? _exporter.Text : "";
    }

    public void Dispose() => Reader.Dispose();

    /// <summary>Push although it is pulled: a reader in pull mode collects only for exporters inside of the SDK's own assemblies.</summary>
    [ExportModes(ExportModes.Push)]
    private sealed class TextExporter : BaseExporter<Metric>
    {
        public string Text { get; private set; } = "";

        public override ExportResult Export(in Batch<Metric> batch)
        {
            var text = new PrometheusText();
            foreach (var metric in batch) text.Add(metric);
            Text = text.ToString();
            return ExportResult.Success;
        }
    }
}
