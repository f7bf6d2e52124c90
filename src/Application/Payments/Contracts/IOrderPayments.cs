using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Marketplace.Domain.Payments.Contracts;

namespace Marketplace.Application.Payments.Contracts;

/// <summary>What an order needs of its payments. Nothing here saves: the order's use case does, so that there is no order without one.</summary>
public interface IOrderPayments
{
    /// <summary>Refuses what the order cannot be paid by: 422 <c>invalid_value</c> at <c>paymentMethod</c>; and addresses to come back to that are not the shop's.</summary>
    Task<PaymentPlan> PlanAsync(string method, Money due, string country, string? returnUrl, string? cancelUrl, CancellationToken ct);

    /// <summary>Begins the first attempt; its provider is asked when the order is stored.</summary>
    PaymentId Open(OrderId order, BuyerId buyer, Money due, PaymentPlan plan);

    /// <summary>What one buyer pays or paid is another's from now on.</summary>
    Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct);

    /// <summary>The cash for a seller order is in its seller's hands, who owes the commission from now on.</summary>
    /// <returns>Null where nothing is due in cash by the order.</returns>
    Task<CashCollectionId?> CollectAsync(OrderId order, PaidShare share, DateTimeOffset at, CancellationToken ct);

    /// <summary>All the cash that will come has been collected.</summary>
    Task SettleAsync(OrderId order, CancellationToken ct);

    /// <summary>Nothing is to be paid any more; what arrives all the same goes back.</summary>
    /// <param name="isLate">It was not paid in time.</param>
    Task CancelAsync(OrderId order, bool isLate, CancellationToken ct);

    /// <summary>What was paid for seller orders that were called off goes back, as far as it has not gone back.</summary>
    Task ReturnAsync(OrderId order, IReadOnlyCollection<PaidShare> calledOff, CancellationToken ct);

    /// <summary>What was paid for goods of a seller order goes back, because they were called off; less where more has gone back of it than would be left.</summary>
    Task ReturnAsync(OrderId order, PaidShare paid, IReadOnlyList<RefundLine> calledOff, CancellationToken ct);

    /// <summary>Whether money of the seller order is to go back, and has not gone yet.</summary>
    Task<bool> IsReturningAsync(SellerOrderId part, CancellationToken ct);
}

/// <summary>How an order is going to be paid.</summary>
/// <param name="DueAt">Until when its money is waited for; null: the order goes on without.</param>
public sealed record PaymentPlan(string Method, PaymentProvider Provider, PaymentReturn Back, DateTimeOffset? DueAt);
