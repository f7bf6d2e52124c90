using Marketplace.Application.Inventory.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Inventory;

internal sealed class StockOpening(IInventoryDb db) : IStockOpening
{
    public void Open(ListingId listing, SellerId seller, int onHand) => db.StockItems.Add(StockItem.Open(listing, seller, onHand));

    public async Task AdjustAsync(ListingId listing, int by, string note, CancellationToken ct)
    {
        var item = await db.StockItems.SingleAsync(item => item.ListingId == listing, ct);
        item.Adjust(new AdjustmentDetails(Delta: by, Set: null, AdjustmentReason.Correction) { Note = note }, by: null);
    }

    public async Task CloseAsync(ListingId listing, CancellationToken ct) =>
        db.StockItems.RemoveRange(await db.StockItems.Where(item => item.ListingId == listing).ToListAsync(ct));
}
