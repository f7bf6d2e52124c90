using Marketplace.Domain.Common;

namespace Marketplace.Domain.Ordering.Contracts;

/// <summary>Goods of a seller order were laid together to be sent; the buyer hears of it when they move.</summary>
public sealed record FulfilmentCreated(FulfilmentId FulfilmentId, SellerOrderId SellerOrderId, OrderId OrderId, SellerId SellerId) : IDomainEvent
{
    public string Name => "fulfilment.created";

    public Guid SubjectId => FulfilmentId.Value;
}

/// <summary>The buyer can be shown a code by which the goods are handed over.</summary>
public sealed record PickupCodeIssued(SellerOrderId SellerOrderId, OrderId OrderId, SellerId SellerId, BuyerId BuyerId) : IDomainEvent
{
    public string Name => "sellerOrder.pickupCodeIssued";

    public Guid SubjectId => SellerOrderId.Value;
}

/// <summary>What is sent has moved on; the name tells where to: <c>fulfilment.shipped</c>.</summary>
public sealed record FulfilmentMoved(
    FulfilmentId FulfilmentId, SellerOrderId SellerOrderId, OrderId OrderId, SellerId SellerId, BuyerId BuyerId, FulfilmentStatus Before, FulfilmentStatus After, string? Reason) : IStateChange
{
    public string Name => $"fulfilment.{To}";

    public Guid SubjectId => FulfilmentId.Value;

    public string SubjectType => "fulfilments";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}
