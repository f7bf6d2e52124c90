using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Platform;

/// <summary>A kind of work that is done from time to time.</summary>
public sealed record JobScheduleView : IView
{
    public JobScheduleId Id { get; init; }
    public int Revision { get; init; }
    public string Kind { get; init; } = "";
    public string Cron { get; init; } = "";
    public string TimeZone { get; init; } = "";
    public bool IsPaused { get; init; }
    public DateTimeOffset? LastRunAt { get; init; }
    public DateTimeOffset? NextRunAt { get; init; }
    public JobId? LastJobId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class ReadJobSchedules(IPlatformDb db, IWorkKinds works) : IRequestHandler<Read<JobScheduleView>, Page<JobScheduleView>>
{
    public Task<Page<JobScheduleView>> Handle(Read<JobScheduleView> request, CancellationToken cancellationToken) => Known(works.All)
        .Select(schedule => new JobScheduleView
        {
            Id = schedule.Id,
            Revision = schedule.Version,
            Kind = schedule.Kind,
            Cron = schedule.Cron,
            TimeZone = schedule.TimeZone,
            IsPaused = schedule.IsPaused,
            LastRunAt = schedule.LastRunAt,
            NextRunAt = schedule.NextRunAt,
            LastJobId = schedule.LastJobId,
            CreatedAt = schedule.CreatedAt,
            UpdatedAt = schedule.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    private IQueryable<JobSchedule> Known(IReadOnlyList<string> kinds) => db.JobSchedules.Where(schedule => kinds.Contains(schedule.Kind));
}

/// <param name="Change">From the timing as it is to that as it shall be.</param>
public sealed record ChangeJobScheduleCommand(JobScheduleId Id, Func<Timing, Timing> Change) : ICommand<Written>;

/// <summary>Every worker notices within moments.</summary>
internal sealed class ChangeJobScheduleHandler(IPlatformDb db, IUnitOfWork work, ITimetable timetable, TimeProvider clock) : IRequestHandler<ChangeJobScheduleCommand, Written>
{
    private static readonly DomainError BadCron = new(ErrorKind.Invalid, "invalid_value", "A cron expression of five fields, or of six with the seconds first, that is due some day; or @every and an ISO 8601 duration.", "cron");
    private static readonly DomainError BadTimeZone = new(ErrorKind.Invalid, "invalid_value", "A time zone is a name of the IANA database, such as Indian/Mauritius.", "timeZone");

    public Task<Written> Handle(ChangeJobScheduleCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var schedule = await db.JobSchedules.SingleAsync(candidate => candidate.Id == command.Id, ct);
            var timing = command.Change(schedule.Timing);
            Ensure.That(timetable.IsCron(timing.Cron), BadCron);
            Ensure.That(timetable.IsTimeZone(timing.TimeZone), BadTimeZone);

            if (timing != schedule.Timing)
            {
                schedule.Decide(timing);
                schedule.Expect(timetable.NextAfter(timing, clock.GetUtcNow()));
            }

            await db.SaveChangesAsync(ct);
            return new Written(schedule.Id.Value);
        },
        cancellationToken);
}

/// <summary>
/// Brings the schedules in line with the kinds of work that this program knows and what its settings say of them. Others stay as they are: during an update the
/// program may be the older one, and somebody may have decided about what only the newer one knows.
/// </summary>
internal sealed class ScheduleKeeper(IPlatformDb db, IUnitOfWork work, ITimetable timetable, TimeProvider clock)
{
    public Task<int> FollowAsync(IReadOnlyDictionary<string, Timing> settings, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync("job schedules", ct);
            var known = await db.JobSchedules.ToDictionaryAsync(schedule => schedule.Kind, StringComparer.Ordinal, ct);
            foreach (var (kind, timing) in settings)
            {
                if (!known.TryGetValue(kind, out var schedule)) db.JobSchedules.Add(schedule = JobSchedule.Of(kind, timing));
                var before = schedule.Timing;
                schedule.Follow(timing);
                if (before != schedule.Timing || schedule.NextRunAt is null) schedule.Expect(timetable.NextAfter(schedule.Timing, clock.GetUtcNow()));
            }

            return await db.SaveChangesAsync(ct);
        },
        cancellationToken);
}
