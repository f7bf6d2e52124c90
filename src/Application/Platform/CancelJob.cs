using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Platform;

/// <summary>The wish that a job ends; known by the job.</summary>
public sealed record JobCancellationView : IView
{
    public JobId Id { get; init; }
    public int Revision { get; init; }
    public JobId JobId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What nobody has begun is cancelled; who works on it is asked to stop.</summary>
public sealed record CancelJobCommand(JobId JobId) : ICommand<Written>;

internal sealed class CancelJobHandler(IPlatformDb db, IUnitOfWork work, IEnumerable<IJobKeeper> keepers, ICaller caller, TimeProvider clock) : IRequestHandler<CancelJobCommand, Written>
{
    public Task<Written> Handle(CancelJobCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var job = await db.Jobs.VisibleTo(caller).SingleAsync(candidate => candidate.Id == command.JobId, ct);
            if (job.Status is JobStatus.Cancelled || job is { Status: JobStatus.Running, StopAskedAt: not null }) return new Written(job.Id.Value, AlreadyThere: true);

            if (!job.IsFinished && keepers.FirstOrDefault(keeper => keeper.Kind == job.Kind) is { } keeper) await keeper.CancelAsync(job, ct);
            else job.Stop(clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            return new Written(job.Id.Value);
        },
        cancellationToken);
}

internal sealed class ReadJobCancellations(IPlatformDb db, ICaller caller) : IRequestHandler<Read<JobCancellationView>, Page<JobCancellationView>>
{
    public Task<Page<JobCancellationView>> Handle(Read<JobCancellationView> request, CancellationToken cancellationToken) => db.Jobs.VisibleTo(caller)
        .Where(job => job.StopAskedAt != null || job.Status == JobStatus.Cancelled)
        .Select(job => new JobCancellationView { Id = job.Id, Revision = job.Version, JobId = job.Id, CreatedAt = job.StopAskedAt ?? job.FinishedAt ?? job.UpdatedAt })
        .PageAsync(request, cancellationToken);
}
