using Marketplace.Domain.Common;

namespace Marketplace.Domain.Ordering.Contracts;

/// <summary>An order as a whole has come to another state, which is its name: <c>order.placed</c>. Amounts are in the currency's smallest unit.</summary>
public sealed record OrderMoved(
    OrderId OrderId, BuyerId BuyerId, string Number, long Total, string Currency, OrderStatus Before, OrderStatus After, string? Reason) : IStateChange
{
    /// <summary>What was bought, when it is placed; later it can be read with the order.</summary>
    public IReadOnlyList<OrderedItem> Items { get; init; } = [];

    public string Name => $"order.{To}";

    public Guid SubjectId => OrderId.Value;

    public string SubjectType => "orders";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}

/// <summary>One thing of an order that was placed.</summary>
/// <param name="UnitPrice">With what the buyer's decisions add.</param>
/// <param name="Total">Less discounts, with taxes.</param>
public sealed record OrderedItem(SellerOrderId SellerOrderId, SellerId SellerId, OrderLineId LineId, ListingId ListingId, ProductId ProductId, VariantId VariantId, int Quantity, long UnitPrice, long Total);

/// <summary>A seller's part of an order has moved on; the name tells where to: <c>sellerOrder.shipped</c>.</summary>
public sealed record SellerOrderMoved(
    SellerOrderId SellerOrderId, OrderId OrderId, SellerId SellerId, BuyerId BuyerId, SellerOrderStatus Before, SellerOrderStatus After, string? Reason) : IStateChange
{
    public string Name => $"sellerOrder.{To}";

    public Guid SubjectId => SellerOrderId.Value;

    public string SubjectType => "sellerOrders";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}

/// <summary>What the sale costs the seller is fixed, tax included. Amounts are in the currency's smallest unit.</summary>
public sealed record CommissionRecorded(SellerOrderId SellerOrderId, OrderId OrderId, SellerId SellerId, long Amount, string Currency) : IDomainEvent
{
    public string Name => "commission.recorded";

    public Guid SubjectId => SellerOrderId.Value;
}

/// <summary>A seller gets commission back, because the sale was undone in whole or in part.</summary>
public sealed record CommissionReversed(SellerOrderId SellerOrderId, OrderId OrderId, SellerId SellerId, long Amount, string Currency) : IDomainEvent
{
    public string Name => "commission.reversed";

    public Guid SubjectId => SellerOrderId.Value;
}
