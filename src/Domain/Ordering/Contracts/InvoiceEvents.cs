using Marketplace.Domain.Common;

namespace Marketplace.Domain.Ordering.Contracts;

/// <summary>The money for a seller order is there. Amounts are in the currency's smallest unit.</summary>
public sealed record SellerOrderPaid(SellerOrderId SellerOrderId, OrderId OrderId, SellerId SellerId, BuyerId BuyerId, long Total, string Currency) : IDomainEvent
{
    public string Name => "sellerOrder.paid";

    public Guid SubjectId => SellerOrderId.Value;
}

/// <summary>A seller has billed a buyer, or taken back of a bill; or the marketplace has billed a seller, where no buyer and no order is named.</summary>
public sealed record InvoiceIssued(
    InvoiceId InvoiceId, InvoiceKind Kind, string Number, SellerOrderId? SellerOrderId, OrderId? OrderId, SellerId SellerId, BuyerId? BuyerId, long Total, string Currency) : IDomainEvent
{
    public string Name => "invoice.issued";

    public Guid SubjectId => InvoiceId.Value;
}
