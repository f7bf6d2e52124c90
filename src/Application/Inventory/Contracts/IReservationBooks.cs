using Marketplace.Domain.Common;

namespace Marketplace.Application.Inventory.Contracts;

/// <summary>What is held for lines of orders, for whoever checks the orders.</summary>
public interface IReservationBooks
{
    Task<IReadOnlyDictionary<OrderLineId, HeldStock>> OfAsync(IReadOnlyCollection<OrderLineId> lines, CancellationToken ct);

    /// <summary>How many reservations there are, ended ones too.</summary>
    Task<int> CountAsync(CancellationToken ct);
}

/// <summary>A line has one reservation for ever; in the end it was sold or given back.</summary>
public enum HeldState { Held, Sold, GivenBack }

public sealed record HeldStock(ListingId ListingId, int Quantity, HeldState State);
