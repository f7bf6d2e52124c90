using System.ComponentModel.DataAnnotations;

namespace Marketplace.Infrastructure.Persistence.Outbox;

/// <summary>How events are delivered (section <c>Outbox</c>).</summary>
internal sealed record OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>Whether this process delivers by itself.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How often to look for what nobody signalled: repeats, and events of other processes.</summary>
    [Range(10, 600_000)]
    public int PollMilliseconds { get; init; } = 2000;

    /// <summary>How many events are claimed at once.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; init; } = 50;

    /// <summary>How many of them, each of another subject, are handled at the same time; on SQLite one after the other whatever this says.</summary>
    [Range(1, 64)]
    public int Parallel { get; init; } = 4;

    /// <summary>After a crash, another delivery begins this much later.</summary>
    [Range(1, 3600)]
    public int LeaseSeconds { get; init; } = 60;

    /// <summary>After so many failures an event is left for a person to look at, and with it what later happened to the same subject.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; init; } = 10;

    /// <summary>An event that waits longer is a violation to <c>verify</c>.</summary>
    [Range(1, 86_400)]
    public int MaxAgeSeconds { get; init; } = 60;
}
