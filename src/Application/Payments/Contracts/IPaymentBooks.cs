using Marketplace.Domain.Common;

namespace Marketplace.Application.Payments.Contracts;

/// <summary>What is due, for whoever checks the orders.</summary>
public interface IPaymentBooks
{
    /// <summary>The payments of orders, each with what is due by it.</summary>
    Task<ILookup<OrderId, (PaymentId Id, Money Due)>> OfAsync(IReadOnlyCollection<OrderId> orders, CancellationToken ct);

    Task<int> CountAsync(CancellationToken ct);
}
