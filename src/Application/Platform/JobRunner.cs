using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Platform;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Application.Platform;

/// <summary>Work of a kind is to be done now.</summary>
/// <param name="IsRoutine">The clock says so; else it is done only where somebody waits for it.</param>
/// <param name="Next">When routine has its next turn.</param>
/// <param name="Lease">How long a worker may be silent before another takes over.</param>
internal sealed record JobOrder(string Kind, Func<ICommand<int>> Command, bool IsRoutine, DateTimeOffset? Next, TimeSpan Lease);

/// <summary>
/// Does what is due from time to time, as a job that can be followed and cancelled. Whoever is taken for dead and lives cannot end what another has taken over.
/// </summary>
internal sealed partial class JobRunner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobRunner> log)
{
    private const int MaxErrorLength = 500;

    public async Task RunAsync(JobOrder order, CancellationToken ct)
    {
        if (await ClaimAsync(order, ct) is not { } pass) return;

        using var work = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var over = new CancellationTokenSource();
        var began = clock.GetTimestamp();
        var outcome = JobStatus.Failed;
        var beating = BeatAsync(pass, order.Lease, work, over.Token);
        try
        {
            var done = await DoAsync(pass, order, work.Token);
            await HoldAsync(hold => hold.SucceedAsync(pass, done));
            outcome = JobStatus.Succeeded;
            if (done > 0) LogDone(log, order.Kind, done);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            outcome = JobStatus.Queued; // somebody else goes on with it
            await HoldAsync(hold => hold.ReleaseAsync(pass));
        }
        catch (Exception stopped) when (stopped is JobStoppedException || work.IsCancellationRequested)
        {
            outcome = JobStatus.Cancelled;
            await HoldAsync(hold => hold.CancelAsync(pass));
        }
        catch (Exception failure)
        {
            LogFailed(log, failure, order.Kind);
            var told = $"{failure.GetType().Name}: {failure.Message}";
            await HoldAsync(hold => hold.FailAsync(pass, new JobError("internal_error", told.Length > MaxErrorLength ? told[..MaxErrorLength] : told)));
        }
        finally
        {
            await over.CancelAsync();
            await beating;
            Measurements.CountJob(order.Kind, JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString()), clock.GetElapsedTime(began));
        }
    }

    /// <summary>Waits for one who may be alive; not for ever.</summary>
    private async Task<JobPass?> ClaimAsync(JobOrder order, CancellationToken ct)
    {
        for (var end = clock.GetUtcNow() + (2 * order.Lease); ;)
        {
            await using var scope = scopes.CreateAsyncScope();
            var claim = await scope.ServiceProvider.GetRequiredService<JobHold>().ClaimAsync(order, ct);
            if (claim.BusyUntil is not { } until || until > end) return claim.Pass;

            var wait = until - clock.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, ct);
        }
    }

    private async Task<int> DoAsync(JobPass pass, JobOrder order, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RunningJob>().Pass = pass;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(order.Command(), ct);
    }

    /// <summary>Tells the others that this one lives, and the work when it is to end.</summary>
    private async Task BeatAsync(JobPass pass, TimeSpan lease, CancellationTokenSource work, CancellationToken over)
    {
        using var timer = new PeriodicTimer(lease / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                if (await RenewAsync(pass, lease, over)) continue;
                await work.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The work is over.
        }
    }

    private async Task<bool> RenewAsync(JobPass pass, TimeSpan lease, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<JobHold>().RenewAsync(pass, lease, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogSilent(log, failure, pass.Job.Kind);
            return true; // the database is away for a moment; if for longer, another takes over
        }
    }

    private async Task HoldAsync(Func<JobHold, Task> step)
    {
        await using var scope = scopes.CreateAsyncScope();
        await step(scope.ServiceProvider.GetRequiredService<JobHold>());
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "Job {Kind} dealt with {Count}")]
    private static partial void LogDone(ILogger logger, string kind, int count);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Error, Message = "Job {Kind} failed")]
    private static partial void LogFailed(ILogger logger, Exception failure, string kind);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Warning, Message = "Job {Kind} could not tell that it goes on")]
    private static partial void LogSilent(ILogger logger, Exception failure, string kind);
}

/// <summary>The job that is being done in this scope, if any.</summary>
internal sealed class RunningJob(IServiceScopeFactory scopes) : IRunningJob
{
    public JobPass? Pass { get; set; }

    public string? Position => Pass?.Job.Position;

    /// <summary>In a scope of its own, so that nothing of the work's is saved by it.</summary>
    public async Task ReportAsync(int done, int? total, string? position, CancellationToken ct)
    {
        if (Pass is not { } pass) return;

        await using var scope = scopes.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<JobHold>().NoteAsync(pass, done, total, position, ct)) throw new JobStoppedException();
    }
}

internal sealed class JobStoppedException() : Exception("The job was cancelled, or is somebody else's by now.");
