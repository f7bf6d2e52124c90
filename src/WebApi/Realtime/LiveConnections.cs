using System.Collections.Concurrent;
using Marketplace.Application.Platform.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.Realtime;

/// <summary>Who is connected to this node, with a bound for all, for each holder of a credential and for each network address.</summary>
internal sealed class LiveConnections(IOptions<RealtimeOptions> options)
{
    private readonly ConcurrentDictionary<LiveConnection, bool> _present = new();
    private readonly Dictionary<string, int> _seats = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _taken;

    public ICollection<LiveConnection> Present => _present.Keys;

    public bool IsEmpty => _present.IsEmpty;

    /// <summary>Takes a place for as long as the connection lasts. It is told of what happens from now on: what comes before it is ready to send waits in it.</summary>
    /// <returns>What there is too much of; null where there was a place.</returns>
    public string? Enter(LiveConnection connection)
    {
        var limits = options.Value;
        lock (_gate)
        {
            if (_taken >= limits.Connections) return "on this node";
            if (_seats.GetValueOrDefault(HolderOf(connection)) >= limits.ConnectionsPerUser) return "with this account or key";
            if (_seats.GetValueOrDefault(AddressOf(connection)) >= limits.ConnectionsPerAddress) return "from this address";

            _taken++;
            foreach (var seat in SeatsOf(connection)) _seats[seat] = _seats.GetValueOrDefault(seat) + 1;
        }

        _present.TryAdd(connection, value: true);
        return null;
    }

    public void Leave(LiveConnection connection)
    {
        _present.TryRemove(connection, out _);
        lock (_gate)
        {
            _taken--;
            foreach (var seat in SeatsOf(connection))
            {
                if (--_seats[seat] == 0) _seats.Remove(seat);
            }
        }
    }

    public bool AnyWants(NewsHint hint) => _present.Any(entry => entry.Key.Wants(hint));

    public ILookup<Readership, LiveConnection> ThatWant(NewsHint hint) => Present.Where(connection => connection.Wants(hint)).ToLookup(connection => connection.Readership);

    private static string[] SeatsOf(LiveConnection connection) => [HolderOf(connection), AddressOf(connection)];

    private static string HolderOf(LiveConnection connection) => "holder " + connection.Holder;

    private static string AddressOf(LiveConnection connection) => "address " + connection.Address;
}
