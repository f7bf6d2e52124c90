using Marketplace.Domain.Common;

namespace Marketplace.Domain.Platform;

public enum JobStatus { Queued, Running, Succeeded, Failed, Cancelled }

/// <summary>What went wrong in a job, as its owner is told.</summary>
public sealed record JobError(string Code, string Detail);

/// <summary>Work that goes on after its request was answered. A worker holds it by a lease; after a crash the next one takes it over.</summary>
public sealed class Job : AggregateRoot
{
    public const int MaxErrors = 100;
    public const int MaxPositionLength = 100;

    private Job() { } // EF Core

    public JobId Id { get; private init; }

    public string Kind { get; private init; } = "";

    /// <summary>The clock began it, and nobody waits for it.</summary>
    public bool IsRoutine { get; private init; }

    public JobStatus Status { get; private set; }

    public int ProgressDone { get; private set; }

    public int? ProgressTotal { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public IReadOnlyList<JobError> Errors { get; private set; } = [];

    /// <summary>The resource it works on.</summary>
    public string? SubjectType { get; private init; }

    public Guid? SubjectId { get; private init; }

    /// <summary>The resource it made.</summary>
    public string? ResultType { get; private set; }

    public Guid? ResultId { get; private set; }

    public UserId? OwnerUserId { get; private init; }

    public SellerId? OwnerSellerId { get; private init; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Somebody wants it to end; its worker looks for that from time to time.</summary>
    public DateTimeOffset? StopAskedAt { get; private set; }

    /// <summary>Where the work goes on if its worker is gone, in words of its own.</summary>
    public string? Position { get; private set; }

    public bool IsFinished => Status is JobStatus.Succeeded or JobStatus.Failed or JobStatus.Cancelled;

    public static Job Queue(string kind, (string Type, Guid Id)? subject, UserId? ownerUserId, SellerId? ownerSellerId) => new()
    {
        Id = JobId.New(),
        Kind = kind,
        SubjectType = subject?.Type,
        SubjectId = subject?.Id,
        OwnerUserId = ownerUserId,
        OwnerSellerId = ownerSellerId,
    };

    public static Job OfRoutine(string kind) => new() { Id = JobId.New(), Kind = kind, IsRoutine = true };

    /// <summary>Takes a queued job, or a running one whose worker is gone.</summary>
    public void Start(DateTimeOffset now, TimeSpan lease)
    {
        Ensure.That(Status is JobStatus.Queued || (Status is JobStatus.Running && LeaseUntil <= now), States.CannotMove(Status, JobStatus.Running, []));
        (Status, StartedAt, LeaseUntil) = (JobStatus.Running, StartedAt ?? now, now + lease);
        Attempts++;
    }

    public void Progress(int done, int? total, DateTimeOffset now, TimeSpan lease)
    {
        EnsureRunning(JobStatus.Running);
        (ProgressDone, ProgressTotal, LeaseUntil) = (done, total, now + lease);
    }

    /// <summary>So much is done; a successor begins at the position.</summary>
    public void Note(int done, int? total, string? position)
    {
        EnsureRunning(JobStatus.Running);
        (ProgressDone, ProgressTotal, Position) = (done, total, position);
    }

    /// <summary>Its worker is alive.</summary>
    public void Renew(DateTimeOffset now, TimeSpan lease)
    {
        EnsureRunning(JobStatus.Running);
        LeaseUntil = now + lease;
    }

    public void Succeed((string Type, Guid Id)? result, DateTimeOffset now)
    {
        EnsureRunning(JobStatus.Succeeded);
        (ResultType, ResultId) = (result?.Type, result?.Id);
        Finish(JobStatus.Succeeded, now);
    }

    public void Fail(IEnumerable<JobError> errors, DateTimeOffset now)
    {
        EnsureRunning(JobStatus.Failed);
        Errors = [.. errors.Take(MaxErrors)];
        Finish(JobStatus.Failed, now);
    }

    /// <summary>Nobody has begun it: then it is cancelled. Who works on it is asked to stop.</summary>
    public void Stop(DateTimeOffset now)
    {
        if (Status is JobStatus.Running) StopAskedAt ??= now;
        else Cancel(now);
    }

    public void Cancel(DateTimeOffset now)
    {
        if (Status is JobStatus.Cancelled) return;
        Ensure.That(!IsFinished, States.CannotMove(Status, JobStatus.Cancelled, []));
        Finish(JobStatus.Cancelled, now);
    }

    private void EnsureRunning(JobStatus next) => Ensure.That(Status is JobStatus.Running, States.CannotMove(Status, next, []));

    private void Finish(JobStatus status, DateTimeOffset now) => (Status, FinishedAt, LeaseUntil) = (status, now, null);
}
