using Marketplace.Domain.Common;

namespace Marketplace.Application.Finance.Contracts;

/// <summary>What sales cost their sellers. Nothing here saves: the use case that sells or calls off does, so that there is no sale without its commission.</summary>
public interface ICommissions
{
    /// <summary>Freezes the commission of what is being sold, by the rules of this moment.</summary>
    /// <returns>What each seller order costs, tax included.</returns>
    Task<IReadOnlyDictionary<SellerOrderId, Money>> ChargeAsync(IReadOnlyCollection<SoldLine> lines, CancellationToken ct);

    /// <summary>Gives back all that is charged for seller orders that come to nothing.</summary>
    Task ReverseAsync(IReadOnlyCollection<SellerOrderId> calledOff, CancellationToken ct);

    /// <summary>Gives back the same part of what is charged for a seller order, line by line, as of it has come to nothing.</summary>
    /// <returns>What it costs from now on, tax included.</returns>
    Task<long> ReverseAsync(SellerOrderId part, UndoneSale undone, CancellationToken ct);
}

/// <param name="Items">What the goods bring, discounts of the seller taken off, tax on top left out.</param>
/// <param name="Shipping">The line's part of what is charged for sending.</param>
public sealed record SoldLine(SellerOrderId SellerOrderId, OrderLineId OrderLineId, SellerId SellerId, ProductId ProductId, Money Items, long Shipping = 0);
