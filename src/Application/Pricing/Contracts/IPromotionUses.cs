using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Application.Pricing.Contracts;

/// <summary>Counts how often promotions are used, in the transaction of whoever sells or calls off, so that no limit is passed whoever races.</summary>
public interface IPromotionUses
{
    /// <summary>Uses what gave something to the basket; saved by the caller. Without such a promotion it asks nothing.</summary>
    /// <returns>False where one of them was used up, or taken back, since the basket was priced: the basket costs something else now, and the transaction must not be stored.</returns>
    Task<bool> TakeAsync(OrderId order, BuyerId buyer, PricedBasket basket, CancellationToken ct);

    /// <summary>The order comes to nothing: what it used can be used again. Once, however often it is told.</summary>
    Task GiveBackAsync(OrderId order, CancellationToken ct);

    /// <summary>Who was a guest turns out to be a buyer.</summary>
    Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct);

    /// <summary>What promotions took off each order, whether it stands or not. What used none is left out.</summary>
    Task<IReadOnlyDictionary<OrderId, long>> OfAsync(IReadOnlyCollection<OrderId> orders, CancellationToken ct);
}
