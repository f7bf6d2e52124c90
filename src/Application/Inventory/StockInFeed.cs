using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Inventory;

internal sealed class StockInFeed(IInventoryDb db) : IFeedSubjects
{
    public FeedType Type => FeedType.StockItems;

    public async Task<IReadOnlyList<FeedSubject>> LookAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        StockItemId[] items = [.. ids.Select(StockItemId.From)];
        return await db.StockItems.Where(item => items.Contains(item.Id)).Select(item => new FeedSubject(item.Id.Value, item.SellerId, false)).ToListAsync(ct);
    }
}
