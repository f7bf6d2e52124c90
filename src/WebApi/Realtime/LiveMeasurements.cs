using System.Diagnostics.Metrics;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.Realtime;

/// <summary>What is counted of live connections.</summary>
internal static class LiveMeasurements
{
    private static readonly Meter Meter = new(Measurements.Name);
    private static readonly UpDownCounter<long> Connections = Meter.CreateUpDownCounter<long>("marketplace.live.connections", "{connection}", "Clients that are connected to this node, by hub.");
    private static readonly Counter<long> Pushed = Meter.CreateCounter<long>("marketplace.live.pushed", "{event}", "Events that were pushed to connections, by hub.");
    private static readonly Counter<long> Ended = Meter.CreateCounter<long>("marketplace.live.ended", "{connection}", "Connections that this node has ended, by reason.");

    public static void Come(HubDoor door) => Connections.Add(1, Tag("hub", door.Path));

    public static void Gone(HubDoor door) => Connections.Add(-1, Tag("hub", door.Path));

    public static void CountPush(HubDoor door) => Pushed.Add(1, Tag("hub", door.Path));

    /// <param name="reason"><c>slow</c>, <c>flood</c> or <c>credential</c>.</param>
    public static void CountEnd(string reason) => Ended.Add(1, Tag("reason", reason));

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);
}
