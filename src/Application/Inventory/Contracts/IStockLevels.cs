using Marketplace.Domain.Common;

namespace Marketplace.Application.Inventory.Contracts;

/// <summary>How much there is at this moment.</summary>
public interface IStockLevels
{
    /// <summary>What can be had of a listing; 0 where it has no stock item or owes more than it has.</summary>
    Task<int> AvailableAsync(ListingId listing, CancellationToken ct);
}
