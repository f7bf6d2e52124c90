using Marketplace.Domain.Common;

namespace Marketplace.Application.Inventory.Contracts;

/// <summary>What is held for lines of orders, for whoever checks the orders.</summary>
public interface IReservationBooks
{
    Task<IReadOnlyDictionary<OrderLineId, HeldStock>> OfAsync(IReadOnlyCollection<OrderLineId> lines, CancellationToken ct);

    /// <summary>How many reservations there are, ended ones too.</summary>
    Task<int> CountAsync(CancellationToken ct);
}

/// <summary>A line has one reservation for ever; in the end all of it was sold or given back.</summary>
/// <param name="Returned">What had left and is in the stock again, by the stock's movements.</param>
public sealed record HeldStock(ListingId ListingId, int Quantity, int Sold, int GivenBack, int Returned);
