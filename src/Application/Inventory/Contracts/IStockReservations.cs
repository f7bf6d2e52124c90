using Marketplace.Domain.Common;

namespace Marketplace.Application.Inventory.Contracts;

/// <summary>
/// Holds stock for lines of orders. Everything happens on the caller's transaction (<see cref="Common.IUnitOfWork"/>), which must have begun: stock
/// and order are stored together or not at all.
/// </summary>
public interface IStockReservations
{
    /// <summary>Holds all that is asked or, where anything is short, nothing. Several lines of one listing are served as one sum.</summary>
    Task<ReserveOutcome> ReserveAsync(IReadOnlyCollection<StockDemand> demands, CancellationToken ct);

    /// <summary>Gives back what the lines still hold: they were cancelled. Lines that hold nothing are fine.</summary>
    Task ReleaseAsync(IReadOnlyCollection<OrderLineId> orderLines, CancellationToken ct);

    /// <summary>Gives back so many of what lines hold, never more than that.</summary>
    Task ReleaseAsync(IReadOnlyDictionary<OrderLineId, int> quantities, CancellationToken ct);

    /// <summary>Takes what the lines hold out of stock: it left the house. Lines that hold nothing are fine.</summary>
    Task ConsumeAsync(IReadOnlyCollection<OrderLineId> orderLines, CancellationToken ct);

    /// <summary>Takes so many of what lines hold out of stock, never more than that.</summary>
    Task ConsumeAsync(IReadOnlyDictionary<OrderLineId, int> quantities, CancellationToken ct);

    /// <summary>So many of what had left the house for lines are in the stock again.</summary>
    /// <param name="isCalledOff">They were never delivered and count as given back; else they stay sold.</param>
    Task TakeBackAsync(IReadOnlyDictionary<OrderLineId, int> quantities, bool isCalledOff, CancellationToken ct);
}

public sealed record StockDemand(ListingId ListingId, OrderLineId OrderLineId, int Quantity);

/// <param name="Available">What could be had instead; 0 where the listing has no stock at all.</param>
public sealed record StockShortage(ListingId ListingId, int Asked, int Available);

/// <param name="Shortages">Empty where everything is held.</param>
public sealed record ReserveOutcome(IReadOnlyList<StockShortage> Shortages)
{
    public bool Succeeded => Shortages.Count == 0;
}
