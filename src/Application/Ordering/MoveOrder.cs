using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Cancels an order with all its seller orders, all or none; no other state of an order is set by hand.</summary>
public sealed record MoveOrderCommand(OrderId Id, OrderStatus To, string? Reason) : ICommand<Written>;

internal sealed class MoveOrderHandler(IUnitOfWork work, IOrderingDb db, OrderDesk desk, ParcelDesk parcels, ICaller caller, IMoveHistory moves) : IRequestHandler<MoveOrderCommand, Written>
{
    private const string SubjectType = "orders";

    public Task<Written> Handle(MoveOrderCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync(OrderDesk.LockOf(request.Id), ct);
            var order = await db.Orders.VisibleTo(caller).SingleOrDefaultAsync(order => order.Id == request.Id, ct);
            Ensure.That(order is not null, OrderErrors.NotFound);
            if (order.Status is OrderStatus.Cancelled && request.To is OrderStatus.Cancelled) return await moves.LastAsync(SubjectType, request.Id.Value, ct);

            var parts = await db.SellerOrders.Where(part => part.OrderId == order.Id).ToListAsync(ct);
            var live = parts.Where(part => !part.IsCalledOff).ToList();
            var mayBeCancelled = live.Count > 0 && live.TrueForAll(part => SellerOrderMoves.IsAllowed(part.Status, SellerOrderStatus.Cancelled, caller.OrderActor, part.Manners));
            Ensure.That(request.To is OrderStatus.Cancelled && mayBeCancelled, OrderErrors.CannotBecome(order.Status, request.To, mayBeCancelled));

            foreach (var part in live) desk.Move(part, SellerOrderStatus.Cancelled, caller.OrderActor, request.Reason);
            await parcels.LeadAsync(live, ct);
            await desk.FollowAsync(order, parts, live, request.Reason, ct);
            await db.SaveChangesAsync(ct);
            return await moves.LastAsync(SubjectType, request.Id.Value, ct) with { AlreadyThere = false };
        },
        cancellationToken);
}
