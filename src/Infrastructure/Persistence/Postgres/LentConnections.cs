using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;
using Npgsql.Internal;

#pragma warning disable NPG9001 // should another version of Npgsql do it otherwise, the tests of this say so

namespace Marketplace.Infrastructure.Persistence.Postgres;

/// <summary>
/// The connections to the database that somebody uses now. Where it no longer answers anybody, they are broken, so that who asked something in the last moment is told within five
/// seconds, too: what is cancelled is told to the server over another connection first, and what takes too long ends only after the longest time that an honest statement may take.
/// Npgsql breaks connections by itself, but not on demand; this calls the method that it uses (ADR 25).
/// </summary>
internal sealed class LentConnections
{
    private readonly ConditionalWeakTable<NpgsqlConnector, object> _known = [];
    private long _heard = Stopwatch.GetTimestamp();

    /// <summary>Whether any of them was answered after a moment.</summary>
    /// <param name="moment">As <see cref="Stopwatch.GetTimestamp"/> tells it.</param>
    public bool HaveHeardSince(long moment) => Volatile.Read(ref _heard) >= moment;

    public void Hear() => Volatile.Write(ref _heard, Stopwatch.GetTimestamp());

    /// <summary>To be called for each that is opened.</summary>
    public void Know(NpgsqlConnection opened) => _known.TryAdd(ConnectorOf(opened)!, this);

    /// <returns>How many there were.</returns>
    public int Break()
    {
        var count = 0;
        foreach (var (connector, _) in _known)
        {
            if (UserOf(connector) is null) continue;

            Break(connector, new TimeoutException("The database does not answer anybody."), markHostAsOffline: false);
            count++;
        }

        return count;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Connector")]
    private static extern NpgsqlConnector? ConnectorOf(NpgsqlConnection connection);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Connection")]
    private static extern NpgsqlConnection? UserOf(NpgsqlConnector connector);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Break")]
    private static extern Exception Break(NpgsqlConnector connector, Exception reason, bool markHostAsOffline);
}
