using Marketplace.Domain.Common;

namespace Marketplace.Domain.Ordering.Contracts;

/// <summary>A buyer would like to have what a listing offers.</summary>
public sealed record InterestExpressed(InterestId InterestId, ListingId ListingId, SellerId SellerId, BuyerId BuyerId) : IDomainEvent
{
    public string Name => "interest.expressed";

    public Guid SubjectId => InterestId.Value;
}

/// <summary>The name tells where to: <c>interest.contacted</c>.</summary>
public sealed record InterestMoved(
    InterestId InterestId, ListingId ListingId, SellerId SellerId, BuyerId BuyerId, InterestStatus Before, InterestStatus After, string? Reason) : IStateChange
{
    public string Name => $"interest.{To}";

    public Guid SubjectId => InterestId.Value;

    public string SubjectType => "interests";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}

/// <summary>A buyer asks to be sold something that is sold on request.</summary>
public sealed record PurchaseRequestCreated(PurchaseRequestId PurchaseRequestId, ListingId ListingId, SellerId SellerId, BuyerId BuyerId, int Quantity) : IDomainEvent
{
    public string Name => "purchaseRequest.created";

    public Guid SubjectId => PurchaseRequestId.Value;
}

/// <summary>The name tells where to: <c>purchaseRequest.approved</c>.</summary>
/// <param name="OrderId">What it has become.</param>
public sealed record PurchaseRequestMoved(
    PurchaseRequestId PurchaseRequestId, ListingId ListingId, SellerId SellerId, BuyerId BuyerId, OrderId? OrderId, PurchaseRequestStatus Before, PurchaseRequestStatus After, string? Reason) : IStateChange
{
    public string Name => $"purchaseRequest.{To}";

    public Guid SubjectId => PurchaseRequestId.Value;

    public string SubjectType => "purchaseRequests";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}
