using System.Linq.Expressions;
using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Something that time brings to seller orders.</summary>
internal interface IDueMove
{
    /// <summary>Asked again when the order is held; what is done must make it untrue.</summary>
    Expression<Func<SellerOrder, bool>> IsDue(DateTimeOffset now);

    /// <summary>Within a unit of work that holds the order.</summary>
    Task MakeAsync(Order order, IReadOnlyList<SellerOrder> parts, SellerOrder part, DateTimeOffset now, CancellationToken ct);
}

/// <summary>Makes the moves that are due, each in a unit of work that holds its order, so that none is made twice, however many nodes try.</summary>
internal sealed class DueSellerOrders<TMove>(IOrderingDb db, IDueWork work, TMove move, TimeProvider clock)
    where TMove : IDueMove
{
    /// <returns>How many were made.</returns>
    public Task<int> DoAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return work.DoAsync<DueSellerOrder<TMove>, SellerOrderId>(
            db.SellerOrders.Where(move.IsDue(now)).OrderBy(part => part.Id).Select(part => part.Id), (one, id) => one.MoveAsync(id, now, cancellationToken), cancellationToken);
    }
}

internal sealed class DueSellerOrder<TMove>(IOrderingDb db, IUnitOfWork work, TMove move)
    where TMove : IDueMove
{
    public Task<bool> MoveAsync(SellerOrderId id, DateTimeOffset now, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var whole = await db.SellerOrders.Where(part => part.Id == id).Select(part => part.OrderId).SingleAsync(ct);
            await work.LockAsync(OrderDesk.LockOf(whole), ct);
            if (!await db.SellerOrders.Where(part => part.Id == id).AnyAsync(move.IsDue(now), ct)) return false; // made meanwhile

            var order = await db.Orders.SingleAsync(candidate => candidate.Id == whole, ct);
            var parts = await db.SellerOrders.Where(part => part.OrderId == whole).ToListAsync(ct);
            await move.MakeAsync(order, parts, parts.Single(part => part.Id == id), now, ct);
            await db.SaveChangesAsync(ct);
            return true;
        },
        cancellationToken);
}
