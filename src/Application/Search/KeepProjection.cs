using Marketplace.Application.Common;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory.Contracts;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Application.Search;

/// <summary>
/// What happens outside of the commands that keep the projection themselves. It looks at the present state, so that events may come twice or late.
/// </summary>
internal sealed class KeepProjection(IProductProjection projection) : IEventConsumer
{
    public string Name => "search.projection";

    public bool Wants(string eventName) =>
        eventName.StartsWith("stock.", StringComparison.Ordinal) || eventName.StartsWith("seller.", StringComparison.Ordinal)
        || eventName is "shop.updated" or "category.updated" or "listing.stockOut" or "listing.backInStock";

    public Task HandleAsync(EventEnvelope happened, CancellationToken ct) => happened.Name switch
    {
        "shop.updated" => projection.RefreshSellerAsync(happened.Read<ShopUpdated>().SellerId, ct),
        "category.updated" => projection.RefreshCategoryAsync(new CategoryId(happened.SubjectId), ct),
        "listing.stockOut" or "listing.backInStock" => projection.RefreshAsync([happened.Read<ListingStatusChanged>().ProductId], ct),
        _ when happened.Name.StartsWith("seller.", StringComparison.Ordinal) => projection.RefreshSellerAsync(new SellerId(happened.SubjectId), ct),
        _ => projection.RefreshListingsAsync([happened.Read<StockHappened>().ListingId], ct),
    };
}
