using Marketplace.Domain.Common;

namespace Marketplace.Domain.Ordering.Contracts;

/// <summary>A part of a seller order was called off. The amount is what the goods cost, in the currency's smallest unit.</summary>
public sealed record SellerOrderReduced(SellerOrderId SellerOrderId, OrderId OrderId, SellerId SellerId, BuyerId BuyerId, long Amount, string Currency, string Reason) : IDomainEvent
{
    public string Name => "sellerOrder.reduced";

    public Guid SubjectId => SellerOrderId.Value;
}
