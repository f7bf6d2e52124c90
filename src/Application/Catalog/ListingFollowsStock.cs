using Marketplace.Application.Common;
using Marketplace.Application.Inventory.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

/// <summary>
/// A listing on offer is out of stock when nothing can be had, and back when something can. It looks at the present stock, so that events may come
/// twice or late. What can be bought does not wait for it: that is asked of the stock itself.
/// </summary>
internal sealed class ListingFollowsStock(ICatalogDb db, IStockLevels stock) : IEventConsumer
{
    public string Name => "catalog.listingFollowsStock";

    public bool Wants(string eventName) => eventName.StartsWith("stock.", StringComparison.Ordinal) || eventName is "listing.activated" or "listing.updated";

    public async Task HandleAsync(EventEnvelope happened, CancellationToken ct)
    {
        var id = happened.Name.StartsWith("stock.", StringComparison.Ordinal) ? happened.Read<StockHappened>().ListingId : new ListingId(happened.SubjectId);
        var available = await stock.AvailableAsync(id, ct);
        if (await db.Listings.SingleOrDefaultAsync(listing => listing.Id == id, ct) is { } listing) listing.ReflectStock(available);
    }
}
