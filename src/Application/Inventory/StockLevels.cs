using Marketplace.Application.Inventory.Contracts;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Inventory;

internal sealed class StockLevels(IInventoryDb db) : IStockLevels
{
    public async Task<int> AvailableAsync(ListingId listing, CancellationToken ct) =>
        Math.Max(0, await db.StockItems.Where(item => item.ListingId == listing).SumAsync(item => item.OnHand - item.Reserved - item.SafetyStock, ct));
}
