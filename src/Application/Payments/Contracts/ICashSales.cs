using Marketplace.Domain.Common;

namespace Marketplace.Application.Payments.Contracts;

/// <summary>What is sold against cash, as far as a payment needs to know. Call it within a unit of work; the caller saves.</summary>
public interface ICashSales
{
    /// <summary>
    /// A seller has the cash for one of its seller orders, which the caller sees. Refused where the goods have not left the seller, where the amount is not what is due, or where it was
    /// collected before.
    /// </summary>
    Task<CashCollectionId> CollectAsync(SellerOrderId id, Money amount, DateTimeOffset at, CancellationToken ct);
}
