using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using MediatR;

namespace Marketplace.Application.Platform;

/// <summary>A move through a state machine, as its readers see it.</summary>
public sealed record TransitionView : IView
{
    public TransitionId Id { get; init; }
    public int Revision => 1;
    public string SubjectType { get; init; } = "";
    public Guid SubjectId { get; init; }
    public string From { get; init; } = "";
    public string To { get; init; } = "";
    public string? Reason { get; init; }
    public DateTimeOffset At { get; init; }
    public ActorKind ActorKind { get; init; }

    /// <summary>Who made it, where the reader may know that person: oneself, on the seller's side its own people, and for operators everybody.</summary>
    public UserId? ActorId { get; init; }
}

/// <summary>Only asked for a subject that the caller can see: the kernel makes sure of it.</summary>
internal sealed class ReadTransitions(IPlatformDb db, ISellerPeople people, ICaller caller) : IRequestHandler<Read<TransitionView>, Page<TransitionView>>
{
    public Task<Page<TransitionView>> Handle(Read<TransitionView> request, CancellationToken cancellationToken)
    {
        var (knowsAll, own, seller) = (caller.Surface is Surface.Admin, caller.UserId, caller.Surface is Surface.Seller ? caller.SellerId : null);
        return db.Transitions
        .Select(move => new TransitionView
        {
            Id = move.Id,
            SubjectType = move.SubjectType,
            SubjectId = move.SubjectId,
            From = move.From,
            To = move.To,
            Reason = move.Reason,
            At = move.At,
            ActorKind = move.ActorKind,
            ActorId = knowsAll || move.ActorId == own
                || (move.ActorKind == ActorKind.Seller && people.Memberships.Any(member => member.UserId == move.ActorId && member.SellerId == seller)) ? move.ActorId : null,
        })
        .PageAsync(request, cancellationToken);
    }
}
