using Marketplace.Domain.Common;

namespace Marketplace.Domain.Platform;

/// <summary>When work of a kind is due.</summary>
/// <param name="Cron">A cron expression, or <c>@every</c> and a duration.</param>
/// <param name="TimeZone">By whose clocks: a name of the IANA database.</param>
public sealed record Timing(string Cron, string TimeZone, bool IsPaused);

/// <summary>A kind of work that is done from time to time, and when. Until somebody changes it, it follows the settings.</summary>
public sealed class JobSchedule : AggregateRoot
{
    public const int MaxKindLength = 60;
    public const int MaxCronLength = 120;
    public const int MaxTimeZoneLength = 60;

    private JobSchedule() { } // EF Core

    public JobScheduleId Id { get; private init; }

    public string Kind { get; private init; } = "";

    public string Cron { get; private set; } = "";

    public string TimeZone { get; private set; } = "";

    public bool IsPaused { get; private set; }

    /// <summary>Somebody has decided; the settings count no more.</summary>
    public bool IsDecided { get; private set; }

    public DateTimeOffset? LastRunAt { get; private set; }

    public DateTimeOffset? NextRunAt { get; private set; }

    public JobId? LastJobId { get; private set; }

    public Timing Timing => new(Cron, TimeZone, IsPaused);

    public static JobSchedule Of(string kind, Timing timing) => new() { Id = JobScheduleId.New(), Kind = kind, Cron = timing.Cron, TimeZone = timing.TimeZone, IsPaused = timing.IsPaused };

    /// <summary>What the settings say.</summary>
    public void Follow(Timing timing)
    {
        if (!IsDecided) (Cron, TimeZone, IsPaused) = (timing.Cron, timing.TimeZone, timing.IsPaused);
    }

    /// <summary>What somebody says; its form was checked.</summary>
    public void Decide(Timing timing)
    {
        if (timing == Timing) return;
        (Cron, TimeZone, IsPaused, IsDecided) = (timing.Cron, timing.TimeZone, timing.IsPaused, true);
    }

    /// <param name="next">Null: not by itself.</param>
    public void Expect(DateTimeOffset? next) => NextRunAt = IsPaused ? null : next;

    public void Began(JobId job, DateTimeOffset now) => (LastJobId, LastRunAt) = (job, now);
}
