using Marketplace.Domain.Common;

namespace Marketplace.Domain.Ordering.Contracts;

/// <summary>An order stands: paid, or to be paid on delivery. Amounts are in the currency's smallest unit.</summary>
public sealed record OrderPlaced(OrderId OrderId, BuyerId BuyerId, string Number, long Total, string Currency) : IDomainEvent
{
    public string Name => "order.placed";

    public Guid SubjectId => OrderId.Value;
}

/// <summary>All that was not called off has been delivered for good.</summary>
public sealed record OrderCompleted(OrderId OrderId, BuyerId BuyerId) : IDomainEvent
{
    public string Name => "order.completed";

    public Guid SubjectId => OrderId.Value;
}

/// <summary>Every part of the order was called off.</summary>
public sealed record OrderCancelled(OrderId OrderId, BuyerId BuyerId) : IDomainEvent
{
    public string Name => "order.cancelled";

    public Guid SubjectId => OrderId.Value;
}

/// <summary>A seller's part of an order has moved on; the name tells where to: <c>sellerOrder.shipped</c>.</summary>
public sealed record SellerOrderMoved(
    SellerOrderId SellerOrderId, OrderId OrderId, SellerId SellerId, BuyerId BuyerId, SellerOrderStatus From, SellerOrderStatus To, string? Reason) : IDomainEvent
{
    public string Name => "sellerOrder." + System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(To.ToString());

    public Guid SubjectId => SellerOrderId.Value;
}
