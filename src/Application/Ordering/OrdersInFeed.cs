using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

internal sealed class OrdersInFeed(IOrderingDb db) : IFeedSubjects
{
    public FeedType Type => FeedType.Orders;

    public async Task<IReadOnlyList<FeedSubject>> LookAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        OrderId[] orders = [.. ids.Select(OrderId.From)];
        return await db.Orders.Where(order => orders.Contains(order.Id)).Select(order => new FeedSubject(order.Id.Value, null, false)).ToListAsync(ct);
    }
}

internal sealed class SellerOrdersInFeed(IOrderingDb db) : IFeedSubjects
{
    public FeedType Type => FeedType.SellerOrders;

    public async Task<IReadOnlyList<FeedSubject>> LookAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        SellerOrderId[] parts = [.. ids.Select(SellerOrderId.From)];
        return await db.SellerOrders.Where(part => parts.Contains(part.Id)).Select(part => new FeedSubject(part.Id.Value, part.SellerId, false)).ToListAsync(ct);
    }
}
