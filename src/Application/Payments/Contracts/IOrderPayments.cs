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

    /// <summary>Nothing is to be paid any more.</summary>
    Task CancelAsync(OrderId order, CancellationToken ct);
}
