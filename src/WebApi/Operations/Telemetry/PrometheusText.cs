using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Marketplace.WebApi.Operations.Telemetry;

/// <summary>The exposition format 0.0.4, with the names that the Prometheus project gives to those of OpenTelemetry.</summary>
internal sealed class PrometheusText
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _described = new(StringComparer.Ordinal);

    public void Add(Metric metric)
    {
        var (kind, suffix) = metric.MetricType switch
        {
            MetricType.LongSum or MetricType.DoubleSum => ("counter", "_total"),
            MetricType.Histogram => ("histogram", ""),
            _ => ("gauge", ""),
        };
        var name = Name(metric.Name) + Unit(metric.Unit) + suffix;
        if (_described.Add(name)) _text.Append("# HELP ").Append(name).Append(' ').Append(metric.Description.ReplaceLineEndings(" ")).Append("\n# TYPE ").Append(name).Append(' ').Append(kind).Append('\n');
        foreach (ref readonly var point in metric.GetMetricPoints()) Add(metric.MetricType, name, in point);
    }

    public override string ToString() => _text.ToString();

    private void Add(MetricType type, string name, in MetricPoint point)
    {
        var labels = Labels(point.Tags);
        switch (type)
        {
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                Line(name, labels, point.GetSumLong());
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                Line(name, labels, point.GetSumDouble());
                break;
            case MetricType.LongGauge:
                Line(name, labels, point.GetGaugeLastValueLong());
                break;
            case MetricType.DoubleGauge:
                Line(name, labels, point.GetGaugeLastValueDouble());
                break;
            case MetricType.Histogram:
                var below = 0L;
                foreach (var bucket in point.GetHistogramBuckets()) Line(name + "_bucket", $"{labels}{(labels.Length == 0 ? "" : ",")}le=\"{Number(bucket.ExplicitBound)}\"", below += bucket.BucketCount);
                Line(name + "_sum", labels, point.GetHistogramSum());
                Line(name + "_count", labels, point.GetHistogramCount());
                break;
            default:
                break;
        }
    }

    private void Line(string name, string labels, double value) => _text.Append(name).Append(labels.Length == 0 ? "" : $"{{{labels}}}").Append(' ').Append(Number(value)).Append('\n');

    private static string Labels(ReadOnlyTagCollection tags)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            var escaped = Convert.ToString(value, CultureInfo.InvariantCulture)?
                .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(text.Length == 0 ? "" : ",").Append(Name(key)).Append("=\"").Append(escaped).Append('"');
        }

        return text.ToString();
    }

    private static string Name(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    private static string Unit(string? unit) => unit switch
    {
        "s" => "_seconds",
        "ms" => "_milliseconds",
        "By" => "_bytes",
        _ => "",
    };

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
