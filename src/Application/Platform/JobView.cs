using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using MediatR;

namespace Marketplace.Application.Platform;

/// <summary>Work that goes on after its request was answered.</summary>
public sealed record JobView : IView
{
    public JobId Id { get; init; }
    public int Revision { get; init; }
    public string Kind { get; init; } = "";
    public JobStatus Status { get; init; }
    public int ProgressDone { get; init; }
    public int? ProgressTotal { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public IReadOnlyList<JobError> Errors { get; init; } = [];

    /// <summary>What it works on: <c>imports</c> and its id.</summary>
    public string? SubjectType { get; init; }
    public Guid? SubjectId { get; init; }

    /// <summary>What it made.</summary>
    public string? ResultType { get; init; }
    public Guid? ResultId { get; init; }
    public UserId? OwnerUserId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Jobs are seen by those for whom they work and by admins.</summary>
internal sealed class ReadJobs(IPlatformDb db, ICaller caller) : IRequestHandler<Read<JobView>, Page<JobView>>
{
    public Task<Page<JobView>> Handle(Read<JobView> request, CancellationToken cancellationToken) => db.Jobs.VisibleTo(caller)
        .Select(job => new JobView
        {
            Id = job.Id,
            Revision = job.Version,
            Kind = job.Kind,
            Status = job.Status,
            ProgressDone = job.ProgressDone,
            ProgressTotal = job.ProgressTotal,
            StartedAt = job.StartedAt,
            FinishedAt = job.FinishedAt,
            Errors = job.Errors,
            SubjectType = job.SubjectType,
            SubjectId = job.SubjectId,
            ResultType = job.ResultType,
            ResultId = job.ResultId,
            OwnerUserId = job.OwnerUserId,
            CreatedAt = job.CreatedAt,
            UpdatedAt = job.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);
}

internal static class JobVisibility
{
    extension(IQueryable<Job> jobs)
    {
        public IQueryable<Job> VisibleTo(ICaller caller) => caller switch
        {
            { Surface: Surface.Admin } => jobs,
            { Surface: Surface.Seller } => jobs.Where(job => job.OwnerSellerId != null && job.OwnerSellerId == caller.SellerId),
            { UserId: { } user } => jobs.Where(job => job.OwnerUserId == user),
            _ => jobs.Where(job => false),
        };
    }
}
