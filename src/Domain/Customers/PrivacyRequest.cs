using Marketplace.Domain.Common;
using Marketplace.Domain.Customers.Contracts;
using static Marketplace.Domain.Customers.PrivacyStatus;

namespace Marketplace.Domain.Customers;

public enum PrivacyKind { Access, Export, Rectification, Erasure }

public enum PrivacyStatus { Received, InProgress, Completed, Rejected }

/// <summary>Somebody uses a right over their data (Mauritius Data Protection Act 2017, part VI; GDPR, articles 15 to 17).</summary>
public sealed class PrivacyRequest : AggregateRoot, IAudited
{
    public const int MaxNoteLength = 2000;

    /// <summary>One month, as the law has it.</summary>
    private const int DaysToAnswer = 30;

    public static readonly StateMachine<PrivacyStatus> Moves = new((Received, InProgress), (Received, Completed), (Received, Rejected), (InProgress, Completed), (InProgress, Rejected)) { ReasonedStates = [Rejected] };

    private PrivacyRequest() { } // EF Core

    public string? AuditedAs => "privacyRequests";

    public PrivacyRequestId Id { get; private init; }

    public UserId UserId { get; private init; }

    public PrivacyKind Kind { get; private init; }

    public string? Note { get; private set; }

    public PrivacyStatus Status { get; private set; }

    /// <summary>By when it has to be answered, in UTC.</summary>
    public DateOnly DueOn { get; private init; }

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>What was exported (JSON).</summary>
    public UploadId? FileId { get; private set; }

    public JobId JobId { get; private init; }

    public bool IsForData => Kind is PrivacyKind.Export or PrivacyKind.Access;

    public static PrivacyRequest Receive(PrivacyRequestId id, UserId user, PrivacyKind kind, string? note, JobId job, DateTimeOffset now)
    {
        var request = new PrivacyRequest
        {
            Id = id,
            UserId = user,
            Kind = kind,
            Note = Require.OptionalText(note, MaxNoteLength, "note"),
            DueOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(DaysToAnswer),
            JobId = job,
        };
        request.Raise(new PrivacyRequestReceived(request.Id));
        return request;
    }

    public void Move(PrivacyStatus to, string? reason, DateTimeOffset now)
    {
        if (Status == to) return; // a repeated move changes nothing
        reason = Moves.Check(Status, to, reason);
        Raise(new PrivacyRequestMoved(Id, Status, to, reason));
        Status = to;
        if (to is Completed or Rejected) CompletedAt = now;
    }

    public void Answer(UploadId file) => FileId = file;

    /// <summary>Its person is erased: that there was a request stays, what it said does not.</summary>
    public void Forget() => (Note, FileId) = (null, null);
}
