using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.Domain.Inventory;
using Marketplace.Domain.Inventory.Contracts;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Marketplace.Infrastructure.Persistence.Changes;

/// <summary>Something has changed and is not told yet; stored with the change itself. Its number orders nothing: the feed gives one of its own.</summary>
internal sealed class ChangeNote
{
    private ChangeNote() { } // EF Core

    public long Number { get; private init; }

    public FeedType ResourceType { get; private init; }

    public Guid ResourceId { get; private init; }

    /// <summary>Whose it is, for the case that it is gone when it is told.</summary>
    public SellerId? SellerId { get; private init; }

    public DateTimeOffset ChangedAt { get; private init; }

    public FeedKey Key => new(ResourceType, ResourceId);

    public static ChangeNote Of(FeedKey key, SellerId? seller, DateTimeOffset now) => new() { ResourceType = key.Type, ResourceId = key.Id, SellerId = seller, ChangedAt = now };

    /// <summary>Null for aggregates that are not told.</summary>
    public static ChangeNote? Of(EntityEntry root, DateTimeOffset now) => root.Entity switch
    {
        Product product => Of(new(FeedType.Products, product.Id.Value), product.SellerId, now),
        Listing listing => Of(new(FeedType.Listings, listing.Id.Value), listing.SellerId, now),
        Category category => Of(new(FeedType.Categories, category.Id.Value), seller: null, now),
        Seller seller => Of(new(FeedType.Sellers, seller.Id.Value), seller.Id, now),
        StockItem item => Of(new(FeedType.StockItems, item.Id.Value), item.SellerId, now),
        SellerOrder part => Of(new(FeedType.SellerOrders, part.Id.Value), part.SellerId, now),
        Order order => Of(new(FeedType.Orders, order.Id.Value), seller: null, now),
        User user => Of(new(FeedType.Users, user.Id.Value), seller: null, now),
        _ => null,
    };

    /// <summary>Stock changes without its aggregate, too, and shows in the listing.</summary>
    public static IEnumerable<ChangeNote> Of(IStockEvent happened, DateTimeOffset now) =>
        [Of(new(FeedType.StockItems, happened.SubjectId), seller: null, now), Of(new(FeedType.Listings, happened.ListingId.Value), seller: null, now)];
}
