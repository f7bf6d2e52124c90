using System.Diagnostics.CodeAnalysis;
using System.Xml;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Platform;
using Quartz;

namespace Marketplace.Infrastructure.Housekeeping;

/// <summary>
/// Cron as Quartz reads it (six or seven fields, seconds first) and as everybody writes it (five fields); and <c>@every PT30S</c> for what cron cannot say.
/// </summary>
internal sealed class Timetable : ITimetable
{
    private const string Interval = "@every ";
    private const int FieldsOfUnix = 5;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static string Every(TimeSpan period) => Interval + XmlConvert.ToString(period);

    public bool IsCron(string text) => TryInterval(text, out _) || (TryCron(text, TimeZoneInfo.Utc, out var cron) && cron.GetNextValidTimeAfter(DateTimeOffset.UtcNow) is not null);

    public bool IsTimeZone(string text) => TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId;

    public DateTimeOffset? NextAfter(Timing timing, DateTimeOffset instant)
    {
        if (timing.IsPaused) return null;
        if (TryInterval(timing.Cron, out var period)) return instant + period;
        return TryCron(timing.Cron, ZoneOf(timing), out var cron) ? cron.GetNextValidTimeAfter(instant) : null;
    }

    /// <summary>What has been missed is made up for once, at once.</summary>
    /// <param name="last">When it was last done: a period does not begin anew with every start of the program.</param>
    public static TriggerBuilder<IJob> Apply(TriggerBuilder<IJob> trigger, Timing timing, DateTimeOffset? last, DateTimeOffset now)
    {
        if (!TryInterval(timing.Cron, out var period))
        {
            return TryCron(timing.Cron, ZoneOf(timing), out var cron)
                ? trigger.WithSchedule(CronScheduleBuilder.Create(cron).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
                : throw new InvalidOperationException($"'{timing.Cron}' is no cron expression.");
        }

        var due = (last ?? now) + period;
        return trigger.StartAt(due > now ? due : now)
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(period).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithRemainingCount));
    }

    private static TimeZoneInfo ZoneOf(Timing timing) => TimeZoneInfo.FindSystemTimeZoneById(timing.TimeZone);

    private static bool TryCron(string text, TimeZoneInfo zone, [NotNullWhen(true)] out CronExpression? cron)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var isKnown = CronExpression.TryParse(text, fields == FieldsOfUnix ? CronFormat.Unix : CronFormat.Quartz, out cron);
        cron = isKnown ? cron!.WithTimeZone(zone) : null;
        return isKnown;
    }

    private static bool TryInterval(string text, out TimeSpan period)
    {
        period = TimeSpan.Zero;
        if (!text.StartsWith(Interval, StringComparison.Ordinal)) return false;

        try
        {
            period = XmlConvert.ToTimeSpan(text[Interval.Length..]);
            return period >= Shortest && period <= Longest;
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            return false;
        }
    }
}
