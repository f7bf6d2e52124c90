using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Moves a seller's part of an order on; the answer shows the transition.</summary>
public sealed record MoveSellerOrderCommand(SellerOrderId Id, SellerOrderStatus To, string? Reason) : ICommand<Written>;

internal sealed class MoveSellerOrderHandler(IUnitOfWork work, IOrderingDb db, OrderDesk desk, ParcelDesk parcels, PickupDesk pickups, Bargains bargains, ICaller caller, IMoveHistory moves) : IRequestHandler<MoveSellerOrderCommand, Written>
{
    private const string SubjectType = "sellerOrders";

    public Task<Written> Handle(MoveSellerOrderCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            // Each part changes the whole, which is derived from all of them.
            if (await db.SellerOrders.Where(part => part.Id == request.Id).Select(part => (OrderId?)part.OrderId).SingleOrDefaultAsync(ct) is { } whole) await work.LockAsync(OrderDesk.LockOf(whole), ct);
            var part = await db.SellerOrders.VisibleTo(caller).SingleOrDefaultAsync(part => part.Id == request.Id, ct);
            Ensure.That(part is not null, OrderErrors.NotFound);
            var moved = desk.Move(part, request.To, caller.OrderActor, request.Reason);
            var isIssued = part.Status is SellerOrderStatus.ReadyForPickup && await pickups.IssueAsync(part, ct);
            if (!moved)
            {
                if (isIssued) await db.SaveChangesAsync(ct);
                return await moves.LastAsync(SubjectType, request.Id.Value, ct);
            }

            var order = await db.Orders.SingleAsync(order => order.Id == part.OrderId, ct);
            var parts = await db.SellerOrders.Where(other => other.OrderId == part.OrderId).ToListAsync(ct);
            if (part.Status is SellerOrderStatus.Cancelled) bargains.MayGo(part, parts);
            await parcels.LeadAsync([part], ct);
            await desk.FollowAsync(order, parts, [part], request.Reason, ct);
            await db.SaveChangesAsync(ct);
            return await moves.LastAsync(SubjectType, request.Id.Value, ct) with { AlreadyThere = false };
        },
        cancellationToken);
}
