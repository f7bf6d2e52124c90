using Marketplace.Application.Common;
using Marketplace.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Platform;

/// <summary>A worker's hold on a job.</summary>
/// <param name="Attempt">Another worker that takes over has a higher one, and then nothing of this one counts any more.</param>
internal sealed record JobPass(Job Job, int Attempt);

/// <summary>What came of the wish to begin.</summary>
/// <param name="BusyUntil">Somebody else is at it, as far as anybody knows until then.</param>
internal sealed record JobClaim(JobPass? Pass, DateTimeOffset? BusyUntil = null);

/// <summary>Takes, keeps and ends jobs of the kinds that are done from time to time. Each step is one transaction and begins with asking whose the job is.</summary>
internal sealed class JobHold(IPlatformDb db, IUnitOfWork work, TimeProvider clock)
{
    /// <summary>Takes what is left of this kind: by somebody who is gone, or asked for by a person; else, in routine, a new one.</summary>
    public Task<JobClaim> ClaimAsync(JobOrder order, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync($"jobs {order.Kind}", ct);
            var now = clock.GetUtcNow();
            var left = await db.Jobs.Where(job => job.Kind == order.Kind && (job.Status == JobStatus.Running || job.Status == JobStatus.Queued)).OrderBy(job => job.Id).ToListAsync(ct);
            var job = left.Find(candidate => candidate.Status is JobStatus.Running) ?? left.FirstOrDefault();
            if (job is { Status: JobStatus.Running } && job.LeaseUntil > now) return new JobClaim(Pass: null, job.LeaseUntil);
            if (job is null && !order.IsRoutine) return new JobClaim(Pass: null);

            if (job is null) db.Jobs.Add(job = Job.OfRoutine(order.Kind));
            job.Start(now, order.Lease);
            var schedule = await db.JobSchedules.SingleOrDefaultAsync(candidate => candidate.Kind == order.Kind, ct);
            schedule?.Began(job.Id, now);
            if (order.IsRoutine) schedule?.Expect(order.Next);
            await db.SaveChangesAsync(ct);
            return new JobClaim(new JobPass(job, job.Attempts));
        },
        cancellationToken);

    /// <summary>False where it is to end, or is somebody else's.</summary>
    public Task<bool> RenewAsync(JobPass pass, TimeSpan lease, CancellationToken ct) => StepAsync(pass, job => job.Renew(clock.GetUtcNow(), lease), ct);

    public Task<bool> NoteAsync(JobPass pass, int done, int? total, string? position, CancellationToken ct) => StepAsync(pass, job => job.Note(done, total, position), ct);

    /// <summary>Nobody has to wait for the lease to end.</summary>
    public Task<bool> ReleaseAsync(JobPass pass) => RenewAsync(pass, TimeSpan.Zero, CancellationToken.None);

    /// <summary>Of what routine brings about without fault, the last of each kind is enough.</summary>
    public Task SucceedAsync(JobPass pass, int done) => EndAsync(pass, async job =>
    {
        if (job.ProgressTotal is null) job.Note(done, done, job.Position);
        job.Succeed(result: null, clock.GetUtcNow());
        await db.Jobs.Where(other => other.Kind == job.Kind && other.IsRoutine && other.Status == JobStatus.Succeeded && other.Id != job.Id).ExecuteDeleteAsync(CancellationToken.None);
    });

    public Task FailAsync(JobPass pass, JobError error) => EndAsync(pass, job =>
    {
        job.Fail([error], clock.GetUtcNow());
        return Task.CompletedTask;
    });

    /// <summary>It was asked to stop, and has.</summary>
    public Task CancelAsync(JobPass pass) => EndAsync(pass, job =>
    {
        if (job.StopAskedAt is not null) job.Cancel(clock.GetUtcNow());
        return Task.CompletedTask;
    });

    private Task<bool> StepAsync(JobPass pass, Action<Job> step, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            if (await FindAsync(pass, ct) is not { } job) return false;
            step(job);
            await db.SaveChangesAsync(ct);
            return job.StopAskedAt is null;
        },
        cancellationToken);

    private Task<bool> EndAsync(JobPass pass, Func<Job, Task> end) => work.ExecuteAsync(
        async ct =>
        {
            if (await FindAsync(pass, ct) is not { } job) return false;
            await end(job);
            await db.SaveChangesAsync(ct);
            return true;
        },
        CancellationToken.None);

    private async Task<Job?> FindAsync(JobPass pass, CancellationToken ct) =>
        await db.Jobs.SingleOrDefaultAsync(job => job.Id == pass.Job.Id && job.Status == JobStatus.Running && job.Attempts == pass.Attempt, ct);
}
