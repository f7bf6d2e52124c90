namespace Marketplace.Bench.Soak;

/// <summary>What the server held at a moment, and what it did since the one before.</summary>
internal sealed record Sample(TimeSpan At, double Resident, double Heap, double Handles, double Threads, double Connections, double Waiting, double PerSecond, double Median, double Slow)
{
    public const string Memory = "Memory";

    /// <summary>What must not grow.</summary>
    public static readonly IReadOnlyList<(string Name, string Unit, Func<Sample, double> Figure)> Kept =
    [
        (Memory, "MB resident", sample => sample.Resident),
        ("Heap after collections", "MB", sample => sample.Heap),
        ("Handles", "open", sample => sample.Handles),
        ("Threads", "alive", sample => sample.Threads),
        ("Connections to the database", "open", sample => sample.Connections),
        ("Events that wait", "in the outbox", sample => sample.Waiting),
    ];

    public static readonly IReadOnlyList<(string Name, string Unit, Func<Sample, double> Figure)> All =
    [
        .. Kept,
        ("Requests", "per second", sample => sample.PerSecond),
        ("Latency, median", "ms", sample => sample.Median),
        ("Latency, 99 %", "ms", sample => sample.Slow),
    ];
}

/// <summary>What clients saw since it was last asked.</summary>
internal sealed record Figures(double PerSecond, double Median, double Slow);
