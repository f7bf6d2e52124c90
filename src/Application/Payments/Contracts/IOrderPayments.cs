using Marketplace.Domain.Common;

namespace Marketplace.Application.Payments.Contracts;

/// <summary>What an order needs of its payment. Nothing here saves: the order's use case does, so that there is no order without one.</summary>
public interface IOrderPayments
{
    /// <summary>Refuses what is no payment method: 422 <c>invalid_value</c> at <c>paymentMethod</c>.</summary>
    void EnsureKnown(string method);

    PaymentId Open(OrderId order, BuyerId buyer, Money due, string method);

    /// <summary>What one buyer pays or paid is another's from now on.</summary>
    Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct);

    /// <summary>The cash for a seller order is in its seller's hands, who owes the commission from now on.</summary>
    /// <returns>Null where nothing is due in cash by the order.</returns>
    Task<CashCollectionId?> CollectAsync(OrderId order, SellerOrderId part, SellerId seller, Money amount, DateTimeOffset at, CancellationToken ct);

    /// <summary>All the cash that will come has been collected.</summary>
    Task SettleAsync(OrderId order, CancellationToken ct);

    /// <summary>Nothing is to be paid any more.</summary>
    Task CancelAsync(OrderId order, CancellationToken ct);
}
