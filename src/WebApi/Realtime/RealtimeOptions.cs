using System.ComponentModel.DataAnnotations;

namespace Marketplace.WebApi.Realtime;

/// <summary>Live connections of this node (section <c>Realtime</c>).</summary>
public sealed class RealtimeOptions
{
    public const string Section = "Realtime";

    /// <summary>How many connections this node holds at most.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; set; } = 10_000;

    /// <summary>How many of them one person, guest or key has at most.</summary>
    [Range(1, 10_000)]
    public int ConnectionsPerUser { get; set; } = 20;

    /// <summary>How many of them come from one network address at most.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsPerAddress { get; set; } = 200;

    /// <summary>How many events wait for a client that reads slowly before it is disconnected.</summary>
    [Range(1, 10_000)]
    public int BufferedEvents { get; set; } = 100;

    /// <summary>How long a message of a client may be, in bytes.</summary>
    [Range(128, 1_000_000)]
    public int MessageBytes { get; set; } = 4096;

    /// <summary>How many messages a client may send in a minute before it is disconnected; the sign of life that clients send every 15 seconds is one.</summary>
    [Range(10, 100_000)]
    public int MessagesPerMinute { get; set; } = 60;

    /// <summary>How often it is looked whether the credential of a connection still counts, in seconds.</summary>
    [Range(1, 50)]
    public int RecheckSeconds { get; set; } = 20;

    /// <summary>How often it is looked in the log of events whether something was not heard, in seconds; every second while other nodes cannot be heard.</summary>
    [Range(1, 60)]
    public int CatchUpSeconds { get; set; } = 10;
}
