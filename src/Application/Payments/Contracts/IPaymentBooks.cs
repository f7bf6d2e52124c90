using Marketplace.Domain.Common;

namespace Marketplace.Application.Payments.Contracts;

/// <summary>What is due and paid, for whoever checks the orders.</summary>
public interface IPaymentBooks
{
    /// <summary>The payments of orders.</summary>
    Task<ILookup<OrderId, OrderPayment>> OfAsync(IReadOnlyCollection<OrderId> orders, CancellationToken ct);

    /// <summary>What refunds say of the lines of seller orders; a line of which they say nothing is left out.</summary>
    Task<IReadOnlyDictionary<OrderLineId, RefundedLine>> LinesAsync(IReadOnlyCollection<SellerOrderId> parts, CancellationToken ct);

    /// <summary>How many orders have a payment.</summary>
    Task<int> CountAsync(CancellationToken ct);
}

/// <summary>An attempt to pay an order; amounts in the smallest unit of the order's currency.</summary>
/// <param name="Paid">What it has brought for the order; what pays for nothing is left out.</param>
public sealed record OrderPayment(PaymentId Id, long Due, long Paid);

/// <summary>A line of an order, as its refunds tell of it; amounts in the smallest unit of the order's currency.</summary>
/// <param name="ClaimedQuantity">For how many a refund was asked for and not given up.</param>
/// <param name="ClaimedTotal">What those are worth.</param>
/// <param name="RefundedQuantity">For how many money has gone back, called off ones too.</param>
/// <param name="RefundedTotal">What has gone back.</param>
/// <param name="Returned">How many are back in the stock.</param>
public sealed record RefundedLine(int ClaimedQuantity, long ClaimedTotal, int RefundedQuantity, long RefundedTotal, int Returned)
{
    public static readonly RefundedLine Nothing = new(0, 0, 0, 0, 0);
}
