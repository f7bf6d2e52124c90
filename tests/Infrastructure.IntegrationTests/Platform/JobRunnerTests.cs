using Marketplace.Application.Platform;
using Marketplace.Domain.Platform;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Platform;

/// <summary>Work that is due, as a job .</summary>
public sealed class JobRunnerTests : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);

    private readonly Labour _labour = new();
    private Database _database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _database = await Database.CreateAsync(services => services.AddSingleton(_labour).AddScoped<IRequestHandler<LabourCommand, int>, LabourHandler>());

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    [Trait("Rule", "R-28")]
    public async Task Whoever_is_taken_for_dead_cannot_end_what_another_has_taken_over()
    {
        var stall = new TaskCompletionSource<int>();
        _labour.Work = (_, _) => stall.Task;
        var stalled = RunAsync();
        await _labour.Begun;
        _database.Clock.Advance(Lease * 2);

        _labour.Work = (_, _) => Task.FromResult(2);
        await RunAsync();
        stall.SetResult(1);
        await stalled;

        var job = await OnlyJobAsync();
        (job.Status, job.Attempts, job.ProgressDone).ShouldBe((JobStatus.Succeeded, 2, 2));
    }

    [Fact]
    [Trait("Rule", "R-28")]
    public async Task Whoever_is_taken_for_dead_is_stopped_at_the_next_step()
    {
        var stall = new TaskCompletionSource();
        var wentOn = false;
        _labour.Work = async (job, ct) =>
        {
            await stall.Task;
            await job.ReportAsync(1, 10, "1", ct);
            wentOn = true;
            return 1;
        };
        var stalled = RunAsync();
        await _labour.Begun;
        _database.Clock.Advance(Lease * 2);
        _labour.Work = (_, _) => Task.FromResult(2);
        await RunAsync();

        stall.SetResult();
        await stalled;

        wentOn.ShouldBeFalse();
        (await OnlyJobAsync()).Position.ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "JA-199")]
    public async Task What_a_node_leaves_when_it_ends_goes_on_where_it_was()
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        _labour.Work = async (job, ct) =>
        {
            await job.ReportAsync(7, 10, "seven", ct);
            await ending.CancelAsync();
            ct.ThrowIfCancellationRequested();
            return 10;
        };
        await RunAsync(ending: ending);
        (await OnlyJobAsync()).Status.ShouldBe(JobStatus.Running);

        string? position = null;
        _labour.Work = (job, _) =>
        {
            position = job.Position;
            return Task.FromResult(10);
        };
        await RunAsync();

        position.ShouldBe("seven");
        (await OnlyJobAsync()).Status.ShouldBe(JobStatus.Succeeded);
    }

    [Fact]
    public async Task A_job_that_is_to_be_cancelled_ends_at_its_next_step()
    {
        _labour.Work = async (job, ct) =>
        {
            await _database.WithAsync(async (db, _) =>
            {
                (await db.Jobs.SingleAsync(ct)).Stop(_database.Clock.GetUtcNow());
                return await db.SaveChangesAsync(ct);
            });
            await job.ReportAsync(3, 10, position: null, ct);
            return 10;
        };

        await RunAsync();

        var job = await OnlyJobAsync();
        (job.Status, job.ProgressDone).ShouldBe((JobStatus.Cancelled, 3));
    }

    [Fact]
    public async Task What_fails_is_told_and_done_again_at_its_next_turn()
    {
        _labour.Work = (_, _) => throw new InvalidOperationException("No ink.");
        await RunAsync();
        _labour.Work = (_, _) => Task.FromResult(1);
        await RunAsync();
        await RunAsync();

        var jobs = await _database.WithAsync((db, _) => db.Jobs.OrderBy(job => job.Id).ToListAsync(Ct));
        jobs.Select(job => job.Status).ShouldBe([JobStatus.Failed, JobStatus.Succeeded]);
        jobs[0].Errors.ShouldHaveSingleItem().Detail.ShouldBe("InvalidOperationException: No ink.");
    }

    [Fact]
    public async Task Without_its_turn_work_is_done_only_for_those_who_wait_for_it()
    {
        await RunAsync(isRoutine: false);
        _labour.Count.ShouldBe(0);

        await StoreAsync(Job.Queue(LabourCommand.Kind, subject: null, ownerUserId: null, ownerSellerId: null));
        await RunAsync(isRoutine: false);

        _labour.Count.ShouldBe(1);
        (await OnlyJobAsync()).Status.ShouldBe(JobStatus.Succeeded);
    }

    [Fact]
    public async Task Jobs_are_forgotten_after_thirty_days()
    {
        var (old, young, running) = (Job.Queue("other", subject: null, ownerUserId: null, ownerSellerId: null), Job.OfRoutine("other"), Job.OfRoutine("other"));
        var now = _database.Clock.GetUtcNow();
        old.Cancel(now.AddDays(-31));
        young.Cancel(now.AddDays(-29));
        running.Start(now.AddDays(-40), Lease);
        foreach (var job in new[] { old, young, running }) await StoreAsync(job);

        (await _database.WithAsync((_, services) => services.GetRequiredService<IMediator>().Send(new TidyJobsCommand(), Ct))).ShouldBe(1);

        (await _database.WithAsync((db, _) => db.Jobs.Select(job => job.Id).ToListAsync(Ct))).ShouldBe([young.Id, running.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_routine_that_fails_again_and_again_the_last_fifty_are_kept()
    {
        var now = _database.Clock.GetUtcNow();
        await _database.WithAsync(async (db, _) =>
        {
            db.JobSchedules.Add(JobSchedule.Of(LabourCommand.Kind, new Timing("@every PT1S", "UTC", IsPaused: false)));
            for (var number = 0; number < 60; number++)
            {
                var job = Job.OfRoutine(LabourCommand.Kind);
                job.Start(now, Lease);
                job.Fail([], now.AddSeconds(number));
                db.Jobs.Add(job);
            }

            return await db.SaveChangesAsync(Ct);
        });

        (await _database.WithAsync((_, services) => services.GetRequiredService<IMediator>().Send(new TidyJobsCommand(), Ct))).ShouldBe(10);

        (await _database.WithAsync((db, _) => db.Jobs.MinAsync(job => job.FinishedAt, Ct))).ShouldBe(now.AddSeconds(10));
    }

    private Task RunAsync(bool isRoutine = true, CancellationTokenSource? ending = null) => _database.WithAsync(async (_, services) =>
    {
        await services.GetRequiredService<JobRunner>().RunAsync(new JobOrder(LabourCommand.Kind, () => new LabourCommand(), isRoutine, Next: null, Lease), ending?.Token ?? Ct);
        return 0;
    });

    private Task<Job> OnlyJobAsync() => _database.WithAsync((db, _) => db.Jobs.AsNoTracking().SingleAsync(Ct));

    private Task<int> StoreAsync(Job job) => _database.WithAsync((db, _) =>
    {
        db.Jobs.Add(job);
        return db.SaveChangesAsync(Ct);
    });
}
