using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering.Contracts;
using static Marketplace.Domain.Ordering.InterestStatus;

namespace Marketplace.Domain.Ordering;

public enum InterestStatus { Open, Contacted, Converted, Closed, Withdrawn }

/// <summary>A buyer would like to have what a listing offers, and wants to be spoken to. Nothing is bought by it.</summary>
public sealed class Interest : AggregateRoot, IInquiry
{
    public const int MaxMessageLength = 2000;

    public static readonly StateMachine<InterestStatus> OfBuyer = new((Open, Withdrawn));

    public static readonly StateMachine<InterestStatus> OfSellerAndAdmin = new((Open, Contacted), (Contacted, Converted), (Contacted, Closed));

    private Interest() { } // EF Core

    public InterestId Id { get; private init; }

    public ListingId ListingId { get; private init; }

    public SellerId SellerId { get; private init; }

    public BuyerId BuyerId { get; private init; }

    public string? Message { get; private set; }

    public InterestStatus Status { get; private set; }

    public static Interest Express(BuyerId buyer, ListingId listing, SellerId seller, string? message)
    {
        var interest = new Interest { Id = InterestId.New(), ListingId = listing, SellerId = seller, BuyerId = buyer, Message = Require.OptionalText(message, MaxMessageLength, "message") };
        interest.Raise(new InterestExpressed(interest.Id, listing, seller, buyer));
        return interest;
    }

    public void Move(InterestStatus to, StateMachine<InterestStatus> moves, string? reason)
    {
        if (Status == to) return; // a repeated move changes nothing
        reason = moves.Check(Status, to, reason);
        Raise(new InterestMoved(Id, ListingId, SellerId, BuyerId, Status, to, reason));
        Status = to;
    }

    /// <summary>That somebody was interested stays, what was written does not; nobody is spoken to who is not there.</summary>
    public void ForgetPerson()
    {
        if (Status is Open) Move(Withdrawn, OfBuyer, reason: null);
        Message = null;
    }
}
