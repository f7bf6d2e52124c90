using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Common;

/// <summary>What is counted and followed of our own work. Nothing is, and next to nothing is spent, while nobody listens.</summary>
public static class Measurements
{
    /// <summary>Of the meter and of the source of spans.</summary>
    public const string Name = "Marketplace";

    private const string OrderPlaced = "order.placed";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Orders = Meter.CreateCounter<long>("marketplace.orders", "{order}", "Orders that were placed.");
    private static readonly Counter<double> Revenue = Meter.CreateCounter<double>("marketplace.revenue", "{money}", "What the placed orders come to, in whole units of the currency.");
    private static readonly Counter<long> Delivered = Meter.CreateCounter<long>("marketplace.outbox.delivered", "{event}", "Events that all their consumers have handled.");
    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("marketplace.outbox.failed", "{event}", "Deliveries that failed and are tried again.");
    private static readonly Counter<long> Jobs = Meter.CreateCounter<long>("marketplace.jobs", "{job}", "Jobs that ended, by kind and outcome.");
    private static readonly Histogram<double> JobTime = Meter.CreateHistogram<double>("marketplace.job.duration", "s", "How long jobs took.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.1, 1, 10, 60, 600, 3600] });

    /// <summary>Spans of use cases and of work in the background.</summary>
    public static ActivitySource Spans { get; } = new(Name);

    /// <summary>
    /// An event was delivered to all its consumers. Business is counted here and not where it is done: each event is closed by one node once, so that the sum over all nodes
    /// is right whoever took the order and whoever repeated a request.
    /// </summary>
    public static void CountDelivery(EventEnvelope delivered)
    {
        Delivered.Add(1, Tag("event", delivered.Name));
        if (delivered.Name != OrderPlaced || !Orders.Enabled) return;

        using var order = JsonDocument.Parse(delivered.Payload);
        var (total, currency) = (order.RootElement.GetProperty("total").GetInt64(), order.RootElement.GetProperty("currency").GetString()!);
        Orders.Add(1, Tag("currency", currency));
        Revenue.Add(total / Math.Pow(10, Currency.Exponent(currency)), Tag("currency", currency));
    }

    /// <summary>A delivery failed, and is tried again as long as there are tries left.</summary>
    public static void CountFailedDelivery(string name) => Failed.Add(1, Tag("event", name));

    /// <param name="outcome">The name of the state that the job ended in.</param>
    public static void CountJob(string kind, string outcome, TimeSpan duration)
    {
        Jobs.Add(1, Tag("kind", kind), Tag("outcome", outcome));
        JobTime.Record(duration.TotalSeconds, Tag("kind", kind));
    }

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);
}
