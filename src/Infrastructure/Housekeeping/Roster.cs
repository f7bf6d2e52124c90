using Marketplace.Domain.Platform;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace Marketplace.Infrastructure.Housekeeping;

/// <summary>
/// Tells the scheduler what the table of schedules says, and which jobs somebody wants at once or has left undone. The table is the truth: it outlives a scheduler that
/// only remembers, and every node reads the same.
/// </summary>
internal sealed partial class Roster(
    IEnumerable<Housework> works, IServiceProvider services, IServiceScopeFactory scopes, IOptions<HousekeepingOptions> options, TimeProvider clock, ILogger<Roster> log) : BackgroundService
{
    private readonly List<Housework> _works = [.. works];
    private readonly Dictionary<string, Timing> _told = new(StringComparer.Ordinal);
    private bool _isIntroduced;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailed(log, failure); // the database is away for a moment
            }

            await Task.Delay(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(ct);
        if (!_isIntroduced) await IntroduceAsync(scheduler, ct);

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        foreach (var schedule in await db.JobSchedules.AsNoTracking().ToListAsync(ct))
        {
            if (_works.Exists(work => work.Name == schedule.Kind) && _told.GetValueOrDefault(schedule.Kind) != schedule.Timing) await TellAsync(scheduler, schedule, ct);
        }

        var now = clock.GetUtcNow();
        var kinds = _works.ConvertAll(work => work.Name);
        var wanted = await db.Jobs.AsNoTracking()
            .Where(job => kinds.Contains(job.Kind) && (job.Status == JobStatus.Queued || (job.Status == JobStatus.Running && job.LeaseUntil <= now))).OrderBy(job => job.Id).ToListAsync(ct);
        foreach (var job in wanted) await WantAsync(scheduler, job, ct);
    }

    private async Task IntroduceAsync(IScheduler scheduler, CancellationToken ct)
    {
        foreach (var work in _works)
        {
            var job = JobBuilder.Create<HouseworkJob>().WithIdentity(work.Name, HouseworkJob.Group).StoreDurably().RequestRecovery().Build();
            await scheduler.AddJob(job, AddJobOptions.Replacing, ct);
        }

        _isIntroduced = true;
    }

    /// <summary>Another node may have told it already, or an earlier life of this one: then the time that has run counts.</summary>
    private async Task TellAsync(IScheduler scheduler, JobSchedule schedule, CancellationToken ct)
    {
        var key = new TriggerKey(schedule.Kind, HouseworkJob.Group);
        var said = schedule.Timing.ToString();
        if (schedule.IsPaused) await scheduler.UnscheduleJob(key, ct);
        else if ((await scheduler.GetTrigger(key, ct))?.Description != said)
        {
            var trigger = TriggerBuilder.Create(clock).WithIdentity(key).ForJob(new JobKey(schedule.Kind, HouseworkJob.Group)).WithDescription(said);
            await scheduler.ScheduleTrigger(Timetable.Apply(trigger, schedule.Timing, schedule.LastRunAt, clock.GetUtcNow()).Build(), TriggerConflict.Replace, ct);
        }

        _told[schedule.Kind] = schedule.Timing;
    }

    private static async Task WantAsync(IScheduler scheduler, Job job, CancellationToken ct)
    {
        var key = new TriggerKey($"{job.Id.Value} {job.Attempts}", HouseworkJob.Asked);
        var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(new JobKey(job.Kind, HouseworkJob.Group)).StartNow().Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Keep, ct);
    }

    [LoggerMessage(EventId = 2104, Level = LogLevel.Error, Message = "Job schedules could not be looked at; trying again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
