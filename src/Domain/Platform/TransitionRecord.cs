using Marketplace.Domain.Common;

namespace Marketplace.Domain.Platform;

public enum ActorKind { Buyer, Seller, Admin, System }

/// <summary>A move of something through its states: the history that its readers see. Written by the save, from the event.</summary>
public sealed class TransitionRecord
{
    private TransitionRecord() { } // EF Core

    public TransitionId Id { get; private init; }

    /// <summary>A resource type: <c>products</c>.</summary>
    public string SubjectType { get; private init; } = "";

    public Guid SubjectId { get; private init; }

    public string From { get; private init; } = "";

    public string To { get; private init; } = "";

    public string? Reason { get; private init; }

    public DateTimeOffset At { get; private init; }

    public ActorKind ActorKind { get; private init; }

    public UserId? ActorId { get; private init; }

    public static TransitionRecord Of(IStateChange change, DateTimeOffset at, ActorKind actorKind, UserId? actorId) => new()
    {
        Id = TransitionId.New(),
        SubjectType = change.SubjectType,
        SubjectId = change.SubjectId,
        From = change.From,
        To = change.To,
        Reason = change.Reason,
        At = at,
        ActorKind = actorKind,
        ActorId = actorId,
    };
}
